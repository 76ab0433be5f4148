/**
 * The door: working time of a district. A `Calendar` is a value built from editable facts; all questions
 * to it are pure functions. Units and rules: standards §1.7. `calendarOf` loads the one in force.
 */
export { buildCalendar } from './build-calendar.ts'
export type { Calendar, CalendarFacts, SpecialDay } from './build-calendar.ts'
export { type Day, dayNumber, dayNumberAt, dayText, firstDay } from './day.ts'
export { beforeBy, dueAt, elapsed, elapsedMs, remaining } from './due.ts'
export {
  duration,
  durationShape,
  naturalDays,
  units,
  urgentDays,
  urgentHours,
  workDays,
  workHours,
} from './duration.ts'
export type { Duration, Unit } from './duration.ts'
export { durationText, parseDuration } from './duration-text.ts'
export { explain, reasons } from './explain.ts'
export type { Explanation, Segment } from './explain.ts'
export {
  type Light,
  lightAt,
  lightTurns,
  type RunningLimit,
  type Thresholds,
  usualThresholds,
} from './light.ts'
export { calendarOf } from './load-calendar.ts'
export type { CalendarChange, CalendarChanged } from './edit-calendar.ts'
export type { Pause } from './pause.ts'
export { calendarRoutes } from './routes.ts'
export { officeHours, officeWeek, type Schedule, type Session } from './schedule.ts'
export { seedCalendar } from './seed-calendar.ts'
