/**
 * Identifiers of components: 6 digits of the district (GB/T 2260), the class, 6 digits of a sequence. The class
 * takes 5 digits in the edition of 2026 (17 in all, GB/T 47678.5-2026) and 4 in those before it (16 in all,
 * GB/T 30428.2-2013 and CJ/T 214-2007); the old keep theirs.
 */
export interface ComponentCode {
  district: string
  classCode: string
  sequence: number
  /** The editions whose components are numbered so, the usual one first. */
  editions: readonly string[]
}

const editionsByLength: Record<number, readonly string[]> = {
  17: ['gbt47678.5-2026'],
  16: ['gbt30428.2-2013', 'cjt214-2007'],
}

/** Takes an identifier apart; undefined where it is none. */
export function parseComponentCode(text: string): ComponentCode | undefined {
  const editions = editionsByLength[text.length]
  const sequence = Number(text.slice(-6))
  if (!editions || !/^\d+$/.test(text) || sequence === 0) return undefined
  return { district: text.slice(0, 6), classCode: text.slice(6, -6), sequence, editions }
}

/** What the identifiers of a class in a district begin with. */
export const componentPrefix = (district: number, classCode: string): string => `${district}${classCode}`

/** The identifier after the last one given; undefined where a class has used up its 999,999. */
export function nextComponentCode(prefix: string, last: string | undefined): string | undefined {
  const sequence = (last ? Number(last.slice(-6)) : 0) + 1
  return sequence > 999_999 ? undefined : prefix + String(sequence).padStart(6, '0')
}
