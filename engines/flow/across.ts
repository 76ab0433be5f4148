import { refuse } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Action } from './action.ts'
import type { Acting } from './acting.ts'
import { actionsIn, type CaseType, type CaseTypes } from './declare.ts'
import type { Other } from './effects.ts'
import { caseNotFound, sameCase } from './errors.ts'
import { caseForUpdate, type FoundCase } from './queries.ts'
import type { CaseRow } from './rows.ts'
import { maySee } from './visibility.ts'

/*
 * Some actions change more than one case: a merge, an answer that reaches every merged caller, the verdict on
 * a supervision order. All of them are locked in the order of their ids before any is read, so that two such
 * actions wait for each other and never for ever.
 */

/** By action code, over all types: the kinds of links it may reach, known before the case is read. */
export function reachOf(types: CaseTypes): ReadonlyMap<string, readonly string[]> {
  const reach = new Map<string, Set<string>>()
  for (const type of types.values())
    for (const state of Object.keys(type.states))
      for (const [code, action] of Object.entries(actionsIn(type, state))) {
        const kinds = kindsOf(type, state, action)
        if (kinds) reach.set(code, new Set([...(reach.get(code) ?? []), ...kinds]))
      }
  return new Map([...reach].map(([code, kinds]) => [code, [...kinds]]))
}

/** Undefined: the action stays within its case. `row`: of the case, once it is read. */
function kindsOf(
  type: CaseType,
  state: string,
  action: Action,
  row?: CaseRow,
): readonly string[] | undefined {
  const told = endsCase(type, state, action)
    ? type.turns.flatMap(({ ends }) => (ends && (!row || ends.applies({ case: row })) ? ends.across : []))
    : []
  return action.across || told.length > 0 ? [...(action.across ?? []), ...told] : undefined
}

const endsCase = (type: CaseType, state: string, { to, mayLead }: Action): boolean =>
  !type.states[state]?.final && [to, ...mayLead].some((target) => type.states[target]?.final)

interface Reached {
  id: number
  /** The case that the answers name. */
  named: number | undefined
  kinds: readonly string[]
}

const namedBy = (answers: Record<string, unknown>): number | undefined =>
  Number.isSafeInteger(answers.case) ? (answers.case as number) : undefined

const reachedIds = (district: DistrictId, { id, named, kinds }: Reached) => sql`array(
  select other_id from flow.link where district_id = ${district} and case_id = ${id}
    and kind = any(${kinds as string[]}::text[]) and ended_at is null
  union select unnest(${named === undefined ? [id] : [id, named]}::bigint[]))`

/** Sent ahead of the reading; nothing where the action stays within its case. */
export async function lockTogether(
  { db, district }: Pick<Acting, 'db' | 'district'>,
  reach: ReadonlyMap<string, readonly string[]>,
  asked: { id: number; action: string; answers: Record<string, unknown> },
): Promise<void> {
  const kinds = reach.get(asked.action)
  if (!kinds) return
  const reached = { id: asked.id, named: namedBy(asked.answers), kinds }
  await sql`select id from flow.case where district_id = ${district}
    and id = any(${reachedIds(district, reached)}) order by id for update`.execute(db)
}

/** The other cases that the action reaches, locked. A case that the user may not see is not there. */
export async function othersOf(
  acting: Acting,
  types: CaseTypes,
  about: { type: CaseType; found: FoundCase; action: Action; answers: Record<string, unknown> },
): Promise<Other[]> {
  const { type, found, action, answers } = about
  const kinds = kindsOf(type, found.case.state, action, found.case)
  const named = action.across && namedBy(answers)
  if (!kinds || (named === undefined && kinds.length === 0)) return []
  if (named === found.case.id) refuse(sameCase)
  const links = await linksOf(acting.db, acting.district, found.case.id)
  const reached = links.filter(({ kind }) => kinds.includes(kind)).map(({ other }) => other)
  const others: Other[] = []
  for (const id of new Set([...reached, ...(named === undefined ? [] : [named])])) {
    const other = await caseForUpdate(acting.db, acting.district, id)
    if (!other || (id === named && !(await maySee(acting, other, { types })))) refuse(caseNotFound, { id })
    others.push({ ...other, links: links.filter((link) => link.other === id).map(({ kind }) => kind) })
  }
  return others
}

const linksOf = async (db: Db, district: DistrictId, id: number) =>
  (
    await sql<{ kind: string; other: number }>`select kind, other_id as other from flow.link
      where district_id = ${district} and case_id = ${id} and ended_at is null order by other_id`.execute(db)
  ).rows
