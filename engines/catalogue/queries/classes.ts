import type { Text } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { ClassKey } from '../class-key.ts'
import type { Extension } from '../read-standards-table.ts'
import { kindOf } from '../rows.ts'

export interface CatalogueClass extends ClassKey {
  level: number
  title: Text
  /** The class at the top of its branch. */
  major: { code: string; title: Text }
  unit: string | null
  /** A local extension（自定义）of a national edition. */
  extension: boolean
  /** The day its number was withdrawn; such a class is read, and no longer chosen. */
  retiredOn: string | null
}

interface ClassRow {
  edition: string
  kind: string
  code: string
  level: number
  title_zh: string
  title_en: string
  major_code: string
  major_zh: string
  major_en: string
  unit: string | null
  extension: boolean
  retired_on: string | null
}

const classOf = (row: ClassRow): CatalogueClass => ({
  edition: row.edition,
  kind: kindOf(row.kind),
  code: row.code,
  level: row.level,
  title: { zh: row.title_zh, en: row.title_en },
  major: { code: row.major_code, title: { zh: row.major_zh, en: row.major_en } },
  unit: row.unit,
  extension: row.extension,
  retiredOn: row.retired_on,
})

const columns = sql`edition, kind, code, level, title_zh, title_en, major_code, major_zh, major_en, unit,
  extension, retired_on::text`

interface ClassSearch {
  edition?: string | undefined
  kind?: string | undefined
  /** The beginning of a code, or a part of a name in either language. */
  text?: string | undefined
  level?: number | undefined
  /** With those retired by `day`. */
  retired: boolean
  /** The day of the district, `2026-03-02`: a class is offered until the day it is retired. */
  day: string
  limit: number
}

/** Codes that begin with the text come first, then names that do, then names that contain it. */
export async function searchClasses(
  db: Db,
  district: DistrictId,
  { edition, kind, text = '', level, retired, day, limit }: ClassSearch,
): Promise<CatalogueClass[]> {
  const literal = text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const [begins, contains] = [`${literal}%`, `%${literal}%`]
  const { rows } = await sql<ClassRow>`
    select ${columns} from catalogue.fact_class
    where district_id = ${district}
      and (${edition ?? null}::text is null or edition = ${edition ?? null})
      and (${kind ?? null}::text is null or kind = ${kind ?? null})
      and (${level ?? null}::int is null or level = ${level ?? null})
      and (${retired} or retired_on is null or retired_on > ${day}::date)
      and (code like ${begins} or title_zh like ${contains} or title_en ilike ${contains})
    order by code not like ${begins}, title_zh not like ${begins}, edition, kind, code
    limit ${limit}`.execute(db)
  return rows.map(classOf)
}

export async function findClass(
  db: Db,
  district: DistrictId,
  key: ClassKey,
): Promise<CatalogueClass | undefined> {
  const { rows } = await sql<ClassRow>`
    select ${columns} from catalogue.fact_class
    where district_id = ${district}
      and edition = ${key.edition} and kind = ${key.kind} and code = ${key.code}`.execute(db)
  return rows[0] && classOf(rows[0])
}

/** Where a class went in another edition, or came from. */
interface Passage {
  direction: 'to' | 'from'
  edition: string
  /** Absent where the class was withdrawn or must be chosen case by case. */
  code: string | null
  relation: string
  note: Text | null
}

export async function passagesOf(db: Db, district: DistrictId, key: ClassKey): Promise<Passage[]> {
  const { rows } = await sql<{
    direction: string
    edition: string
    code: string | null
    relation: string
    note_zh: string | null
    note_en: string | null
  }>`
    select 'to' as direction, to_edition as edition, to_code as code, relation, note_zh, note_en
    from catalogue.crosswalk
    where district_id = ${district}
      and from_edition = ${key.edition} and kind = ${key.kind} and from_code = ${key.code}
    union all
    select 'from', from_edition, from_code, relation, note_zh, note_en
    from catalogue.crosswalk
    where district_id = ${district}
      and to_edition = ${key.edition} and kind = ${key.kind} and to_code = ${key.code}`.execute(db)
  return rows.map(({ note_zh, note_en, direction, ...row }) => ({
    ...row,
    direction: direction === 'to' ? 'to' : 'from',
    note: note_zh === null || note_en === null ? null : { zh: note_zh, en: note_en },
  }))
}

/** All classes of an edition, to check a table against. */
export async function classesOfEdition(
  db: Db,
  district: DistrictId,
  edition: string,
): Promise<{ key: ClassKey; state: 'used' | 'retired' }[]> {
  const { rows } = await sql<{ kind: string; code: string; retired: boolean }>`
    select kind, code, coalesce(retired_on, retired_here_on) is not null as retired from catalogue.class
    where district_id = ${district} and edition = ${edition}`.execute(db)
  return rows.map(({ kind, code, retired }) => ({
    key: { edition, kind: kindOf(kind), code },
    state: retired ? 'retired' : 'used',
  }))
}

/** Local classes of a national edition; their parent is the major whose code they begin with. */
export const insertExtensions = (db: Db, district: DistrictId, extensions: readonly Extension[]) =>
  sql`insert into catalogue.class
        (district_id, edition, kind, code, parent_code, level, title_zh, title_en, confidence, extension)
      select ${district}, edition, kind, code, left(code, 2), 2, title ->> 'zh', title ->> 'en', 'K', true
      from jsonb_to_recordset(${JSON.stringify(extensions)}::jsonb)
        as one (edition text, kind text, code text, title jsonb)
      on conflict do nothing`.execute(db)

interface CatalogueWord {
  list: string
  code: string
  title: Text
}

export async function wordsOf(db: Db, district: DistrictId): Promise<CatalogueWord[]> {
  const { rows } = await sql<{ list: string; code: string; title_zh: string; title_en: string }>`
    select list, code, title_zh, title_en from catalogue.word
    where district_id = ${district} order by list, position`.execute(db)
  return rows.map(({ list, code, title_zh, title_en }) => ({
    list,
    code,
    title: { zh: title_zh, en: title_en },
  }))
}

interface CatalogueEdition {
  code: string
  title: Text
  basis: string
  /** First and last day in force; null: not known or open. */
  from: string | null
  until: string | null
  national: boolean
}

export async function editionsOf(db: Db, district: DistrictId): Promise<CatalogueEdition[]> {
  const { rows } = await sql<Omit<CatalogueEdition, 'title'> & { title_zh: string; title_en: string }>`
    select code, title_zh, title_en, basis, from_day::text as "from", until_day::text as until, national
    from catalogue.edition where district_id = ${district}
    order by from_day desc nulls last, code`.execute(db)
  return rows.map(({ title_zh, title_en, ...row }) => ({ ...row, title: { zh: title_zh, en: title_en } }))
}
