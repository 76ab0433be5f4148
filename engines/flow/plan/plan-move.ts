import type { Mark } from '../action.ts'
import { actionsIn, type CaseType, type StateSpec } from '../declare.ts'
import type { Effect } from '../effects.ts'
import { applyEffects } from './apply-effects.ts'
import { clocksInForce, moveClocks } from './clocks.ts'
import { addAssignment, type Draft, endAssignment, openOnes } from './draft.ts'
import { type Asker, lapseRequests } from './requests.ts'

export interface Move {
  /** The state after the move; undefined: it stays. */
  to: string | undefined
  marks: readonly Mark[]
  effects: readonly Effect[]
  by: Asker
}

/**
 * Plans a move on a draft, without I/O: effects first (they say who leads), then who holds the new state,
 * then the clocks, then the marks. After it the case has exactly one open lead, or is final and has none.
 */
export function planMove(draft: Draft, type: CaseType, from: string | null, move: Move): void {
  applyEffects(draft, move.effects, type, move.by)
  const to = draft.goes ?? move.to ?? draft.case.state
  const spec = type.states[to]
  if (!spec) throw new Error(`${type.code} has no state ${to}`)
  const comesBack = from !== null && type.states[from]?.final === true && !spec.final
  if (comesBack) reopenCase(draft)
  draft.case.state = to
  for (const mark of move.marks) markCase(draft, mark)
  if (!spec.final) holdState(draft, spec)
  else if (to !== from) endCase(draft)
  if (to !== from) moveClocks(draft, type, from, to, { afresh: comesBack })
  lapseRequests(draft, ({ kind }) => !actionsIn(type, to)[`grant-${kind}`])
  if (!clocksInForce(draft.deadlines).some((row) => row.state === 'paused')) draft.case.resume_at = null
}

const markColumn = {
  dispatched: 'dispatched_at',
  handled: 'handled_at',
  accepted: 'accepted_at',
  closed: 'closed_at',
} as const satisfies Record<Mark, string>

/** Dispatch is marked once: the clock starts at the first (standards §2.5); the others tell the last time. */
function markCase(draft: Draft, mark: Mark): void {
  if (mark === 'dispatched' && draft.case.dispatched_at) return
  draft.case[markColumn[mark]] = draft.at
}

/** What came after the end, or was asked of it, no longer holds. */
function reopenCase(draft: Draft): void {
  Object.assign(draft.case, { handled_at: null, accepted_at: null, closed_at: null })
  for (const row of openOnes(draft.assignments)) endAssignment(draft, row, 'reopened')
  lapseRequests(draft)
}

function endCase(draft: Draft): void {
  for (const row of openOnes(draft.assignments)) endAssignment(draft, row, 'closed')
  lapseRequests(draft)
  draft.case.closed_at ??= draft.at
}

/** Gives the case to the post or unit that the state names, unless it holds it already. */
function holdState(draft: Draft, spec: StateSpec): void {
  const lead = openOnes(draft.assignments, 'lead')[0]
  if (spec.held === 'unit' || spec.held === undefined) {
    const unit = draft.case.unit_id ?? draft.desk.centre
    if (lead && lead.post === null && lead.unit_id === unit) return
    if (lead) endAssignment(draft, lead, 'moved on')
    addAssignment(draft, { role: 'lead', unit_id: unit })
    return
  }
  if (lead?.post === spec.held) return
  if (lead) endAssignment(draft, lead, 'moved on')
  addAssignment(draft, { role: 'lead', unit_id: draft.desk.centre, post: spec.held })
}
