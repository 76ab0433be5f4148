import { dayAt, type Location, locate } from '#engines/org/org.ts'
import { refuse } from '#kernel/errors.ts'
import { type Acting, graceMs } from './acting.ts'
import type { CaseType } from './declare.ts'
import type { Facts } from './effects.ts'
import type { Engine } from './engine.ts'
import { caseTypeUnknown, channelUnknown, classUnknown, happenedInFuture, openingNotYours } from './errors.ts'
import { mayOpen } from './may-act.ts'
import { type Opening, openingShape, type ReadOpening } from './opening.ts'
import { formOf } from './form.ts'
import { parseNamed } from './parse-answers.ts'
import { planOpening } from './plan/plan-opening.ts'
import { openingStatements } from './record/write-move.ts'
import type { CaseRow } from './rows.ts'

/** Opens a case: its number, its place in the grid, its clocks and its first step, all at the commit. */
export const openCase = (engine: Engine, acting: Acting, given: Opening): Promise<CaseRow> =>
  openRead(engine, acting, openingShape.parse(given))

/** The same for an opening that a route has read already. */
export async function openRead(engine: Engine, acting: Acting, opening: ReadOpening): Promise<CaseRow> {
  return enterCase(engine, acting, await lookUp(engine, acting, opening))
}

/** Refuses what an opening would refuse; nothing is numbered or written. For dry runs. */
export async function checkOpening(engine: Engine, acting: Acting, given: Opening): Promise<void> {
  await deskFor(engine, acting, await lookUp(engine, acting, openingShape.parse(given)))
}

async function lookUp(engine: Engine, acting: Acting, opening: ReadOpening): Promise<Entering> {
  const type = engine.types.get(opening.type) ?? refuse(caseTypeUnknown, { type: opening.type })
  const as = mayOpen(acting.user, type) ?? refuse(openingNotYours)
  const fields = saidByChannel(type, parseFields(type, opening.fields), opening.channel)
  const at = opening.at ?? acting.now
  if (at.getTime() > acting.now.getTime() + graceMs) refuse(happenedInFuture)
  await engine.checkFiles(opening.attachments)
  const place = await locate(acting.db, acting.district, opening)
  return { type, opening, fields, as, at, place }
}

export interface Entering {
  type: CaseType
  opening: ReadOpening
  fields: Record<string, unknown>
  as: Facts['as']
  at: Date
  place: Location
  splitFrom?: number
}

/** Numbers a case whose opening is in order, plans it and writes it with the commit. */
export async function enterCase(engine: Engine, acting: Acting, entering: Entering): Promise<CaseRow> {
  const { desk, channel } = await deskFor(engine, acting, entering)
  const { id, number } = await engine.numbers(acting.district).take(channel, entering.at)
  const numbered = { ...entering, id, number, desk, user: acting.user }
  const { draft, written, detail } = planOpening(engine.keys, numbered)
  for (const statement of openingStatements(draft, written, detail)) acting.atCommit(statement)
  return draft.case
}

/** The district's desk at the moment of the opening, which must know its channel and class. */
async function deskFor(engine: Engine, { db, district }: Acting, { opening, at }: Entering) {
  const desk = await engine.desk(db, district, at)
  const channel = desk.channels.get(opening.channel) ?? refuse(channelUnknown, { channel: opening.channel })
  const key = opening.class
  if (key) {
    const retired = desk.classes.get(`${key.edition}/${key.kind}/${key.code}`)
    if (retired === undefined || (retired !== null && retired <= dayAt(at))) refuse(classUnknown, key)
  }
  return { desk, channel }
}

/** The case type's own schema decides; every field that does not fit is named at once. */
export const parseFields = (type: CaseType, given: Record<string, unknown>): Record<string, unknown> =>
  parseNamed(type.fields, given, 'fields')

/** A field marked `byChannel` that nobody filled in says whether the case came by that channel. */
function saidByChannel(
  { fields: schema }: CaseType,
  fields: Record<string, unknown>,
  channel: string,
): Record<string, unknown> {
  const drawn = formOf(schema)?.properties as Record<string, { byChannel?: string }>
  const marked = Object.entries(drawn).flatMap(([name, { byChannel }]) =>
    byChannel === undefined || fields[name] !== undefined ? [] : [[name, channel === byChannel] as const],
  )
  return marked.length > 0 ? { ...fields, ...Object.fromEntries(marked) } : fields
}
