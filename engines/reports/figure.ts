import {
  absolute,
  compare,
  type Decimal,
  isZero,
  minus,
  over,
  rounded,
  times,
  decimal,
  written,
} from './decimal.ts'

/** What a figure counts; the unit's word stands behind it in a sentence. */
export type Unit = 'wan-yuan' | 'percent' | 'piece' | 'plain'

/** A figure of a report: its exact value, what it counts, and to how many places it is printed. */
export interface Figure {
  readonly value: Decimal
  readonly unit: Unit
  readonly places: number
  /** The measure word of a `piece`: 辆, 个, 人次. */
  readonly word?: string
}

/** Money in 万元 with two places (部门决算公开表式). */
export const money = (value: Decimal): Figure => ({ value, unit: 'wan-yuan', places: 2 })
/** A percentage; one place, as the disclosures print it. */
export const percent = (value: Decimal, places = 1): Figure => ({ value, unit: 'percent', places })
export const count = (value: number, word: string): Figure => ({
  value: decimal(value),
  unit: 'piece',
  places: 0,
  word,
})

const words: Record<Unit, string> = { 'wan-yuan': '万元', percent: '%', piece: '', plain: '' }

/** As a sentence prints it: no commas, no zeros at the end, its unit behind it: `16.6万元`, `100%`, `2辆`. */
export const inSentence = ({ value, unit, places, word }: Figure): string =>
  `${written(rounded(value, places), { trimmed: true })}${word ?? words[unit]}`

/** As a table prints it: commas, all places, no unit; an empty cell for nothing. */
export const inTable = ({ value, places }: Figure): string =>
  isZero(value) ? '' : written(rounded(value, places), { grouped: true })

const hundred = decimal(100)

/** Part of a whole in percent; undefined where the whole is nothing. */
export function shareOf(part: Decimal, whole: Decimal, places = 1): Figure | undefined {
  const share = over(times(part, hundred), whole, places)
  return share && percent(share, places)
}

export interface Change {
  way: 'more' | 'less' | 'same'
  /** Without a sign. */
  by: Figure
  /** Difference over the earlier value; undefined where that is nothing. */
  rate: Figure | undefined
}

/** This year against the year before: rate = difference / earlier value. */
export function changeOf(now: Decimal, before: Decimal): Change {
  const difference = minus(now, before)
  const way = compare(now, before)
  return {
    way: way > 0 ? 'more' : way < 0 ? 'less' : 'same',
    by: money(absolute(difference)),
    rate: shareOf(absolute(difference), before),
  }
}
