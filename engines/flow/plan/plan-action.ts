import type { Keys } from '#kernel/secrets.ts'
import type { Action } from '../action.ts'
import type { CaseType } from '../declare.ts'
import type { District } from '../desk.ts'
import type { Effect, Facts } from '../effects.ts'
import { separate } from '../personal.ts'
import type { FoundCase } from '../queries.ts'
import { sealPersonal } from '../record/seal-personal.ts'
import type { Attached, Written } from '../record/write-move.ts'
import type { CaseRow, StepRow } from '../rows.ts'
import { type Draft, draftOf } from './draft.ts'
import { planMove } from './plan-move.ts'

/** An action that may be taken, with everything found out that needs I/O; its answers have passed the schema. */
export interface ActionFacts {
  type: CaseType
  action: Action
  code: string
  found: FoundCase
  facts: Facts
  answers: Record<string, unknown>
  attachments: readonly Attached[]
  desk: District
}

export interface PlannedAction {
  draft: Draft
  written: Written
  /** The case as it will stand. */
  after: CaseRow
}

/** Plans an action without I/O: what it changes, and the step that tells of it. */
export function planAction(keys: Keys, given: ActionFacts): PlannedAction {
  const { type, action, code, found, facts, answers, desk } = given
  const { user, as, at } = facts
  const draft = draftOf(found, at, desk)
  draft.case.last_at = at
  planMove(draft, type, found.case.state, {
    to: action.to === 'same' ? undefined : action.to,
    marks: action.marks,
    effects: effectsOf(given),
    by: { account: user.account, name: user.name, unit: as.unit },
  })
  const seq = found.case.last_seq + 1
  const place = { district: draft.case.district_id, caseId: draft.case.id, seq }
  const sealed = sealPersonal(keys, place, separate(action.asks, answers))
  const step: StepRow = {
    seq,
    action: code,
    from_state: found.case.state,
    to_state: draft.case.state,
    actor: user.account || null,
    actor_name: user.name,
    post: as.post || null,
    unit_id: as.unit || null,
    answers: { ...sealed.answers, ...draft.told },
    at,
  }
  return {
    draft,
    written: { step, personal: sealed.rows, attachments: given.attachments },
    after: { ...draft.case, version: found.case.version + 1, last_seq: seq, last_actor: user.name },
  }
}

/** The action's own, and what a turn adds where the case comes to its end. */
function effectsOf({ type, action, facts, answers }: ActionFacts): readonly Effect[] {
  const own = action.effects?.(facts, answers as never) ?? []
  const chosen = own.findLast((effect) => effect.kind === 'go')?.to ?? action.to
  if (!type.states[chosen]?.final || type.states[facts.case.state]?.final) return own
  const told = own.flatMap((effect) => (effect.kind === 'tell' ? [effect.values] : []))
  const said = Object.assign({ ...answers }, ...told) as typeof answers
  return [...own, ...type.turns.flatMap(({ ends }) => ends?.effects(facts, said) ?? [])]
}
