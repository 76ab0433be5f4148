/** The rows of the record as the engine reads and writes them; `lng`/`lat` are WGS84 degrees. */
export interface CaseRow {
  district_id: number
  id: number
  number: string
  case_type: string
  state: string
  version: number
  channel: string
  class_edition: string | null
  class_kind: string | null
  class_code: string | null
  condition: string | null
  standard_version: number | null
  street: string | null
  community: string | null
  cell: string | null
  lng: number | null
  lat: number | null
  urgency: string
  tags: string[]
  confidential: boolean
  unit_id: number | null
  opened_at: Date
  opened_by: number | null
  dispatched_at: Date | null
  handled_at: Date | null
  accepted_at: Date | null
  closed_at: Date | null
  outcome: Record<string, unknown>
  counts: Record<string, number>
  in_statistics: boolean
  upstream_system: string | null
  upstream_number: string | null
  upstream_due: Date | null
  /** When a hung-up case goes on by itself; set exactly while a clock is paused until a day. */
  resume_at: Date | null
  merged_into: number | null
  split_from: number | null
  last_seq: number
  last_hash: Buffer
  last_actor: string | null
  last_at: Date
}

export type ClockState = 'running' | 'met' | 'passed' | 'paused' | 'replaced' | 'void'

export interface PauseSpan {
  from: string
  until: string | null
  reason: string
}

export interface DeadlineRow {
  seq: number
  name: string
  round: number
  state: ClockState
  started_at: Date
  amount: number
  unit: string
  due_at: Date | null
  original_due_at: Date | null
  pauses: PauseSpan[]
  ended_at: Date | null
  /** Why this version was written: opened, again, reopened, extended, paused, resumed, recomputed, corrected, undone. */
  reason: string
  /** Which rule gave the limit, and why. */
  rule: unknown
  calendar_version: number
}

export type AssignmentRole = 'lead' | 'co' | 'part' | 'task' | 'approval'

export interface AssignmentRow {
  seq: number
  role: AssignmentRole
  unit_id: number
  post: string | null
  account_id: number | null
  asked_by: number | null
  request_id: number | null
  note: string | null
  opened_at: Date
  ended_at: Date | null
  result: string | null
}

export interface RequestRow {
  id: number
  kind: string
  state: 'asked' | 'granted' | 'declined' | 'lapsed'
  level: number
  asked_by: number | null
  asked_unit: number | null
  asked_at: Date
  answers: Record<string, unknown>
  decisions: { by: number; name: string; at: string; grant: boolean; note?: string }[]
  decided_at: Date | null
}

export interface StepRow {
  seq: number
  action: string
  from_state: string | null
  to_state: string
  actor: number | null
  actor_name: string | null
  post: string | null
  unit_id: number | null
  answers: Record<string, unknown>
  at: Date
}
