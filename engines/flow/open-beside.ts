import { decryptField, type Keys } from '#kernel/secrets.ts'
import { type Db, sql } from '#kernel/sql.ts'
import type { Acting } from './acting.ts'
import type { Effect, Facts } from './effects.ts'
import type { Engine } from './engine.ts'
import { enterCase, parseFields } from './open-case.ts'
import { openingShape } from './opening.ts'
import { detailsOf } from './queries.ts'
import { personalContext } from './record/seal-personal.ts'
import { upsertLinks } from './record/statements.ts'
import type { CaseRow } from './rows.ts'

/** Opens a case from another, in the same transaction, at the same place and through the same channel. */
export async function openBeside(
  engine: Engine,
  acting: Acting,
  { case: row, as, at }: Facts,
  { as: link, opening: asked }: Extract<Effect, { kind: 'open' }>,
): Promise<void> {
  const type = engine.types.get(asked.type)
  if (!type) throw new Error(`there is no case type ${asked.type}`)
  const carried = asked.carry ? await plainFields(engine.keys, acting.db, row) : {}
  const fields = parseFields(type, { ...carried, ...asked.fields })
  const key = asked.class ?? classOf(row)
  const { type: code, channel, urgency } = { ...row, type: type.code }
  const opening = openingShape.parse({ type: code, channel, urgency, fields, ...(key && { class: key }) })
  const { street, community, cell, lng, lat } = row
  const opened = await enterCase(engine, acting, {
    ...{ type, opening, fields, as, at },
    place: { street, community, cell, lng, lat },
    ...(link === 'split' && { splitFrom: row.id }),
  })
  const links = JSON.stringify([{ kind: link, other: opened.id, ended: false }])
  acting.atCommit(upsertLinks(row.district_id, row.id, links, at))
}

const classOf = ({ class_edition: edition, class_kind: kind, class_code: code }: CaseRow) =>
  code === null ? undefined : { edition: edition!, kind: kind!, code }

/** What was said at the opening, as it was said: for a case that takes it along, never for a page. */
async function plainFields(keys: Keys, db: Db, row: CaseRow): Promise<Record<string, unknown>> {
  const [[detail], { rows }] = await Promise.all([
    detailsOf(db, row.district_id, row.id),
    sql<{ field: string; sealed: Buffer }>`select field, sealed from flow.personal
      where district_id = ${row.district_id} and case_id = ${row.id} and seq = 1 and sealed is not null`.execute(
      db,
    ),
  ])
  const opened = rows.map(({ field, sealed }) => [
    field,
    decryptField(keys, sealed, personalContext(row.district_id, row.id, 1, field)),
  ])
  return { ...detail!.fields, ...Object.fromEntries(opened) }
}
