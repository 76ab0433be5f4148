import { refuse } from '#kernel/errors.ts'
import type { Calendar } from './build-calendar.ts'
import { counterOf } from './counter.ts'
import { advance, elapsedMs } from './due.ts'
import type { Unit } from './duration.ts'
import { thresholdsWrong } from './errors.ts'
import { type Pause, stopsOf } from './pause.ts'

export type Light = 'green' | 'yellow' | 'red'

/** Shares of the limit: yellow from the first on, red beyond the second. */
export interface Thresholds {
  readonly yellow: number
  readonly red: number
}

/** 0–80 % green, 80–100 % yellow, above red: usual practice (standards §1.7), to be set by the district. */
export const usualThresholds: Thresholds = { yellow: 0.8, red: 1 }

/** A limit that runs: the due time may be another's (an upstream platform's), so it is given, not computed. */
export interface RunningLimit {
  readonly start: Date
  readonly due: Date
  readonly unit: Unit
  readonly pauses?: readonly Pause[] | undefined
}

/**
 * When the light changes: yellow from `yellowFrom` on, red after `redAfter`. With red at 1 it is the due
 * time itself, so a case is late in the night after a day's last session too, though no work time runs.
 */
export function lightTurns(calendar: Calendar, limit: RunningLimit, thresholds = usualThresholds) {
  const { yellow, red } = thresholds
  if (!(yellow >= 0 && yellow <= red)) refuse(thresholdsWrong, { yellow, red })
  return {
    yellowFrom: shareUsedAt(calendar, limit, yellow),
    redAfter: shareUsedAt(calendar, limit, red),
  }
}

export function lightAt(
  calendar: Calendar,
  limit: RunningLimit,
  now: Date,
  thresholds: Thresholds = usualThresholds,
): Light {
  const { yellowFrom, redAfter } = lightTurns(calendar, limit, thresholds)
  if (now > redAfter) return 'red'
  return now >= yellowFrom ? 'yellow' : 'green'
}

function shareUsedAt(
  calendar: Calendar,
  { start, due, unit, pauses = [] }: RunningLimit,
  share: number,
): Date {
  if (share === 1 || due <= start) return due
  const used = Math.ceil(share * elapsedMs(calendar, start, due, unit, pauses))
  return new Date(advance(counterOf(calendar, unit), start.getTime(), used, stopsOf(pauses)))
}
