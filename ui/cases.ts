import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, type Query } from './api.ts'
import type { Text } from './words.ts'

/** The record as the API shows it; moments are ISO texts. */
export interface ClassKey {
  edition: string
  kind: string
  code: string
}

export interface CaseSummary {
  id: number
  number: string
  type: string
  state: string
  version: number
  channel: string
  class: ClassKey | null
  street: string | null
  community: string | null
  cell: string | null
  lng: number | null
  lat: number | null
  urgency: string
  tags: string[]
  unit: number | null
  openedAt: string
  closedAt: string | null
  lastActor: string | null
  lastAt: string
}

export interface ListedCase extends CaseSummary {
  title: string
  text: string
  dueAt: string | null
  clock: string | null
  originalDueAt: string | null
}

export interface InboxItem extends ListedCase {
  role: string
  heldSince: string
  note: string | null
  contactDue: boolean
}

/** A form as JSON Schema with the marks of `engines/flow/ask.ts`. */
export interface FormSchema {
  properties?: Record<string, FieldSchema>
  required?: string[]
}

export interface FieldSchema {
  type?: string
  enum?: string[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  default?: unknown
  items?: FieldSchema
  label?: Text
  options?: Record<string, Text>
  long?: boolean
  unit?: 'any' | 'below' | 'all'
  /** A class of the catalogue, another case, a person by what they hold. */
  class?: boolean
  case?: boolean
  account?: string
  /** A campaign's tag: one of the catalogue's, or one that the case bears; a stage of a clock that runs. */
  tag?: 'any' | 'own'
  stageOf?: string
  audience?: 'public'
  /** True where nobody says otherwise and the case comes by this channel. */
  byChannel?: string
  personal?: string
  /** Of registers: what to write, what a number counts, kinds of class, a cell, a point, an entry elsewhere, a photo. */
  help?: Text
  measure?: Text & { one?: string }
  kinds?: readonly string[]
  cell?: boolean
  place?: boolean
  entry?: string
  /** An entry may be named in words where the register has none. */
  free?: boolean
  photo?: boolean
}

export interface DeclaredAction {
  code: string
  title: Text
  bulk: boolean
  in: string[]
  asks: FormSchema | null
}

export interface DeclaredType {
  code: string
  title: Text
  basis: string
  form: FormSchema
  textField: string
  mayOpen: boolean
  states: { code: string; title: Text; final: boolean; held: string | null }[]
  actions: DeclaredAction[]
  clocks: { code: string; title: Text; whole: boolean }[]
}

export interface Channel {
  code: string
  name: Text
  upstream: boolean
  /** Out of use: the cases that came by it keep its name. */
  retired: boolean
}

export interface OfferedAction {
  code: string
  title: Text
  asks: FormSchema | null
  confirm: boolean
  moves: boolean
}

export interface ClockSegment {
  from: string
  to: string
  counts: boolean
  why: string
  name?: Text
}

export interface RuleSaid {
  id: string
  text: Text
  basis?: string
  because?: { id: string; text: Text; outcome: string }[]
}

export interface ExplainedClock {
  seq: number
  name: string
  title: Text
  round: number
  state: 'running' | 'met' | 'passed' | 'paused' | 'replaced' | 'void'
  reason: string
  startedAt: string
  endedAt: string | null
  dueAt: string | null
  originalDueAt: string | null
  limit: { amount: number; unit: string }
  light: string
  rule: RuleSaid | null
  explanation: { segments: ClockSegment[]; countedMs: number; uncountedMs: number } | null
}

export interface Step {
  seq: number
  action: string
  title: Text
  from: string | null
  to: string
  state: Text
  actor: number | null
  actorName: string | null
  post: string | null
  unit: number | null
  answers: Record<string, unknown>
  at: string
  recordedAt: string
  hash: string
  algorithm: string
}

export interface Assignment {
  seq: number
  role: 'lead' | 'co' | 'part' | 'task' | 'approval'
  unit_id: number
  post: string | null
  note: string | null
  opened_at: string
  ended_at: string | null
  result: string | null
}

export interface CaseRequest {
  id: number
  kind: string
  state: 'asked' | 'granted' | 'declined' | 'lapsed'
  asked_at: string
  answers: Record<string, unknown>
  decisions: { name: string; at: string; grant: boolean; note?: string }[]
}

export interface CaseView extends CaseSummary {
  confidential: boolean
  details: { seq: number; title: string; text: string; fields: Record<string, unknown> }[]
  outcome: Record<string, unknown>
  counts: Record<string, number>
  upstream: { system: string; number: string; due: string | null } | null
  mergedInto: number | null
  splitFrom: number | null
  clocks: ExplainedClock[]
  actions: OfferedAction[]
  assignments: Assignment[]
  requests: CaseRequest[]
  steps: Step[]
  attachments: { seq: number; hash: string; kind: string; at: string }[]
  links: { kind: string; id: number; number: string; state: string }[]
}

/** Everything that a moved case may change on a screen begins with this key. */
export const casesKey = ['cases'] as const

export const caseQuery = (id: number) =>
  queryOptions({
    queryKey: [...casesKey, 'one', id],
    queryFn: ({ signal }) => get<CaseView>(`/cases/${id}`, undefined, signal),
  })

export const inboxQuery = queryOptions({
  queryKey: [...casesKey, 'inbox'],
  queryFn: ({ signal }) => get<{ items: InboxItem[] }>('/inbox', { limit: 200 }, signal),
})

export interface CasePage {
  cases: ListedCase[]
  next: string | null
}

/** Pages of a list, each asked for by the end of the one before. */
export const casesQuery = (filter: Query, limit = 50) =>
  infiniteQueryOptions({
    queryKey: [...casesKey, 'list', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<CasePage>('/cases', { ...filter, limit, before: pageParam }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

/** How many cases a list holds; where it is not `exact`, at least so many. Live changes do not ask for it again. */
export const countQuery = (filter: Query) =>
  queryOptions({
    queryKey: ['case-count', filter],
    queryFn: ({ signal }) => get<{ count: number; exact: boolean }>('/case-count', filter, signal),
    staleTime: 30_000,
  })
