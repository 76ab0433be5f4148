import type { Calendar, Duration } from '#engines/calendar/calendar.ts'
import type { Text } from '#kernel/errors.ts'
import type { Effect } from '../effects.ts'
import type { AssignmentRow, CaseRow, DeadlineRow, RequestRow } from '../rows.ts'

/** A limit as the catalogue gives it: how long, and which rule said so. */
export interface GivenLimit {
  duration: Duration
  /** Clocks of their own inside the limit: stop, penalise, demolish. */
  stages?: readonly GivenStage[]
  rule: unknown
}

export interface GivenStage {
  code: string
  title?: Text
  limit: Duration
  /** What gave this stage, where that is not what gave the whole. */
  rule?: unknown
}

/** What the district's other engines answer while a move is planned; loaded once, so that planning is pure. */
export interface Desk {
  calendar: Calendar
  calendarVersion: number
  /** `start`: when the stage began, if not just now. */
  limitFor(stage: string, about: CaseRow, start?: Date): GivenLimit | undefined
  /** The unit of the centre, in whose name its posts hold a case. */
  centre: number
  /** Upstream orders are due this much before the platform's own time (milliseconds). */
  upstreamMarginMs: number
}

export interface Link {
  kind: string
  other: number
  ended: boolean
}

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>

/** A move in the making: rows are changed here first and written once. */
export interface Draft {
  case: CaseRow
  deadlines: DeadlineRow[]
  assignments: AssignmentRow[]
  requests: RequestRow[]
  links: Link[]
  supplements: string[]
  /** Where the move leads, when an effect has chosen. */
  goes: string | undefined
  /** What the step tells beside its answers. */
  told: Record<string, unknown>
  precedent: Of<'precedent'> | undefined
  /** What happens to other cases in the same transaction. */
  also: Of<'also'>[]
  opens: Of<'open'>[]
  at: Date
  desk: Desk
  /** Rows to write: only what changed travels. */
  changed: { deadlines: Set<number>; assignments: Set<number>; requests: Set<number> }
}

export function draftOf(
  found: {
    case: CaseRow
    deadlines: readonly DeadlineRow[]
    assignments: readonly AssignmentRow[]
    requests: readonly RequestRow[]
  },
  at: Date,
  desk: Desk,
): Draft {
  return {
    case: { ...found.case },
    deadlines: found.deadlines.map((row) => ({ ...row })),
    assignments: found.assignments.map((row) => ({ ...row })),
    requests: found.requests.map((row) => ({ ...row })),
    links: [],
    supplements: [],
    goes: undefined,
    told: {},
    precedent: undefined,
    also: [],
    opens: [],
    at,
    desk,
    changed: { deadlines: new Set(), assignments: new Set(), requests: new Set() },
  }
}

const nextSeq = (rows: readonly { seq: number }[]): number =>
  rows.reduce((most, row) => Math.max(most, row.seq), 0) + 1

export function addDeadline(draft: Draft, row: Omit<DeadlineRow, 'seq'>): void {
  const seq = nextSeq(draft.deadlines)
  draft.deadlines.push({ ...row, seq })
  draft.changed.deadlines.add(seq)
}

export function changeDeadline(draft: Draft, row: DeadlineRow, to: Partial<DeadlineRow>): void {
  Object.assign(row, to)
  draft.changed.deadlines.add(row.seq)
}

export function addAssignment(
  draft: Draft,
  row: Pick<AssignmentRow, 'role' | 'unit_id'> & Partial<AssignmentRow>,
): void {
  const seq = nextSeq(draft.assignments)
  draft.assignments.push({
    post: null,
    account_id: null,
    asked_by: null,
    request_id: null,
    note: null,
    ended_at: null,
    result: null,
    ...row,
    seq,
    opened_at: draft.at,
  })
  draft.changed.assignments.add(seq)
}

export function endAssignment(draft: Draft, row: AssignmentRow, result: string): void {
  if (row.ended_at) return
  row.ended_at = draft.at
  row.result = result
  draft.changed.assignments.add(row.seq)
}

export const openOnes = (rows: readonly AssignmentRow[], role?: AssignmentRow['role']): AssignmentRow[] =>
  rows.filter((row) => !row.ended_at && (role === undefined || row.role === role))
