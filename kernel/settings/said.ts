import type { z } from 'zod'
import type { Text } from '../errors.ts'

/** What stands beside a number; `one`: in English beside a single one. */
export const measures = {
  days: { zh: '天', en: 'days', one: 'day' },
  hours: { zh: '小时', en: 'hours', one: 'hour' },
  minutes: { zh: '分钟', en: 'minutes', one: 'minute' },
  seconds: { zh: '秒', en: 'seconds', one: 'second' },
  metres: { zh: '米', en: 'm' },
  megabytes: { zh: 'MB', en: 'MB' },
  rows: { zh: '行', en: 'rows', one: 'row' },
  times: { zh: '次', en: 'times', one: 'time' },
  people: { zh: '人', en: 'people', one: 'person' },
  cases: { zh: '件', en: 'cases', one: 'case' },
  pieces: { zh: '个', en: '' },
  characters: { zh: '位', en: 'characters', one: 'character' },
  points: { zh: '分', en: 'points', one: 'point' },
  percent: { zh: '%', en: '%' },
} as const satisfies Record<string, Text & { one?: string }>

interface More {
  measure?: keyof typeof measures
  help?: Text
  /** Of a choice, of known texts of a list, of the names of a table: what each is called. */
  options?: Readonly<Record<string, Text>>
  /** A share from 0 to 1 that people read and write in percent. */
  share?: true
  /** Written over several lines. */
  long?: true
}

/**
 * What a person is shown of a field of a setting: `.meta(said('宽限', 'Grace', { measure: 'days' }))`. Every field of
 * every setting says it, for the page of settings is drawn from the shape alone.
 */
export const said = (zh: string, en: string, { measure, ...more }: More = {}) => ({
  label: { zh, en },
  ...(measure && { measure: measures[measure] }),
  ...more,
})

/** The two sides of a text, each with its own limits. */
export const bothLanguages = <Z extends z.ZodString, E extends z.ZodString>(sides: { zh: Z; en: E }) => ({
  zh: sides.zh.meta(said('中文', 'Chinese')),
  en: sides.en.meta(said('英文', 'English')),
})
