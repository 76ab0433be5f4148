import type { Disclosure, Finding } from '../document.ts'
import type { Alteration } from './alterations.ts'

/** A stretch of a line that can be altered. `at` counts characters of the line from 0. */
export interface Place {
  line: number
  at: number
  text: string
  of: Alteration['of']
  where: 'table' | 'narrative' | 'sheet'
}

const forms: readonly [Alteration['of'], RegExp][] = [
  ['amount', /(?<![\d.,])\d[\d,]*\.\d{1,2}(?![\d%])/g],
  ['unit', /(?<![\d.,])[\d,]+(?:\.\d+)?\s?万元/g],
  ['percent', /(?<![\d.,≥≤=-])\d+\.\d+%/g],
  ['direction', /(增加|减少|增长|下降)(?=\d|\s\d)/g],
]

/** Every figure, unit, percentage and direction of the document that no finding has touched. */
export function placesIn(text: string, document: Disclosure, known: readonly Finding[]): Place[] {
  const spoiled = new Set(known.map(({ line }) => line))
  const notes = new Set(
    document.paragraphs
      .filter((one) => one.text.startsWith('注') || /名词解释|重点工作/.test(one.part))
      .flatMap(({ pieces }) => pieces.map(({ line }) => line)),
  )
  const torn = document.paragraphs.filter(({ pieces }) => pieces.some(({ line }) => spoiled.has(line)))
  for (const { pieces } of torn) for (const { line } of pieces) spoiled.add(line)
  const places: Place[] = []
  text.split('\n').forEach((raw, n) => {
    const line = n + 1
    const where = whereIs(document, line)
    if (!where || spoiled.has(line) || notes.has(line) || /[行栏]\s*[=＝]/.test(raw)) return
    for (const [of, form] of forms)
      for (const match of raw.matchAll(form))
        if (of === 'amount' || where === 'narrative') {
          const long = match[0].replaceAll(/[,.\s]|万元/g, '')
          if (Number(long) !== 0 || of === 'direction')
            places.push({ line, at: match.index, text: match[0], of, where })
        }
  })
  return places
}

function whereIs(document: Disclosure, line: number): Place['where'] | undefined {
  if (document.tables.some(({ from, until }) => line >= from && line <= until)) return 'table'
  if (document.paragraphs.some(({ pieces }) => pieces.some((one) => one.line === line))) return 'narrative'
  if (document.sheets.some((sheet) => [sheet.fundsLine, sheet.sourceLine, sheet.basic?.line].includes(line)))
    return 'sheet'
  return document.goals.some(({ amountLine }) => amountLine === line) ? 'sheet' : undefined
}
