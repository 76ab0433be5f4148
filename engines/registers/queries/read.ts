import { type Db, type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import type { Fields } from '../field-form.ts'
import type { VersionAct } from './save.ts'

export interface VersionRow {
  key: string
  version: number
  act: VersionAct
  fields: Fields
  since: string
  at: Date
  by_account: number
  by_name: string
  why: string
}

const columns = sql`v.key, v.version, v.act, v.fields, v.since::text as since, v.at, v.by_account, v.by_name, v.why`

/** A reading of the past: as things were on a day, and as far as was written by a moment. */
export interface Past {
  /** The end of this day, `2026-03-02`. */
  asOf?: string | undefined
  knownAt?: Date | undefined
}

export const isPast = ({ asOf, knownAt }: Past): boolean => asOf !== undefined || knownAt !== undefined

/** The version that holds in a reading: the highest whose day has come and that was written by then. */
const holding = (district: DistrictId, register: string, { asOf, knownAt }: Past) => sql`
  select v.* from registers.version v
  where v.district_id = ${district} and v.register = ${register} and v.key = e.key
    ${asOf === undefined ? sql`` : sql`and v.since <= ${asOf}::date`}
    ${knownAt === undefined ? sql`` : sql`and v.at <= ${knownAt}`}
  order by v.version desc limit 1`

/** The newest versions of these keys; retired ones too. */
export async function newestOf(
  db: Db,
  district: DistrictId,
  register: string,
  keys: readonly string[],
): Promise<Map<string, VersionRow>> {
  const { rows } = await sql<VersionRow>`
    select ${columns} from registers.entry e join registers.version v
      on v.district_id = e.district_id and v.register = e.register and v.key = e.key and v.version = e.version
    where e.district_id = ${district} and e.register = ${register} and e.key = any(${keys}::text[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.key, row]))
}

export async function versionHolding(
  db: Db,
  district: DistrictId,
  register: string,
  key: string,
  past: Past,
): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${columns} from (select ${key}::text as key) e
    cross join lateral (${holding(district, register, past)}) v`.execute(db)
  return rows[0]
}

/** The last key of a length that begins so, retired or not; undefined where there is none. */
export async function lastKey(
  db: Db,
  district: DistrictId,
  register: string,
  { beginning, length }: { beginning: string; length: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`
    select key from registers.entry
    where district_id = ${district} and register = ${register} and key >= ${beginning} and key < ${`${beginning}~`}
      and length(key) = ${length}
    order by key desc limit 1`.execute(db)
  return rows[0]?.key
}

/** Every version of an entry, newest first. */
export const historyOf = async (
  db: Db,
  district: DistrictId,
  register: string,
  key: string,
): Promise<VersionRow[]> =>
  (
    await sql<VersionRow>`
      select ${columns} from registers.version v
      where v.district_id = ${district} and v.register = ${register} and v.key = ${key}
      order by v.version desc`.execute(db)
  ).rows

/** A condition on one field: one of these values, or a stretch of them, both ends counted in. */
export interface Filter {
  field: string
  among?: readonly string[]
  from?: string
  until?: string
}

export interface ListAsked extends Past {
  filters: readonly Filter[]
  /** Each word of two characters or more must stand in the entry. */
  words: readonly string[]
  retired: boolean
  after: string | undefined
  limit: number
}

/** A page in the order of keys, from after the last key of the page before. */
export async function listVersions(
  db: Db,
  district: DistrictId,
  register: string,
  asked: ListAsked,
): Promise<VersionRow[]> {
  const past = isPast(asked)
  const { rows } = await sql<VersionRow>`
    select ${columns} from registers.entry e
    ${
      past
        ? sql`cross join lateral (${holding(district, register, asked)}) v`
        : sql`cross join lateral (select v.* from registers.version v
              where v.district_id = ${district} and v.register = ${register}
                and v.key = e.key and v.version = e.version limit 1) v`
    }
    where e.district_id = ${district} and e.register = ${register}
      ${asked.after === undefined ? sql`` : sql`and e.key > ${asked.after}`}
      ${past ? conditionsThen(district, register, asked) : conditions(district, register, asked)}
    order by e.key limit ${asked.limit}`.execute(db)
  return rows
}

/** Joins the newest version to the keys of `e`. */
export const newestVersion = (district: DistrictId, register: string) => sql`
  cross join lateral (select v.* from registers.version v
    where v.district_id = ${district} and v.register = ${register} and v.key = e.key
    order by v.version desc limit 1) v`

/** What a list of the newest versions is narrowed by: `e` is the entry, `v` its version where words are asked. */
export const conditions = (
  district: DistrictId,
  register: string,
  { filters, words, retired }: Pick<ListAsked, 'filters' | 'words' | 'retired'>,
) => sql`${retired ? sql`` : sql`and not e.retired`}
  ${both(filters.map((filter) => termListed(district, register, filter)))}
  ${both(wordsMet(district, register, words, false))}`

const conditionsThen = (district: DistrictId, register: string, { filters, words, retired }: ListAsked) =>
  sql`${retired ? sql`` : sql`and v.act <> 'retire'`}
    ${both(filters.map(termHeld))} ${both(wordsMet(district, register, words, true))}`

const both = (parts: readonly RawBuilder<SqlBool>[]) =>
  parts.length > 0 ? sql`and ${sql.join(parts, sql` and `)}` : sql``

/** Of the newest versions: read from the index of terms. */
const termListed = (district: DistrictId, register: string, filter: Filter) => sql<SqlBool>`
  e.key in (select t.key from registers.term t
    where t.district_id = ${district} and t.register = ${register} and t.field = ${filter.field}
      ${filter.among ? sql`and t.value = any(${filter.among}::text[])` : sql``}
      ${filter.from === undefined ? sql`` : sql`and t.value >= ${filter.from}`}
      ${filter.until === undefined ? sql`` : sql`and t.value <= ${filter.until}`})`

/** Of versions of the past: each keeps its own terms. */
const termHeld = ({ field, among, from, until }: Filter) =>
  among
    ? sql<SqlBool>`v.terms && ${among.map((value) => `${field}=${value}`)}::text[]`
    : sql<SqlBool>`exists (select from unnest(v.terms) t where t like ${`${field}=%`}
        ${from === undefined ? sql`` : sql`and t collate "C" >= ${`${field}=${from}`}`}
        ${until === undefined ? sql`` : sql`and t collate "C" <= ${`${field}=${until}`}`})`

function wordsMet(
  district: DistrictId,
  register: string,
  words: readonly string[],
  past: boolean,
): RawBuilder<SqlBool>[] {
  if (words.length === 0) return []
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`)
  const met = sql<SqlBool>`v.said ilike all (${patterns}::text[])`
  // The index holds the newest texts; what was said in the past is read as it stands.
  return past
    ? [met]
    : [sql<SqlBool>`e.key in (select registers.find_text(${district}, ${register}, ${words}::text[]))`, met]
}

/** Entries that share words with a text, the likest first. */
export const likest = async (
  db: Db,
  district: DistrictId,
  register: string,
  said: string,
  most: number,
): Promise<{ key: string; weight: number }[]> =>
  (
    await sql<{ key: string; weight: number }>`
      select key, weight from registers.find_like(${district}, ${register}, ${said}, ${most})`.execute(db)
  ).rows

/** How many entries that are not retired hold each value of a field the register filters by, among the filtered. */
export const countBy = async (
  db: Db,
  district: DistrictId,
  register: string,
  field: string,
  filters: readonly Filter[],
): Promise<Map<string, number>> => {
  const { rows } = await sql<{ value: string; count: number }>`
    select c.value, count(*)::integer as count from registers.term c
    join registers.entry e on e.district_id = c.district_id and e.register = c.register and e.key = c.key
    where c.district_id = ${district} and c.register = ${register} and c.field = ${field} and not e.retired
      ${both(filters.map((filter) => termListed(district, register, filter)))}
    group by c.value`.execute(db)
  return new Map(rows.map(({ value, count }) => [value, count]))
}
