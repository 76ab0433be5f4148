/** Runs of letters and digits; what was masked, spaces and punctuation part them. */
const runs = /[\p{L}\p{N}]+/gu

const partsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(runs) ?? []

/**
 * Every run of one to `longest` characters of a text, with how often it stands there. Chinese is not parted into
 * words, and needs not be: pairs and threes of characters hold them.
 */
export function gramsOf(text: string, longest: number, shortest = 1): Map<string, number> {
  const found = new Map<string, number>()
  for (const part of partsOf(text)) {
    const signs = Array.from(part)
    for (let length = shortest; length <= longest; length++)
      for (let at = 0; at + length <= signs.length; at++) {
        const gram = signs.slice(at, at + length).join('')
        found.set(gram, (found.get(gram) ?? 0) + 1)
      }
  }
  return found
}

const beginning = 24

export const beginningOf = (text: string): string =>
  Array.from(partsOf(text).join(' ')).slice(0, beginning).join('')

/** People say first what it is about: pairs among the first characters, marked `^`, are grams of their own. */
export function gramsOfBeginning(text: string): Map<string, number> {
  return new Map([...gramsOf(beginningOf(text), 2, 2)].map(([gram, times]) => [`^${gram}`, times]))
}

/** The pairs of characters of a text, each once, in the order of their first standing. */
export const pairsOf = (text: string): string[] => [...gramsOf(text, 2, 2).keys()]

/**
 * Marks put together again for people: pairs that overlap or touch in the text become the longest run, so that
 * 「路灯」 and 「灯不」 are read as 「路灯不」. In the order of the text, each once.
 */
export function runsOf(text: string, grams: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  for (const part of partsOf(text)) {
    const signs = Array.from(part)
    const inside = signs.map(() => false)
    for (const length of [1, 2, 3])
      for (let at = 0; at + length <= signs.length; at++)
        if (grams.has(signs.slice(at, at + length).join(''))) inside.fill(true, at, at + length)
    for (const run of runsIn(signs, inside)) found.add(run)
  }
  return [...found]
}

function runsIn(signs: string[], inside: boolean[]): string[] {
  const runs: string[] = []
  let open = ''
  for (const [at, sign] of signs.entries()) {
    if (inside[at]) open += sign
    else if (open !== '') {
      runs.push(open)
      open = ''
    }
  }
  return open === '' ? runs : [...runs, open]
}
