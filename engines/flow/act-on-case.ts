import { z } from 'zod'
import { fieldsWrong, refuse } from '#kernel/errors.ts'
import type { Acting } from './acting.ts'
import { type Action, actionsIn, type CaseType } from './declare.ts'
import type { Facts } from './effects.ts'
import type { Engine } from './engine.ts'
import { actionNotOffered, actionNotYours, caseMoved, caseNotFound, happenedInFuture } from './errors.ts'
import { mayAct } from './may-act.ts'
import { attachmentShape } from './opening.ts'
import { planAction } from './plan/plan-action.ts'
import { caseForUpdate, type FoundCase } from './queries.ts'
import { holderName, maySee } from './visibility.ts'
import { moveStatements } from './record/write-move.ts'
import type { CaseRow } from './rows.ts'

export const actShape = z.object({
  /** The version that was looked at; without it (system, import) the newest is taken. */
  version: z.int().optional(),
  answers: z.record(z.string(), z.unknown()).default({}),
  attachments: z.array(attachmentShape).max(30).default([]),
  at: z.coerce.date().optional(),
})
export type Act = z.input<typeof actShape> & { id: number; action: string }

const graceMs = 5 * 60_000

/**
 * Takes one of the actions that the case offers now. Refused by name: not found or not visible, moved by
 * somebody else, not offered in this state, not this user's, answers that do not fit, a rule of the action.
 */
export async function actOnCase(engine: Engine, acting: Acting, given: Act): Promise<CaseRow> {
  const { version, answers, attachments, at: happened } = actShape.parse(given)
  const found = await caseForUpdate(acting.db, acting.district, given.id)
  if (!found || !(await maySee(acting, found, engine))) refuse(caseNotFound, { id: given.id })
  const type = engine.types.get(found.case.case_type)!
  if (version !== undefined && version !== found.case.version)
    refuse(caseMoved, {
      by: found.case.last_actor,
      state: type.states[found.case.state]?.title.zh,
      version: found.case.version,
    })
  const action = actionsIn(type, found.case.state)[given.action]
  if (!action)
    refuse(actionNotOffered, { action: given.action, state: type.states[found.case.state]?.title.zh })
  const as =
    mayAct(acting.user, action, found) ??
    refuse(actionNotYours, { action: action.title.zh, holder: holderName(found, type) })
  const at = happened ?? acting.now
  if (at.getTime() > acting.now.getTime() + graceMs) refuse(happenedInFuture)

  const desk = await engine.desk(acting.db, acting.district, at, found.case.standard_version)
  const facts: Facts = { ...found, user: acting.user, as, at, settings: desk.settings }
  const read = parseAnswers(action, answers)
  const broken = action.when?.(facts)
  if (broken) refuse(broken, { action: action.title.zh })
  await engine.checkUnits(acting, read)
  await engine.checkFiles(attachments)
  const planned = planAction(engine.keys, {
    ...{ type, action, code: given.action, found, facts, answers: read, attachments, desk },
  })
  for (const statement of moveStatements(planned.draft, planned.written)) acting.atCommit(statement)
  return planned.after
}

/** What an action asks, parsed; every answer that does not fit is named at once. */
export function parseAnswers(action: Action, answers: Record<string, unknown>): Record<string, unknown> {
  const read = (action.asks ?? z.object({})).safeParse(answers)
  if (read.success) return read.data
  return refuse(fieldsWrong, {
    issues: read.error.issues.map((issue) => ({
      field: ['answers', ...issue.path].join('.'),
      problem: issue.message,
    })),
  })
}

/** The actions that this user could take now, for the page: offered, and the user's. */
export const actionsFor = (user: Acting['user'], found: FoundCase, type: CaseType): [string, Action][] =>
  Object.entries(actionsIn(type, found.case.state)).filter(([, action]) => mayAct(user, action, found))
