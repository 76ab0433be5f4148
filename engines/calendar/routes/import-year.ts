import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { type CalendarChanged, editCalendar } from '../edit-calendar.ts'
import { holidayListShape, readHolidayList } from '../holiday-list.ts'
import { daysBetween, putDays, putYears, removeListedDays } from '../queries.ts'
import { editedShape, versionShape } from '../shapes.ts'

export const importYear = (changed: CalendarChanged) =>
  route({
    method: 'POST',
    path: '/calendar/years',
    can: 'calendar.edit',
    summary: {
      zh: '导入一年的节假日名单；手工修改过的日子保留',
      en: 'Import the holidays of a year; days edited by hand stay as they are',
    },
    body: z.object({ version: versionShape, list: holidayListShape }),
    reply: editedShape.extend({
      imported: z.int(),
      /** Days of the list that were edited by hand and stay as they are. */
      kept: z.array(z.iso.date()),
    }),
    async handle(context, { body: { version, list } }) {
      const { db, district } = context
      const days = readHolidayList(list)
      const [firstDay, lastDay] = [`${list.year - 1}-12-01`, `${list.year}-12-31`]
      const before = await daysBetween(db, district, firstDay, lastDay)
      const byHand = new Set(before.filter((row) => row.list_year === null).map(({ day }) => day))
      const kept = days.filter(({ day }) => byHand.has(day)).map(({ day }) => day)
      const details = { year: list.year, papers: list.papers, days: days.length, kept }
      const write = async () => {
        await removeListedDays(db, district, list.year)
        await putDays(db, district, days, true)
        await putYears(db, district, [list.year], list.papers.at(-1) ?? 'holiday-cn')
      }
      const edit = { seen: version, act: 'import-year' as const, firstDay, lastDay, details }
      const edited = await editCalendar(context, edit, write, changed)
      return { ...edited, imported: days.length - kept.length, kept }
    },
  })
