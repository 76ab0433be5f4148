import { z } from 'zod'
import { refuse, type Text } from '#kernel/errors.ts'
import { announcedDays } from './announced-days.ts'
import { dayOfAnotherYear, dayTwice, yearNotAnnounced } from './errors.ts'
import type { DayRow } from './queries.ts'
import { dayShape, yearShape } from './shapes.ts'

/** One year as the public list holiday-cn publishes it (github.com/NateScarlet/holiday-cn). */
export const holidayListShape = z.object({
  year: yearShape,
  /** Where the State Council's notices stand. */
  papers: z.array(z.string().max(500)).max(10).default([]),
  days: z
    .array(z.object({ name: z.string().min(1).max(50), date: dayShape, isOffDay: z.boolean() }))
    .max(366),
})

type HolidayList = z.output<typeof holidayListShape>

/** The list as rows of the day table. A list begins in the December before: New Year may move a weekend. */
export function readHolidayList({ year, papers, days }: HolidayList): DayRow[] {
  if (days.length === 0) refuse(yearNotAnnounced, { year })
  const seen = new Set<string>()
  return days.map(({ name, date, isOffDay }) => {
    if (seen.has(date)) refuse(dayTwice, { day: date })
    if (date < `${year - 1}-12-01` || date > `${year}-12-31`) refuse(dayOfAnotherYear, { day: date, year })
    seen.add(date)
    return {
      day: date,
      kind: isOffDay ? 'holiday' : 'make-up day',
      name: holidayName(name),
      source: papers.at(-1) ?? 'holiday-cn',
      list_year: year,
    }
  })
}

const englishNames = new Map(announcedDays.map(({ name }) => [name.zh.replace(/节$/, ''), name.en]))

/** The list is Chinese only; the English comes from the festivals known, a new one keeps its own name. */
function holidayName(zh: string): Text {
  const festivals = zh.split('、')
  return { zh, en: festivals.map((each) => englishNames.get(each.replace(/节$/, '')) ?? each).join(', ') }
}
