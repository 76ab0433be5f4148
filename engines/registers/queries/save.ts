import type { Keys } from '#kernel/secrets.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Register } from '../define-register.ts'
import { type Fields, placeFieldOf, termOf, valuesOf } from '../field-form.ts'
import { type PersonalValue, sealValue } from '../personal.ts'
import { insertSealed, type SealedRow } from './personal.ts'

export type VersionAct = 'create' | 'change' | 'retire' | 'restore'

/** A version about to be kept; `version` is one more than the one it was made from. */
export interface NewVersion {
  key: string
  version: number
  act: VersionAct
  fields: Fields
  /** The day since which it is so, `2026-03-02`. */
  since: string
  why: string
  /** What it says of persons for the first time; `fields` holds the masks. */
  personal?: readonly PersonalValue[]
}

interface Writer {
  at: Date
  by: { account: number; name: string }
  keys?: Keys | undefined
}

/**
 * Keeps versions, at most one of a key, in three statements however many there are. Answers the keys that were
 * kept: the others had moved on, or stood there already.
 */
export async function saveVersions(
  db: Db,
  district: DistrictId,
  register: Register,
  versions: readonly NewVersion[],
  { at, by, keys }: Writer,
): Promise<Set<string>> {
  if (versions.length === 0) return new Set()
  const given = versions.map((version) => ({ ...shownOf(version), ...readable(register, version) }))
  const { rows } = await sql<{ key: string }>`
    with given as (
        select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(key text, version integer, act text,
          fields jsonb, facts jsonb, terms text[], said text, since date, why text)),
      heads as (
        insert into registers.entry as e (district_id, register, key, version, retired, created_at, changed_at)
        select ${district}::integer, ${register.code}::text, key, version, act = 'retire', ${at}, ${at} from given
        on conflict (district_id, register, key) do update
          set version = excluded.version, retired = excluded.retired, changed_at = excluded.changed_at
          where e.version = excluded.version - 1
        returning key)
    insert into registers.version (district_id, register, key, version, act, fields, facts, terms, said, since, at,
      by_account, by_name, why)
    select ${district}, ${register.code}, key, version, act, fields, facts, terms, said, since, ${at},
      ${by.account}, ${by.name}, why
    from given join heads using (key)
    returning key`.execute(db)
  const kept = new Set(rows.map(({ key }) => key))
  const sealed = versions.filter(({ key }) => kept.has(key)).flatMap(sealing({ district, keys }, register))
  if (sealed.length > 0) await insertSealed(db, district, register.code, sealed)
  await index(
    db,
    district,
    register,
    given.filter(({ key }) => kept.has(key)),
  )
  if (kept.size >= manyRows) await sql`select registers.look_again()`.execute(db)
  return kept
}

/** A version as everyone reads it. */
export function shownOf(version: NewVersion): Omit<NewVersion, 'personal'> {
  const { key, version: number, act, fields, since, why } = version
  return { key, version: number, act, fields, since, why }
}

/** What a version says of persons, as it is kept. */
export const sealing =
  (by: { district: DistrictId; keys?: Keys | undefined }, register: Register) =>
  ({ key, version, personal = [] }: NewVersion): SealedRow[] =>
    personal.map(({ field, plain }) => {
      const row = { key, version, field }
      return { ...row, sealed: sealValue(by, register, { ...row, plain }) }
    })

/** From so many on the planner is told: until its own look at them, a minute later, lists would be slow. */
const manyRows = 200

export interface Readable {
  facts: Fields
  terms: string[]
  said: string
  place: { lng: number; lat: number } | undefined
}

/** What lists, search and other rooms read of the fields. */
export function readable(
  { form, filters, search, publishes }: Register,
  { key, fields, act }: NewVersion,
): Readable {
  const terms = filters.flatMap((field) =>
    valuesOf(fields[field]).map((value) => `${field}=${termOf(form.properties[field]!, value)}`),
  )
  const texts = search.map((field) => valuesOf(fields[field]).join(' '))
  return {
    facts: Object.fromEntries(publishes.map((field) => [field, fields[field] ?? null])),
    terms: [...new Set(terms)],
    place: act === 'retire' ? undefined : (fields[placeFieldOf(form) ?? ''] as Readable['place']),
    said: [key, ...texts].filter(Boolean).join('\n'),
  }
}

async function index(
  db: Db,
  district: DistrictId,
  { code }: Register,
  kept: readonly (Readable & { key: string })[],
): Promise<void> {
  if (kept.length === 0) return
  const keys = kept.map(({ key }) => key)
  const terms = kept.flatMap(({ key, terms }) => terms.map((term) => ({ key, term })))
  const said = sql`unnest(${terms.map(({ key }) => key)}::text[], ${terms.map(({ term }) => term)}::text[]) g(k, t)`
  // What an entry says no longer it still said then: readings of the past find it there.
  await sql`
    with gone as (delete from registers.term
      where district_id = ${district} and register = ${code} and key = any(${keys}::text[])
      returning field, value, key)
    insert into registers.past_term (district_id, register, field, value, key)
    select ${district}, ${code}, field, value, key from gone
    where not exists (select from ${said} where k = gone.key and t = gone.field || '=' || gone.value)
    on conflict do nothing`.execute(db)
  await sql`insert into registers.term (district_id, register, field, value, key)
    select ${district}, ${code}, split_part(t, '=', 1), substr(t, strpos(t, '=') + 1), k from ${said}`.execute(
    db,
  )
  await placeThem(db, district, code, kept)
  await sql`select registers.index_text(${district}, ${code}, ${keys}::text[],
    ${kept.map(({ said }) => said)}::text[])`.execute(db)
}

/** Puts entries on the map where their newest version lies, and takes off what has no place or is retired. */
async function placeThem(
  db: Db,
  district: DistrictId,
  code: string,
  kept: readonly (Readable & { key: string })[],
): Promise<void> {
  const placed = kept.flatMap(({ key, place }) => (place ? [{ key, ...place }] : []))
  const gone = kept.filter(({ place }) => !place).map(({ key }) => key)
  if (gone.length > 0)
    await sql`delete from registers.place
      where district_id = ${district} and register = ${code} and key = any(${gone}::text[])`.execute(db)
  if (placed.length > 0)
    await sql`insert into registers.place (district_id, register, key, lng, lat)
      select ${district}, ${code}, key, lng, lat from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb)
        as p(key text, lng double precision, lat double precision)
      on conflict (district_id, register, key) do update set lng = excluded.lng, lat = excluded.lat`.execute(
      db,
    )
}

/** The next numbers of a register that numbers its entries itself. */
export async function nextNumbers(
  db: Db,
  district: DistrictId,
  register: string,
  count: number,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into registers.counter as c (district_id, register, last) values (${district}, ${register}, ${count})
    on conflict (district_id, register) do update set last = c.last + ${count}
    returning last`.execute(db)
  return rows[0]!.last - count + 1
}

/** `DG-000012`. */
export const numberText = (letters: string, number: number): string =>
  `${letters}-${String(number).padStart(6, '0')}`
