import type { Formula } from '../document.ts'

/** Row and column formulas as a form prints them: `1栏各行=（2+3）栏`, `31行 = (27+28+29) 行`. */
export function formulasIn(text: string, line: number): Formula[] {
  const found = text.matchAll(/(\d+)\s*(行|栏)(?:各行)?\s*[=＝]\s*[（(]([\d+＋\-－…⋯.\s]+)[）)]\s*(行|栏)/g)
  return [...found].map(([, target, unit, terms]) => ({
    line,
    of: unit === '行' ? ('row' as const) : ('column' as const),
    target: Number(target),
    terms: termsOf(terms!),
  }))
}

/** `1+2+…+8` and `1+2－3`: a run of dots stands for all numbers between its neighbours. */
function termsOf(text: string): { sign: 1 | -1; number: number }[] {
  const terms: { sign: 1 | -1; number: number }[] = []
  const parts =
    text
      .replaceAll(/\s/g, '')
      .replaceAll('＋', '+')
      .replaceAll('－', '-')
      .match(/[+-]?(\d+|[…⋯.]+)/g) ?? []
  let gap = false
  for (const part of parts) {
    const number = Number(part.replace(/^[+-]/, ''))
    if (Number.isNaN(number)) gap = true
    else {
      const last = terms.at(-1)?.number ?? number
      if (gap && number - last < 100)
        for (let between = last + 1; between < number; between++) terms.push({ sign: 1, number: between })
      terms.push({ sign: part.startsWith('-') ? -1 : 1, number })
      gap = false
    }
  }
  return terms
}
