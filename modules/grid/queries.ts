import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

export interface ComponentClass {
  edition: string
  kind: 'component'
  code: string
  title: string
}

/** The component class of a code in the first of these editions that has it. */
export async function componentClass(
  db: Db,
  district: DistrictId,
  code: string,
  editions: readonly string[],
): Promise<ComponentClass | undefined> {
  const { rows } = await sql<ComponentClass>`
    select edition, 'component' as kind, code, title_zh as title from catalogue.fact_class
    where district_id = ${district} and kind = 'component' and code = ${code}
      and edition = any(${editions}::text[])
    order by array_position(${editions}::text[], edition) limit 1`.execute(db)
  return rows[0]
}

/** Cells in force within these areas (streets of 9 digits, communities of 12, cells of 15), in their order. */
export const cellsWithin = async (
  db: Db,
  district: DistrictId,
  areas: readonly string[],
): Promise<string[]> =>
  (
    await sql<{ code: string }>`
      select area_code as code from org.fact_area
      where district_id = ${district} and kind = 'cell' and valid_until is null
        and exists (select from unnest(${areas}::text[]) a where starts_with(area_code, a))
      order by area_code`.execute(db)
  ).rows.map(({ code }) => code)
