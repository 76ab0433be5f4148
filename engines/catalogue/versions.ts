import { type Day, dayNumber, dayNumberAt, dayText } from '#engines/calendar/calendar.ts'
import { refuse, type Text } from '#kernel/errors.ts'
import { notADraft, startsTooEarly } from './errors.ts'

/**
 * A version of a district's standards. Draft until it is activated; from then on it stays as it is, so
 * that a case can be judged by the version it was filed under for as long as the case is kept.
 */
export interface Version {
  version: number
  title: Text
  basis: string
  /** The first day it counts; null for a district's first version: it counts for everything earlier too. */
  from: Day | null
  /** The last day it counts; null while no other follows. */
  until: Day | null
  activatedAt: Date | null
}

export type VersionState = 'draft' | 'scheduled' | 'in-force' | 'retired'

export function stateAt(version: Version, at: Date): VersionState {
  if (!version.activatedAt) return 'draft'
  const day = dayNumberAt(at.getTime())
  if (version.from !== null && day < dayNumber(version.from)) return 'scheduled'
  if (version.until !== null && day > dayNumber(version.until)) return 'retired'
  return 'in-force'
}

/** The version a case filed at this moment is filed under. */
export const versionAt = <V extends Version>(versions: readonly V[], at: Date): V | undefined =>
  versions.find((version) => stateAt(version, at) === 'in-force')

export interface Activation {
  version: number
  from: Day | null
  /** The version that now ends, the day before. */
  ends: { version: number; until: Day } | undefined
}

/**
 * Puts a draft in force from a day on and ends the one before it the day before. Not before tomorrow: a
 * limit never changes under cases already filed that day, and every process has heard of it by then. It
 * also follows the newest activated version. A district's first version counts from ever.
 */
export function activate(versions: readonly Version[], draft: Version, from: Day, now: Date): Activation {
  if (draft.activatedAt) refuse(notADraft, { version: draft.version })
  const activated = versions.filter((version) => version.activatedAt)
  const newest = activated.find((version) => version.until === null)
  if (!newest) return { version: draft.version, from: null, ends: undefined }
  const tomorrow = dayNumberAt(now.getTime()) + 1
  const earliest = Math.max(tomorrow, newest.from === null ? tomorrow : dayNumber(newest.from) + 1)
  if (dayNumber(from) < earliest) refuse(startsTooEarly, { from, earliest: dayText(earliest) })
  return {
    version: draft.version,
    from,
    ends: { version: newest.version, until: dayText(dayNumber(from) - 1) },
  }
}
