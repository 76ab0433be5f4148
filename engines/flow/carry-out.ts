import { refuse } from '#kernel/errors.ts'
import type { Acting } from './acting.ts'
import type { Action } from './action.ts'
import { actionsIn, type CaseType } from './declare.ts'
import type { Effect, Facts } from './effects.ts'
import type { Engine } from './engine.ts'
import { actionNotOffered, caseClosed, caseMerged } from './errors.ts'
import { openBeside } from './open-beside.ts'
import { parseAnswers } from './parse-answers.ts'
import { type ActionFacts, planAction } from './plan/plan-action.ts'
import type { FoundCase } from './queries.ts'
import { moveStatements } from './record/write-move.ts'
import type { CaseRow } from './rows.ts'
import { stateTitle, titleAnywhere } from './titles.ts'

/** The action under this code, as the case offers it now; a refusal says why it does not. */
export function offeredAction(type: CaseType, { case: row }: FoundCase, code: string): Action {
  const action = actionsIn(type, row.state)[code]
  if (action) return action
  const said = {
    ...{ action: titleAnywhere(type, code), state: stateTitle(type, row.state) },
    ...{ number: row.number, into: row.merged_into },
  }
  if (row.merged_into !== null) return refuse(caseMerged, said)
  return refuse(type.states[row.state]?.final ? caseClosed : actionNotOffered, said)
}

/** Asks the action's rule, plans it, and writes it with the commit: its case and all that it sets off in others. */
export async function carryOut(engine: Engine, acting: Acting, move: ActionFacts): Promise<CaseRow> {
  const { action, facts, answers } = move
  const broken = action.when?.(facts, answers as never)
  if (broken) refuse(broken, { action: action.title })
  const { draft, written, after } = planAction(engine.keys, move)
  for (const statement of moveStatements(draft, written)) acting.atCommit(statement)
  for (const effect of draft.also) await carryAlso(engine, acting, move.facts, effect)
  for (const effect of draft.opens) await openBeside(engine, acting, move.facts, effect)
  return after
}

/** Another case acts along, by its own rules; the person stays the actor of its step. */
async function carryAlso(
  engine: Engine,
  acting: Acting,
  { others, user, as, at, settings }: Facts,
  also: Extract<Effect, { kind: 'also' }>,
): Promise<void> {
  const found = others.find((other) => other.case.id === also.case)
  if (!found) throw new Error(`case ${also.case} was not locked for ${also.action}`)
  const type = engine.types.get(found.case.case_type)!
  const action = offeredAction(type, found, also.action)
  if (!action.by.includes('system'))
    throw new Error(`${type.code} ${also.action} is not the system's to take`)
  const desk = await engine.desk(acting.db, acting.district, at, found.case.standard_version)
  const facts: Facts = { ...found, user, as: { ...as, who: 'system' }, at, settings, others: [] }
  const answers = parseAnswers(action, also.answers)
  await carryOut(engine, acting, {
    ...{ type, action, code: also.action, found, facts, answers, attachments: [], desk },
  })
}
