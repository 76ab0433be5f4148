import { z } from 'zod'
import { refuse, type Text } from '#kernel/errors.ts'
import { amountWrong } from './errors.ts'

const unit = z.enum(['workHour', 'workDay', 'urgentHour', 'urgentDay', 'naturalDay'])

export type Unit = z.infer<typeof unit>

/**
 * The five units of a time limit (时限), as the city-management tables use them (standards §1.7). Two kinds
 * of counting: `work` runs only inside work sessions, `clock` runs always. Urgent and natural days count
 * alike; they are kept apart because the tables and the reports name them apart.
 */
export const units: Readonly<Record<Unit, { counts: 'work' | 'clock'; title: Text }>> = {
  workHour: { counts: 'work', title: { zh: '工作时', en: 'work hour' } },
  workDay: { counts: 'work', title: { zh: '工作日', en: 'work day' } },
  urgentHour: { counts: 'clock', title: { zh: '紧急工作时', en: 'urgent hour' } },
  urgentDay: { counts: 'clock', title: { zh: '紧急工作日', en: 'urgent day' } },
  naturalDay: { counts: 'clock', title: { zh: '自然日', en: 'natural day' } },
}

/** A time limit; as JSON it is just this, `{ "amount": 7, "unit": "workDay" }`. */
export interface Duration {
  readonly amount: number
  readonly unit: Unit
}

/** Above every limit seen, and small enough that no due time leaves the range of dates. */
const mostUnits = 100_000

/** The shape of a limit in routes, profiles and case types. */
export const durationShape = z.object({ amount: z.number().positive().max(mostUnits), unit })

/** Refuses what is no limit: zero, a negative number, not a number, more than a hundred thousand. */
export function duration(amount: number, unit: Unit): Duration {
  if (!(amount > 0 && amount <= mostUnits)) refuse(amountWrong, { amount, most: mostUnits })
  return { amount, unit }
}

export const workHours = (amount: number): Duration => duration(amount, 'workHour')
/** One is as long as a full day of the schedule in force when the limit starts: 8 work hours by default. */
export const workDays = (amount: number): Duration => duration(amount, 'workDay')
export const urgentHours = (amount: number): Duration => duration(amount, 'urgentHour')
export const urgentDays = (amount: number): Duration => duration(amount, 'urgentDay')
export const naturalDays = (amount: number): Duration => duration(amount, 'naturalDay')
