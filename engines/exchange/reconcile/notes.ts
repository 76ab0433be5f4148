import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

export interface MismatchNote {
  day: string
  number: string
  note: string
  settled: boolean
  by: string
  at: Date
}

/** What was done about the orders of the days of a span, oldest first. */
export const notesOf = async (
  db: Db,
  district: DistrictId,
  { system, from, until }: { system: string; from: string; until: string },
): Promise<MismatchNote[]> =>
  (
    await sql<MismatchNote>`
      select to_char(n.day, 'YYYY-MM-DD') as day, n.number, n.note, n.settled, n.at, a.name as by
      from exchange.mismatch_note n
      join kernel.fact_account a on a.district_id = n.district_id and a.account_id = n.account_id
      where n.district_id = ${district} and n.system = ${system}
        and n.day between ${from}::date and ${until}::date
      order by n.id`.execute(db)
  ).rows

export const addNote = (
  db: Db,
  district: DistrictId,
  made: {
    system: string
    day: string
    number: string
    note: string
    settled: boolean
    account: number
    at: Date
  },
) =>
  sql`insert into exchange.mismatch_note (district_id, system, day, number, note, settled, account_id, at)
      values (${district}, ${made.system}, ${made.day}, ${made.number}, ${made.note}, ${made.settled},
              ${made.account}, ${made.at})`.execute(db)

/** The orders of a day whose newest note says that they are settled. */
export const settledAmong = (notes: readonly MismatchNote[]): Set<string> =>
  new Set(
    [...new Map(notes.map((note) => [`${note.day} ${note.number}`, note]))]
      .filter(([, { settled }]) => settled)
      .map(([key]) => key),
  )
