import { z } from 'zod'
import { type Db, type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'

export const unitBefore = z.object({
  unit: z.number(),
  /** Of the last cases of this class here, how many it finally handled. */
  cases: z.number(),
  of: z.number(),
  /** In the same street, or in all streets where this one has none. */
  inStreet: z.boolean(),
})
export type UnitBefore = z.output<typeof unitBefore>

/** A street has nine digits (GB/T 30428.1). */
const streetDigits = 9

export const streetsIn = (codes: Iterable<string>): string[] =>
  [...codes].filter((code) => code.length === streetDigits)

const lastCases = 50
const mostUnits = 3
/** A unit that had one in five of them is no suggestion. */
const leastShare = 0.2

/** Who finally handled the last closed cases of a class in a street; where it had none, in the whole district. */
export async function unitsBefore(
  db: Db,
  district: DistrictId,
  asked: {
    caseType: string
    classCode: string
    street: string | null
    streets: readonly string[]
    visible: RawBuilder<SqlBool>
  },
): Promise<UnitBefore[]> {
  const { caseType, classCode, street, streets, visible } = asked
  const among = async (where: readonly string[]) => {
    const { rows } = await sql<{ unit: number; cases: number }>`
      select unit, count(*)::int as cases from unnest(${where as string[]}::text[]) as place
      cross join lateral (select c.unit_id as unit from flow.case c
        where c.district_id = ${district} and c.street = place and c.class_code = ${classCode}
          and c.case_type = ${caseType} and c.closed_at is not null and c.unit_id is not null
          and c.merged_into is null and ${visible}
        order by c.opened_at desc, c.id desc limit ${Math.ceil(lastCases / where.length)}) last
      group by unit order by cases desc, unit`.execute(db)
    return rows
  }
  const here = street === null ? [] : await among([street])
  const rows = here.length > 0 || streets.length === 0 ? here : await among(streets)
  const of = rows.reduce((sum, { cases }) => sum + cases, 0)
  return rows
    .filter(({ cases }) => cases / of >= leastShare)
    .slice(0, mostUnits)
    .map((row) => ({ ...row, of, inStreet: here.length > 0 }))
}
