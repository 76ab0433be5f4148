import { refuse } from '#kernel/errors.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { buildCalendar, type Calendar } from './build-calendar.ts'
import { calendarMissing } from './errors.ts'
import { newestVersion, readFacts } from './queries.ts'

const built = new Map<DistrictId, { stamp: string; calendar: Calendar }>()

/**
 * The district's calendar as it is in force; its `version` says which. One small query asks for the version;
 * the calendar itself is read and built again only where that has changed. Refuses a district without one.
 */
export async function calendarOf(db: Db, district: DistrictId): Promise<Calendar> {
  const newest = (await newestVersion(db, district)) ?? refuse(calendarMissing)
  const known = built.get(district)
  if (known && known.calendar.version === newest.version && known.stamp === newest.stamp)
    return known.calendar
  const calendar = await freshCalendar(db, district)
  built.set(district, { stamp: newest.stamp, calendar })
  return calendar
}

/** Reads and builds without a look at what is kept: inside an edit, whose rows nobody else sees yet. */
export async function freshCalendar(db: Db, district: DistrictId): Promise<Calendar> {
  return buildCalendar((await readFacts(db, district)) ?? refuse(calendarMissing))
}
