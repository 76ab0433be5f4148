import type { Db, DistrictId } from '#kernel/sql.ts'
import { announcedDays, announcedYears } from './announced-days.ts'
import { firstDay, lastDay } from './day.ts'
import { insertVersion, putDays, putSchedule, putYears } from './queries.ts'
import { officeHours, type Schedule } from './schedule.ts'

const source = 'chinese-days'

/**
 * Gives a new district its calendar: the working hours of its profile (office hours by default) and every
 * holiday announced since 2015. The first version; throws where there is one already.
 */
export async function seedCalendar(
  db: Db,
  district: DistrictId,
  given: { at: Date; schedules?: readonly Schedule[] | undefined },
): Promise<void> {
  const schedules = given.schedules ?? [officeHours]
  await insertVersion(db, district, {
    version: 1,
    act: 'seed',
    firstDay,
    lastDay,
    details: { source },
    by: undefined,
    at: given.at,
  })
  for (const schedule of schedules) await putSchedule(db, district, schedule)
  await putDays(
    db,
    district,
    announcedDays.map((special) => ({ ...special, source, list_year: Number(special.day.slice(0, 4)) })),
  )
  await putYears(db, district, announcedYears, source)
}
