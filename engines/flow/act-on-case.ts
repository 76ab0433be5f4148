import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { lockTogether, othersOf } from './across.ts'
import { type Acting, graceMs } from './acting.ts'
import type { Action } from './action.ts'
import { carryOut, offeredAction } from './carry-out.ts'
import { checkNamed } from './check-named.ts'
import { actionsIn, type CaseType } from './declare.ts'
import type { Engine } from './engine.ts'
import { actionNotYours, caseMoved, caseNotFound, happenedBefore, happenedInFuture } from './errors.ts'
import { holderOf } from './holder-of.ts'
import { mayAct } from './may-act.ts'
import { attachmentShape } from './opening.ts'
import { parseAnswers } from './parse-answers.ts'
import { openOnes } from './plan/draft.ts'
import { caseForUpdate, type FoundCase, publicReplies } from './queries.ts'
import { maySee } from './visibility.ts'
import type { CaseRow } from './rows.ts'
import { withSuccessor } from './successor.ts'
import { stateTitle } from './titles.ts'

export const actShape = z.object({
  /** The version that was looked at; without it (system, import) the newest is taken. */
  version: z.int().optional(),
  answers: z.record(z.string(), z.unknown()).default({}),
  attachments: z.array(attachmentShape).max(30).default([]),
  at: z.coerce.date().optional(),
})
export type Act = z.input<typeof actShape> & { id: number; action: string }

/**
 * Takes one of the actions that the case offers now. Refused by name: not found or not visible, moved by
 * somebody else, not offered in this state, not this user's, answers that do not fit or name what is not
 * there, a rule of the action.
 */
export async function actOnCase(engine: Engine, acting: Acting, given: Act): Promise<CaseRow> {
  const { version, answers, attachments, at: happened } = actShape.parse(given)
  const { id, action: code } = given
  const [, found] = await Promise.all([
    lockTogether(acting, engine.reach, { id, action: code, answers }),
    caseForUpdate(acting.db, acting.district, id),
  ])
  if (!found || !(await maySee(acting, found, engine))) refuse(caseNotFound, { id })
  const type = engine.types.get(found.case.case_type)!
  if (version !== undefined && version !== found.case.version)
    refuse(caseMoved, {
      by: found.case.last_actor || { zh: '系统或群众', en: 'The system or a resident' },
      state: stateTitle(type, found.case.state),
      version: found.case.version,
    })
  const action = offeredAction(type, found, code)
  const as =
    mayAct(acting.user, action, await withSuccessor(acting, found, [action])) ??
    refuse(actionNotYours, { action: action.title, ...(await holderOf(acting, found, action)) })
  const at = momentOf(happened, acting.now, found.case.last_at)
  const desk = await engine.desk(acting.db, acting.district, at, found.case.standard_version)
  const read = parseAnswers(action, answers)
  const lead = openOnes(found.assignments, 'lead')[0] ?? { post: null, unit_id: 0 }
  await checkNamed({ ...acting, unit: as.unit, lead }, action.asks, read)
  await engine.checkFiles(attachments)
  const others = await othersOf(acting, engine.types, { type, found, action, answers: read })
  const lastReply =
    others.length > 0 ? (await publicReplies(acting.db, acting.district, id)).at(-1) : undefined
  const facts = { ...found, user: acting.user, as, at, settings: desk.settings, others, lastReply }
  return carryOut(engine, acting, { type, action, code, found, facts, answers: read, attachments, desk })
}

/** No step happens before the one before it; a device's clock may be a little wrong either way. */
function momentOf(happened: Date | undefined, now: Date, last: Date): Date {
  if (happened && happened.getTime() > now.getTime() + graceMs) refuse(happenedInFuture)
  if (happened && happened.getTime() < last.getTime() - graceMs) refuse(happenedBefore)
  return new Date(Math.max((happened ?? now).getTime(), last.getTime()))
}

/** The actions that this user could take now, for the page: offered, and the user's. */
export async function actionsFor(
  acting: Pick<Acting, 'db' | 'district' | 'user'>,
  found: FoundCase,
  type: CaseType,
): Promise<[string, Action][]> {
  const offered = actionsIn(type, found.case.state)
  const held = await withSuccessor(acting, found, Object.values(offered))
  return Object.entries(offered).filter(([, action]) => mayAct(acting.user, action, held))
}
