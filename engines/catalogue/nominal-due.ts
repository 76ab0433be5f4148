import type { Duration, Unit } from '#engines/calendar/calendar.ts'

/** Eight work hours fill a work day of twenty-four hours, so one stands for three. */
const nominalHours: Record<Unit, number> = {
  workHour: 3,
  workDay: 24,
  urgentHour: 1,
  urgentDay: 24,
  naturalDay: 24,
}

/** When limits would be due if every day were like the next: to compare them where no calendar is at hand. */
export const nominalDue =
  (at: Date) =>
  ({ amount, unit }: Duration): Date =>
    new Date(at.getTime() + amount * nominalHours[unit] * 3_600_000)

/** The whole of a limit in stages: the one due last. Throws where there is none. */
export function longest(limits: readonly Duration[]): Duration {
  const due = nominalDue(new Date(0))
  return limits.reduce((most, one) => (due(one) > due(most) ? one : most))
}
