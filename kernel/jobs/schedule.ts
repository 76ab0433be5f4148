import type { z } from 'zod'
import type { Job } from './job.ts'

/** When something happens again and again; the queue counts in UTC, we in China Standard Time (UTC+8). */
export interface When {
  cron: string
}

export interface Schedule {
  job: Job<z.ZodType>
  when: When
}

export const everyMinutes = (minutes: 1 | 2 | 5 | 10 | 15 | 20 | 30): When => ({
  cron: `*/${minutes} * * * *`,
})

export const hourlyAt = (minute: number): When => ({ cron: `${within(minute, 60)} * * * *` })

/** `dailyAt('00:10')`: ten past midnight in Wuhan. */
export const dailyAt = (time: string): When => {
  const { minute, hour } = inUtc(time)
  return { cron: `${minute} ${hour} * * *` }
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

export const weeklyAt = (weekday: (typeof weekdays)[number], time: string): When => {
  const { minute, hour, dayBefore } = inUtc(time)
  const day = (weekdays.indexOf(weekday) + (dayBefore ? 6 : 0)) % 7
  return { cron: `${minute} ${hour} * * ${day}` }
}

/** China keeps no summer time: the difference is always eight hours. */
function inUtc(time: string) {
  const read = /^(\d\d):(\d\d)$/.exec(time)
  if (!read) throw new Error(`a time of day is written 08:05, not ${time}`)
  const hour = within(Number(read[1]), 24)
  return { minute: within(Number(read[2]), 60), hour: (hour + 16) % 24, dayBefore: hour < 8 }
}

function within(value: number, limit: number): number {
  if (!Number.isInteger(value) || value < 0 || value >= limit)
    throw new Error(`${value} is not below ${limit}`)
  return value
}
