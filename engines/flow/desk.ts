import { calendarOf, dueAt } from '#engines/calendar/calendar.ts'
import {
  limitFor,
  type Standards,
  standardsInForce,
  standardsOfVersion,
} from '#engines/catalogue/catalogue.ts'
import { centreOf } from '#engines/org/org.ts'
import { readSetting } from '#kernel/settings.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { knownClasses } from './check-named.ts'
import type { Desk } from './plan/draft.ts'
import { type Channel, channelsOf } from './queries.ts'
import type { CaseRow } from './rows.ts'
import { type FlowSettings, flowSettings } from './settings.ts'

/** All that a move asks of its district; kept for a moment, because every case asks the same. */
export interface District extends Desk {
  channels: ReadonlyMap<string, Channel>
  settings: FlowSettings
  standardVersion: number
  /** Every class of the district as `edition/kind/code`, with the day from which it is retired, or null. */
  classes: ReadonlyMap<string, string | null>
  /** Read so far, by version: a case keeps the one it was filed under. */
  standards: Map<number, Standards>
}

export const keptMs = 2_000

export type Desks = (db: Db, district: DistrictId, at: Date, version?: number | null) => Promise<District>

/**
 * Reads a district's desk and keeps it for two seconds: an edited calendar or standard is in force then.
 * `version` is that of the standards a case was filed under, so that its limits can be asked.
 */
export function districtDesks(): Desks {
  const kept = new Map<DistrictId, { until: number; desk: Promise<District> }>()
  const current = (db: Db, district: DistrictId, at: Date): Promise<District> => {
    const now = performance.now()
    const known = kept.get(district)
    if (known && known.until > now) return known.desk
    const desk = readDesk(db, district, at)
    kept.set(district, { until: now + keptMs, desk })
    desk.catch(() => kept.delete(district))
    return desk
  }
  return async (db, district, at, version) => {
    const desk = await current(db, district, at)
    if (version != null && !desk.standards.has(version))
      desk.standards.set(version, await standardsOfVersion(db, district, version))
    return desk
  }
}

async function readDesk(db: Db, district: DistrictId, at: Date): Promise<District> {
  const [calendar, inForce, centre, channels, settings, classes] = await Promise.all([
    calendarOf(db, district),
    standardsInForce(db, district, at),
    centreOf(db, district),
    channelsOf(db, district),
    readSetting(db, district, flowSettings),
    knownClasses(db, district),
  ])
  const standards = new Map([[inForce.version, inForce]])
  return {
    calendar,
    calendarVersion: calendar.version,
    centre,
    channels: new Map(channels.map((channel) => [channel.code, channel])),
    settings,
    standardVersion: inForce.version,
    classes,
    standards,
    upstreamMarginMs: settings.upstreamMarginMinutes * 60_000,
    limitFor(stage, about, start = about.last_at) {
      const filedUnder = standards.get(about.standard_version ?? inForce.version) ?? inForce
      const found = limitFor(filedUnder, asked(stage, about, start), (limit) => dueAt(calendar, start, limit))
      if (!found) return undefined
      const because = found.rule.because.filter((rule) => rule.outcome !== 'not-met')
      return { ...found, rule: { ...found.rule, because, stage } }
    },
  }
}

const asked = (stage: string, about: CaseRow, at: Date) => ({
  caseType: about.case_type,
  stage,
  ...(about.class_code !== null && {
    class: { edition: about.class_edition!, kind: about.class_kind as 'appeal', code: about.class_code },
  }),
  ...(about.condition !== null && { condition: about.condition }),
  channel: about.channel,
  urgency: about.urgency,
  tags: about.tags,
  at,
})
