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
