import { amountOf } from '#engines/reports/reports.ts'
import type { Disclosure, Finding } from '../document.ts'

/** A stretch of a line's text, its spaces left out: from, and until before. */
export type Span = readonly [from: number, until: number]

type Told = Pick<Finding, 'found' | 'place'>

const tight = (text: string): string => text.replaceAll(/\s/g, '')
const figure = /(?<![\d.])-?\d[\d,]*(?:\.\d+)?/g

/** The words or the figure found, as they stand in a line. */
export function spanOfFound(
  { found, place }: Told,
  line: string,
  columns: readonly string[],
): Span | undefined {
  const words = tight(found).replaceAll(/^…|…$/g, '')
  const whole = amountOf(words) === undefined ? places(tight(line), words) : amounts(line, words)
  return whole.length > 0 ? chosen(whole, tight(line), place, columns) : undefined
}

/** Where what was found is a remark: the words it quotes or the figures it names, else what its place ends with. */
export function spansOfRemark({ found, place }: Told, line: string): Span[] {
  const [text, words] = [tight(line), tight(found)]
  const parts = [...words.matchAll(/“([^”]{2,})”/g)].map(([, quoted]) => quoted!)
  const named = [...new Set(parts.length > 0 ? parts : (words.match(/\d[\d,]*(?:\.\d+)?%?/g) ?? []))]
  const several = named.flatMap((one) => [...figures(line, one), ...places(text, one)].slice(0, 1))
  if (several.length > 0) return several
  const last = lastWord(place)
  return last.length > 1 ? places(text, last).slice(0, 1) : []
}

/** What the place ends with, but for the number of a column. */
const lastWord = (place: string): string =>
  place
    .replace(/\s*\d+栏$/, '')
    .split(/\s/)
    .at(-1) ?? ''

function places(text: string, words: string): Span[] {
  const found: Span[] = []
  if (words.length < 2 && !/[\u4e00-\u9fff]/.test(words)) return found
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    if (!isWithinFigure(text, at, at + words.length)) found.push([at, at + words.length])
  return found
}

/** `0%` is not what `100%` says, nor `5元` what `15元` does. */
const isWithinFigure = (text: string, from: number, until: number): boolean =>
  (/\d/.test(text.charAt(from)) && /[\d.,]/.test(text.charAt(from - 1))) ||
  (/\d/.test(text.charAt(until - 1)) && /\d/.test(text.charAt(until)))

/** The figures of the line; a blank or a tab ends a figure, so they are taken before the spaces are. */
function figuresIn(line: string): { text: string; span: Span }[] {
  return [...line.matchAll(figure)].map(({ 0: text, index }) => {
    const at = tight(line.slice(0, index)).length
    return { text, span: [at, at + text.length] }
  })
}

/** Of equal figures those with a unit behind them: `3.` before a heading is no amount. */
function amounts(line: string, words: string): Span[] {
  const text = tight(line)
  const equal = figuresIn(line).filter((one) => amountOf(one.text) === amountOf(words))
  const measured = equal.filter(({ span }) => /^(万?元|[%％辆台套人个次批户])/.test(text.slice(span[1])))
  return (measured.length > 0 ? measured : equal).map(({ span }) => span)
}

const figures = (line: string, words: string): Span[] => (words.endsWith('%') ? [] : amounts(line, words))

/** Of several places with the same figure: by the column that the place names, else the first behind its name. */
function chosen(spans: readonly Span[], text: string, place: string, columns: readonly string[]): Span {
  const [column] = /\d+(?=栏$)/.exec(place) ?? []
  const counted = column === undefined ? undefined : spans[columns.indexOf(column)]
  const name = lastWord(place)
  const at = name === '' ? -1 : text.indexOf(name)
  return counted ?? spans.find(([from]) => at >= 0 && from >= at + name.length) ?? spans[0]!
}

/** The columns of the row on this line that hold the figure found, in their order. */
export function columnsHolding(
  { tables }: Disclosure,
  { line, found, place }: Told & { line: number },
): string[] {
  const value = amountOf(found)
  if (value === undefined) return []
  return tables
    .filter(({ title }) => place.startsWith(title))
    .flatMap(({ rows }) => rows)
    .filter((row) => row.line === line || [...row.at.values()].includes(line))
    .flatMap((row) =>
      [...row.columns].filter(([column, own]) => own === value && (row.at.get(column) ?? row.line) === line),
    )
    .toSorted(([a], [b]) => a - b)
    .map(([column]) => String(column))
}
