import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { SpecialDay } from './build-calendar.ts'
import type { Day } from './day.ts'

/** The first year taken from the list. */
const since = '2015'

/**
 * The holidays and make-up workdays announced by the State Council since 2015, as the package `chinese-days`
 * keeps them: what a new district's table begins with. Later years are imported when they are announced.
 */
export const announcedDays: readonly SpecialDay[] = [
  ...read(chineseDays.holidays, 'holiday'),
  ...read(chineseDays.workdays, 'make-up day'),
].sort((a, b) => (a.day < b.day ? -1 : 1))

export const announcedYears: readonly number[] = [
  ...new Set(announcedDays.map(({ day }) => Number(day.slice(0, 4)))),
]

/** Entries read `"2026-02-17": "Spring Festival,春节,4"`: English, Chinese, statutory days. */
function read(list: Record<Day, string>, kind: SpecialDay['kind']): SpecialDay[] {
  return Object.entries(list)
    .filter(([day]) => day >= since)
    .map(([day, names]) => {
      const [en = '', zh = ''] = names.split(',')
      return { day, kind, name: { zh, en } }
    })
}
