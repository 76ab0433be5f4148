import { queryOptions } from '@tanstack/react-query'
import { get } from '#ui/api.ts'
import type { Text } from '#ui/words.ts'

export interface Day {
  day: string
  /** 1 is Monday. */
  weekday: number
  kind: 'workday' | 'make-up day' | 'weekend' | 'holiday'
  name: Text | null
  workHours: number
  source: string | null
}

export interface Year {
  version: number
  announced: boolean
  days: Day[]
}

export interface Schedule {
  name: Text
  from: string
  until?: string
  week: { opens: string; closes: string }[][]
  fullDay: { opens: string; closes: string }[]
}

export const yearQuery = (year: number) =>
  queryOptions({ queryKey: ['calendar', 'year', year], queryFn: () => get<Year>(`/calendar/years/${year}`) })

export const schedulesQuery = queryOptions({
  queryKey: ['calendar', 'schedules'],
  queryFn: () => get<{ version: number; schedules: Schedule[] }>('/calendar'),
})

export const editsQuery = queryOptions({
  queryKey: ['calendar', 'edits'],
  queryFn: () =>
    get<{
      edits: {
        version: number
        act: 'seed' | 'set-day' | 'clear-day' | 'import-year' | 'set-schedule' | 'remove-schedule'
        firstDay: string
        lastDay: string
        by: string | null
        at: string
      }[]
    }>('/calendar/edits', { most: 12 }),
})
