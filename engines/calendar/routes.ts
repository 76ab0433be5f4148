import './audited.ts'
import type { Route } from '#kernel/route.ts'
import type { CalendarChanged } from './edit-calendar.ts'
import { editDay } from './routes/edit-day.ts'
import { importYear } from './routes/import-year.ts'
import { listEdits } from './routes/list-edits.ts'
import { listYear } from './routes/list-year.ts'
import { readCalendar } from './routes/read-calendar.ts'
import { removeSchedule } from './routes/remove-schedule.ts'
import { saveSchedule } from './routes/save-schedule.ts'
import { tryLimit } from './routes/try-limit.ts'

/** All routes of the calendar; `changed` hears of every edit, so that running clocks can be recomputed. */
export const calendarRoutes = ({ changed }: { changed: CalendarChanged }): Route[] => [
  readCalendar,
  listYear,
  listEdits,
  tryLimit,
  editDay(changed),
  importYear(changed),
  saveSchedule(changed),
  removeSchedule(changed),
]
