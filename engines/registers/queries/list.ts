import { type Db, type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import { holding, isPast, type Past, type VersionRow, versionColumns } from './read.ts'

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

/** So many values of a field are asked for one by one, each read in the order of keys; of more the store reads all. */
const mostApart = 8

/** A page in the order of keys, from after the last key of the page before. */
export async function listVersions(
  db: Db,
  district: DistrictId,
  register: string,
  asked: ListAsked,
): Promise<VersionRow[]> {
  const { filters, words, limit } = asked
  const among = filters.some(({ among }) => among?.length === 1) ? undefined : several(filters)
  if (among) {
    const pages = await Promise.all(
      among.among!.map((value) => {
        const one = { ...among, among: [value] }
        const narrowed = filters.map((filter) => (filter === among ? one : filter))
        return listVersions(db, district, register, { ...asked, filters: narrowed })
      }),
    )
    return mergedPages(pages, limit)
  }
  if (isPast(asked)) return listThen(db, district, register, asked)
  const few = await fewHolding(db, district, register, words)
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from registers.entry e ${newestVersion(district, register)}
    where e.district_id = ${district} and e.register = ${register}
      ${asked.after === undefined ? sql`` : sql`and e.key > ${asked.after}`}
      ${conditions(district, register, { ...asked, few })}
    order by e.key limit ${limit}`.execute(db)
  return rows
}

/**
 * A page of a past day. Of one value, only the entries that have it now or had it once are opened, each in the order
 * of keys until a page is full; who lost a value and has it again stands among both.
 */
async function listThen(
  db: Db,
  district: DistrictId,
  register: string,
  asked: ListAsked,
): Promise<VersionRow[]> {
  const first = asked.filters.find(({ among }) => among?.length === 1)
  const others = asked.filters.filter((filter) => filter !== first)
  const { words, retired, after, limit } = asked
  const page = async (keys: RawBuilder<unknown>) =>
    (
      await sql<VersionRow>`
        select ${versionColumns} from ${keys}
        cross join lateral (${holding(district, register, asked)}) v
        where e.district_id = ${district} and e.register = ${register}
          ${first ? sql`and e.field = ${first.field} and e.value = ${first.among![0]} and ${termIn(first)}` : sql``}
          ${after === undefined ? sql`` : sql`and e.key > ${after}`}
          ${retired ? sql`` : sql`and v.act <> 'retire'`}
          ${both(others.map((filter) => termHeld(district, register, filter)))} ${both(wordsMet(words))}
        order by e.key limit ${limit}`.execute(db)
    ).rows
  if (!first) return page(sql`registers.entry e`)
  return mergedPages(
    await Promise.all([page(sql`registers.term e`), page(sql`registers.past_term e`)]),
    limit,
  )
}

const several = (filters: readonly Filter[]): Filter | undefined =>
  filters.find(({ among }) => among && among.length > 1 && among.length <= mostApart)

/** The first of several pages in the order of keys, which is that of their bytes; each entry once. */
function mergedPages(pages: readonly VersionRow[][], limit: number): VersionRow[] {
  const byKey = new Map(pages.flat().map((row) => [row.key, row]))
  const inOrder = (a: VersionRow, b: VersionRow) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))
  return [...byKey.values()].toSorted(inOrder).slice(0, limit)
}

/** Joins the newest version to the keys of `e`. */
export const newestVersion = (district: DistrictId, register: string) => sql`
  cross join lateral (select v.* from registers.version v
    where v.district_id = ${district} and v.register = ${register} and v.key = e.key
    order by v.version desc limit 1) v`

/** More entries than that hold a common word: they are met soon enough where entries are read in their order. */
const mostFew = 5000

/** The keys of the entries that may hold every word, where they are few; undefined where they are many, or all. */
export async function fewHolding(
  db: Db,
  district: DistrictId,
  register: string,
  words: readonly string[],
): Promise<string[] | undefined> {
  if (words.length === 0) return undefined
  const { rows } = await sql<{ key: string }>`
    select key from registers.find_few(${district}, ${register}, ${words}::text[], ${mostFew + 1})`.execute(
    db,
  )
  return rows.length > mostFew ? undefined : rows.map(({ key }) => key)
}

interface Conditions extends Pick<ListAsked, 'filters' | 'words' | 'retired'> {
  after?: string | undefined
  /** As `fewHolding` found them. */
  few?: readonly string[] | undefined
}

/** What a list of the newest versions is narrowed by: `e` is the entry, `v` its version where words are asked. */
export const conditions = (
  district: DistrictId,
  register: string,
  { filters, words, retired, after, few }: Conditions,
) => sql`${retired ? sql`` : sql`and not e.retired`}
  ${both(filters.map((filter) => termListed(district, register, filter, after)))}
  ${few ? sql`and e.key = any(${few}::text[])` : sql``} ${both(wordsMet(words))}`

const both = (parts: readonly RawBuilder<SqlBool>[]) =>
  parts.length > 0 ? sql`and ${sql.join(parts, sql` and `)}` : sql``

/**
 * Of the newest versions: read from the index of terms. Of one value it gives the keys in their order, so that a
 * page is full before all are read; the key from which on is said to it too, since the planner does not conclude it.
 */
const termListed = (
  district: DistrictId,
  register: string,
  filter: Filter,
  after: string | undefined,
) => sql<SqlBool>`
  exists (select from registers.term t where ${termOfKey(district, register, filter)}
    ${after === undefined ? sql`` : sql`and t.key > ${after}`})`

const termOfKey = (district: DistrictId, register: string, { field, among, from, until }: Filter) => sql`
  t.district_id = ${district} and t.register = ${register} and t.field = ${field} and t.key = e.key
  ${among ? (among.length === 1 ? sql`and t.value = ${among[0]}` : sql`and t.value = any(${among}::text[])`) : sql``}
  ${from === undefined ? sql`` : sql`and t.value >= ${from}`}
  ${until === undefined ? sql`` : sql`and t.value <= ${until}`}`

/** Of versions of the past: each keeps its own terms, and only those of entries that ever had such a value are opened. */
const termHeld = (district: DistrictId, register: string, filter: Filter) => sql<SqlBool>`
  (exists (select from registers.term t where ${termOfKey(district, register, filter)})
    or exists (select from registers.past_term t where ${termOfKey(district, register, filter)}))
  and ${termIn(filter)}`

const termIn = ({ field, among, from, until }: Filter) =>
  among
    ? sql<SqlBool>`v.terms && ${among.map((value) => `${field}=${value}`)}::text[]`
    : sql<SqlBool>`exists (select from unnest(v.terms) t where t like ${`${field}=%`}
        ${from === undefined ? sql`` : sql`and t collate "C" >= ${`${field}=${from}`}`}
        ${until === undefined ? sql`` : sql`and t collate "C" <= ${`${field}=${until}`}`})`

function wordsMet(words: readonly string[]): RawBuilder<SqlBool>[] {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`)
  return words.length === 0 ? [] : [sql<SqlBool>`v.said ilike all (${patterns}::text[])`]
}

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
      ${both(filters.map((filter) => termListed(district, register, filter, undefined)))}
    group by c.value`.execute(db)
  return new Map(rows.map(({ value, count }) => [value, count]))
}
