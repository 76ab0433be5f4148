import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { ClassKey } from '../class-key.ts'

interface Retiring {
  /** The day the national list withdrew it, and the district's own day. */
  listed: string | null
  here: string | null
}

/** Locks the class for a change. */
export const retiringOf = async (
  db: Db,
  district: DistrictId,
  { edition, kind, code }: ClassKey,
): Promise<Retiring | undefined> =>
  (
    await sql<Retiring>`
      select retired_on::text as listed, retired_here_on::text as here from catalogue.class
      where district_id = ${district} and edition = ${edition} and kind = ${kind} and code = ${code}
      for update`.execute(db)
  ).rows[0]

export const storeRetiring = (
  db: Db,
  district: DistrictId,
  { edition, kind, code }: ClassKey,
  day: string | null,
) =>
  sql`update catalogue.class set retired_here_on = ${day}
      where district_id = ${district} and edition = ${edition} and kind = ${kind} and code = ${code}`.execute(
    db,
  )

/** Classes right below that are still offered on a day. */
export const offeredBelow = async (
  db: Db,
  district: DistrictId,
  { edition, kind, code }: ClassKey,
  day: string,
): Promise<number> =>
  (
    await sql<{ count: number }>`
      select count(*)::int as count from catalogue.fact_class
      where district_id = ${district} and edition = ${edition} and kind = ${kind} and parent_code = ${code}
        and (retired_on is null or retired_on > ${day}::date)`.execute(db)
  ).rows[0]!.count

/** The class above, where it is offered no longer on a day. */
export const retiredAbove = async (
  db: Db,
  district: DistrictId,
  { edition, kind, code }: ClassKey,
  day: string,
): Promise<{ zh: string; en: string } | undefined> =>
  (
    await sql<{ zh: string; en: string }>`
      select above.title_zh as zh, above.title_en as en from catalogue.fact_class one
      join catalogue.fact_class above on above.district_id = one.district_id and above.edition = one.edition
        and above.kind = one.kind and above.code = one.parent_code
      where one.district_id = ${district} and one.edition = ${edition} and one.kind = ${kind}
        and one.code = ${code} and above.retired_on <= ${day}::date`.execute(db)
  ).rows[0]

/** Cases that are not closed and have the class or one below it; confidential ones are counted by nobody. */
export const openCasesOf = async (
  db: Db,
  district: DistrictId,
  { edition, kind, code }: ClassKey,
): Promise<number> =>
  (
    await sql<{ count: number }>`
      with recursive below (code) as (
        select ${code}::text
        union
        select c.code from catalogue.fact_class c join below on c.parent_code = below.code
          where c.district_id = ${district} and c.edition = ${edition} and c.kind = ${kind})
      select count(*)::int as count from flow.fact_case f
      where f.district_id = ${district} and f.closed_at is null and f.class_edition = ${edition}
        and f.class_kind = ${kind} and f.class_code in (select code from below)`.execute(db)
  ).rows[0]!.count
