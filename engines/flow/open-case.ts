import { locate } from '#engines/org/org.ts'
import { fieldsWrong, refuse } from '#kernel/errors.ts'
import type { Acting } from './acting.ts'
import type { CaseType } from './declare.ts'
import type { Engine } from './engine.ts'
import { caseTypeUnknown, channelUnknown, happenedInFuture, openingNotYours } from './errors.ts'
import { mayOpen } from './may-act.ts'
import { type Opening, openingShape } from './opening.ts'
import { planOpening } from './plan/plan-opening.ts'
import { openingStatements } from './record/write-move.ts'
import type { CaseRow } from './rows.ts'

/** A device that was offline may tell when it happened; its clock may be this much ahead. */
const graceMs = 5 * 60_000

/** Opens a case: its number, its place in the grid, its clocks and its first step, all at the commit. */
export async function openCase(engine: Engine, acting: Acting, given: Opening): Promise<CaseRow> {
  const opening = openingShape.parse(given)
  const type = engine.types.get(opening.type) ?? refuse(caseTypeUnknown, { type: opening.type })
  const as = mayOpen(acting.user, type) ?? refuse(openingNotYours)
  const fields = parseFields(type, opening.fields)
  const at = opening.at ?? acting.now
  if (at.getTime() > acting.now.getTime() + graceMs) refuse(happenedInFuture)
  await engine.checkFiles(opening.attachments)
  const desk = await engine.desk(acting.db, acting.district, at)
  const channel = desk.channels.get(opening.channel) ?? refuse(channelUnknown, { channel: opening.channel })
  const place = await locate(acting.db, acting.district, opening)
  const { id, number } = await engine.numbers(acting.district).take(channel, at)

  const { draft, written, detail } = planOpening(engine.keys, {
    ...{ type, opening, fields, desk, user: acting.user, as, id, number, place, at },
  })
  for (const statement of openingStatements(draft, written, detail)) acting.atCommit(statement)
  return draft.case
}

/** The case type's own schema decides; every field that does not fit is named at once. */
export function parseFields(type: CaseType, given: Record<string, unknown>): Record<string, unknown> {
  const read = type.fields.safeParse(given)
  if (read.success) return read.data
  return refuse(fieldsWrong, {
    issues: read.error.issues.map((issue) => ({
      field: ['fields', ...issue.path].join('.'),
      problem: issue.message,
    })),
  })
}
