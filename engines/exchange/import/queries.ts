import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { ImportMapping } from './mapping.ts'

/** The codes of an edition's classes that the district has. */
export const classCodes = async (
  db: Db,
  district: DistrictId,
  { edition, kind }: Pick<NonNullable<ImportMapping['classes']>, 'edition' | 'kind'>,
): Promise<Set<string>> => {
  const { rows } = await sql<{ code: string }>`select code from catalogue.fact_class
    where district_id = ${district} and edition = ${edition} and kind = ${kind}`.execute(db)
  return new Set(rows.map((row) => row.code))
}

/** The district's units by code. */
export const unitIds = async (db: Db, district: DistrictId): Promise<Map<string, number>> => {
  const { rows } = await sql<{ id: number; code: string }>`select unit_id as id, code from org.fact_unit
    where district_id = ${district}`.execute(db)
  return new Map(rows.map((row) => [row.code, row.id]))
}
