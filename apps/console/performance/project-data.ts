import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { ask, get } from '#ui/api.ts'
import type { Tone } from '#ui/tag.tsx'
import type { Text } from '#ui/words.ts'

export type Warning = 'none' | 'watch' | 'alarm'
export type Grade = 'excellent' | 'good' | 'fair' | 'poor'

export const groups = ['cost', 'output', 'effect', 'satisfaction'] as const
export type Group = (typeof groups)[number]
export const directions = ['at-least', 'at-most', 'exactly', 'between', 'qualitative'] as const
export const kinds = ['recurring', 'continued', 'once'] as const

export interface ListedProject {
  id: number
  year: number
  code: string
  name: string
  whole: boolean
  section: string
  kind: (typeof kinds)[number]
  scheme: string
  state: 'open' | 'submitted'
  version: number
  yearStart: string
  adjusted: string
  executed: string
  rate: string | null
  score: string | null
  grade: Grade | null
  warning: Warning | null
  missing: number
  reasonsDue: number
}

export interface Indicator {
  position: number
  first: Group
  second: string
  name: string
  direction: string
  target: string | null
  targetUntil: string | null
  wording: string
  channel: string | null
  unit: string
  points: string
  basis: string
  measure: string | null
  targetText: string
  actual: string | null
  actualText: string
  level: 'reached' | 'partly' | 'missed' | null
  percent: string | null
  evidence: {
    type: string | null
    channel: string | null
    from: string
    until: string
    open: 'no' | null
    clock: 'judged' | null
    cases: number
    good: number | null
  } | null
  evidenceFile: string | null
  reason: string
  reasonDue: boolean
  met: boolean
  score: string | null
  working: Text
}

export interface Project extends ListedProject {
  goal: string
  reason: string
  measures: string
  submittedAt: string | null
  submittedBy: string | null
  schemeTitle: Text
  execution: { points: number; score: string | null; working: Text; reasonDue: boolean }
  indicators: Indicator[]
  monitorings: {
    number: number
    at: string
    elapsed: string
    executed: string
    warning: Warning
    findings: { position: number; name: string; actual: string; warning: Warning }[]
    note: string
    by: string | null
  }[]
  mendings: {
    id: number
    problem: string
    measure: string
    responsible: string
    due: string
    doneAt: string | null
    result: string | null
  }[]
}

interface Summary {
  projects: number
  submitted: number
  adjusted: string
  executed: string
  rate: string | null
  averageScore: string | null
  grades: Record<Grade, number>
  warned: number
}

export const projectsQuery = (year: number) =>
  queryOptions({
    queryKey: ['performance', 'projects', year],
    queryFn: () => get<{ projects: ListedProject[]; summary: Summary }>('/performance/projects', { year }),
  })

export const projectQuery = (id: number) =>
  queryOptions({
    queryKey: ['performance', 'project', id],
    queryFn: () => get<Project>(`/performance/projects/${id}`),
  })

export interface Choices {
  schemes: {
    code: string
    title: Text
    execution: number
    points: Partial<Record<Group, number>>
    basis: string
  }[]
  measures: { code: string; title: Text; unit: string; basis: string }[]
  channels: { code: string; title: Text }[]
}

/** Ways of scoring, and what the house counts itself. */
export const choicesQuery = queryOptions({
  queryKey: ['performance', 'choices'],
  queryFn: () => get<Choices>('/performance/choices'),
  staleTime: 10 * 60_000,
})

/** Writes to a project and shows what the answer says; the lists are asked for anew. */
export function useWrite(id: number): (method: 'POST' | 'PUT', path: string, body: object) => Promise<void> {
  const queries = useQueryClient()
  return async (method, path, body) => {
    const project = await ask<Project>(method, `/performance/projects/${id}${path}`, { body })
    queries.setQueryData(projectQuery(id).queryKey, project)
    await queries.invalidateQueries({ queryKey: ['performance', 'projects'] })
  }
}

export const warningTone: Record<Warning, Tone> = { none: 'green', watch: 'yellow', alarm: 'red' }
export const gradeTone: Record<Grade, Tone> = {
  excellent: 'green',
  good: 'blue',
  fair: 'yellow',
  poor: 'red',
}
