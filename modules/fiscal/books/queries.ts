import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Text } from '#kernel/errors.ts'
import type { Drafted, DraftLine, Ledgers } from './draft.ts'

export interface BookRow extends Pick<Drafted, 'year' | 'kind'> {
  id: number
  unit_id: number
  name_zh: string
  name_en: string
  money_unit: Drafted['moneyUnit']
  version: number
  changed_at: Date
  changed_name: string | null
  lines: number
}

const head = sql`book.id, book.unit_id, unit.name_zh, unit.name_en, book.year, book.kind, book.money_unit, book.version,
  book.changed_at, book.changed_name,
  (select count(*)::int from fiscal.book_line line
    where line.district_id = book.district_id and line.book_id = book.id) as lines`
const from = sql`fiscal.book join org.fact_unit unit
  on unit.district_id = book.district_id and unit.unit_id = book.unit_id`

export const booksIn = async (db: Db, district: DistrictId): Promise<BookRow[]> =>
  (
    await sql<BookRow>`select ${head} from ${from} where book.district_id = ${district}
      order by book.changed_at desc, book.id desc`.execute(db)
  ).rows

export const bookById = async (
  db: Db,
  district: DistrictId,
  id: number,
): Promise<(BookRow & { ledgers: Ledgers }) | undefined> =>
  (
    await sql<BookRow & { ledgers: Ledgers }>`select ${head}, book.ledgers from ${from}
      where book.district_id = ${district} and book.id = ${id}`.execute(db)
  ).rows[0]

export const linesOf = async (db: Db, district: DistrictId, book: number): Promise<DraftLine[]> =>
  (
    await sql<DraftLine>`select year, stage, side, subject, source, nature, economic, project, amount
      from fiscal.book_line where district_id = ${district} and book_id = ${book} order by position`.execute(
      db,
    )
  ).rows

/** A unit that has not ended. */
export const unitNamed = async (db: Db, district: DistrictId, id: number): Promise<Text | undefined> =>
  (
    await sql<Text>`select name_zh as zh, name_en as en from org.fact_unit
      where district_id = ${district} and unit_id = ${id} and valid_until is null`.execute(db)
  ).rows[0]

interface Changed {
  at: Date
  by: { account: number; name: string }
}

/** Undefined where the unit has books of that year and kind. */
export const insertBook = async (
  db: Db,
  district: DistrictId,
  made: Pick<Drafted, 'year' | 'kind' | 'moneyUnit' | 'ledgers'> & { unit: number } & Changed,
): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      insert into fiscal.book (district_id, unit_id, year, kind, money_unit, ledgers, changed_at, changed_by,
        changed_name)
      values (${district}, ${made.unit}, ${made.year}, ${made.kind}, ${made.moneyUnit},
        ${JSON.stringify(made.ledgers)}::jsonb, ${made.at}, ${made.by.account}, ${made.by.name})
      on conflict (district_id, unit_id, year, kind) do nothing returning id`.execute(db)
  ).rows[0]?.id

/** Guarded by the version; false where somebody was quicker. */
export async function updateBook(
  db: Db,
  district: DistrictId,
  { id, version }: { id: number; version: number },
  made: Pick<Drafted, 'moneyUnit' | 'ledgers'> & Changed,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update fiscal.book set version = version + 1, money_unit = ${made.moneyUnit},
      ledgers = ${JSON.stringify(made.ledgers)}::jsonb, changed_at = ${made.at}, changed_by = ${made.by.account},
      changed_name = ${made.by.name}
    where district_id = ${district} and id = ${id} and version = ${version}`.execute(db)
  return numAffectedRows === 1n
}

export async function replaceLines(
  db: Db,
  district: DistrictId,
  book: number,
  lines: readonly DraftLine[],
): Promise<void> {
  await sql`delete from fiscal.book_line where district_id = ${district} and book_id = ${book}`.execute(db)
  const placed = lines.map((line, n) => ({ ...line, position: n + 1 }))
  await sql`
    insert into fiscal.book_line (district_id, book_id, position, year, stage, side, subject, source, nature,
      economic, project, amount)
    select ${district}, ${book}, position, year, stage, side, subject, source, nature, economic, project, amount
    from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as given(position smallint, year text, stage text,
      side text, subject text, source text, nature text, economic text, project text, amount text)`.execute(
    db,
  )
}
