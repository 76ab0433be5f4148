import { refuse } from '#kernel/errors.ts'
import type { Context } from '#kernel/route.ts'
import { type DistrictId, isUniqueViolation, type Transaction } from '#kernel/sql.ts'
import { type Day, lastDay } from './day.ts'
import { calendarMissing, calendarMoved } from './errors.ts'
import { freshCalendar } from './load-calendar.ts'
import { insertVersion, type NewVersion, newestVersion } from './queries.ts'

/** What a listener needs to recompute the clocks that an edit touches. */
export interface CalendarChange {
  district: DistrictId
  fromVersion: number
  toVersion: number
  /** Clocks that run on none of these days keep their due times. */
  firstDay: Day
  lastDay: Day
}

/** Called inside the edit's transaction; what must come after the commit goes by `afterCommit`. */
export type CalendarChanged = (
  tx: Transaction & { now: Date },
  change: CalendarChange,
) => void | Promise<void>

export interface Edit {
  /** The version the editor looked at. */
  seen: number
  act: 'set-day' | 'clear-day' | 'import-year' | 'set-schedule' | 'remove-schedule'
  firstDay: Day
  lastDay: Day
  details: object
}

/**
 * One edit of the calendar: claims the next version, writes, proves that what came of it still is a calendar,
 * and tells the listener. Refuses an editor who has not seen the newest version; of two at once, one is
 * refused.
 */
export async function editCalendar(
  context: Context,
  { seen, ...edit }: Edit,
  write: () => Promise<unknown>,
  changed: CalendarChanged,
): Promise<{ version: number; knownUntil: Day }> {
  const { db, district, user, now } = context
  const newest = (await newestVersion(db, district)) ?? refuse(calendarMissing)
  if (newest.version !== seen) refuse(calendarMoved, { now: newest.version })
  await claim(context, { ...edit, version: seen + 1, by: user, at: now })
  await write()
  const { version, knownUntil } = await freshCalendar(db, district)
  const { act, firstDay, lastDay, details } = edit
  context.audit(`calendar version ${version}`, { act, firstDay, lastDay, ...details })
  await changed(context, { district, fromVersion: seen, toVersion: version, firstDay, lastDay })
  return { version, knownUntil }
}

async function claim({ db, district }: Context, made: NewVersion): Promise<void> {
  try {
    await insertVersion(db, district, made)
  } catch (error) {
    if (isUniqueViolation(error, 'version_pkey')) refuse(calendarMoved, { now: made.version })
    throw error
  }
}

/** The days a schedule may touch: those it holds now and those it will hold. */
export const heldDays = (...schedules: ({ from: Day; until?: Day | undefined } | undefined)[]) => {
  const held = schedules.filter((each) => each !== undefined)
  return {
    firstDay: held.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
    lastDay: held.map(({ until = lastDay }) => until).reduce((a, b) => (a > b ? a : b)),
  }
}
