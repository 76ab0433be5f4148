import type { Text } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

export interface Post {
  code: string
  title: Text
  administration: 'system' | 'security' | 'audit' | null
  permissions: string[]
  unit: number | null
  until: string | null
}

const postColumns = sql`code, jsonb_build_object('zh', title_zh, 'en', title_en) as title, administration,
  permissions, unit_id as unit, ended_on::text as until`

/** Ended ones too: what was done in them keeps their names. */
export const allPosts = async (db: Db, district: DistrictId): Promise<Post[]> =>
  (
    await sql<Post>`select ${postColumns} from org.post where district_id = ${district} order by code`.execute(
      db,
    )
  ).rows

/** Locks it for a change. */
export const postByCode = async (db: Db, district: DistrictId, code: string): Promise<Post | undefined> =>
  (
    await sql<Post>`select ${postColumns} from org.post
      where district_id = ${district} and code = ${code} for update`.execute(db)
  ).rows[0]

/** The code of the new post; it may do nothing yet. */
export const insertPost = async (
  db: Db,
  district: DistrictId,
  { title, unit }: { title: Text; unit: number | null },
): Promise<string> =>
  (
    await sql<{ code: string }>`
      insert into org.post (district_id, code, title_zh, title_en, permissions, unit_id)
      values (${district}, 'own-' || nextval('org.post_number'), ${title.zh}, ${title.en}, '{}', ${unit})
      returning code`.execute(db)
  ).rows[0]!.code

export const updatePostTitle = (db: Db, district: DistrictId, code: string, { zh, en }: Text) =>
  sql`update org.post set title_zh = ${zh}, title_en = ${en}
      where district_id = ${district} and code = ${code}`.execute(db)

export const updatePermissions = (
  db: Db,
  district: DistrictId,
  code: string,
  permissions: readonly string[],
) =>
  sql`update org.post set permissions = ${permissions}::text[]
      where district_id = ${district} and code = ${code}`.execute(db)

export const endPostOn = (db: Db, district: DistrictId, code: string, day: string) =>
  sql`update org.post set ended_on = ${day} where district_id = ${district} and code = ${code}`.execute(db)

/** A post of that name that has not ended, in the same unit or in none. */
export const postCalled = async (
  db: Db,
  district: DistrictId,
  { title, unit, but }: { title: Text; unit: number | null; but?: string },
): Promise<boolean> =>
  (
    await sql`select 1 from org.post
      where district_id = ${district} and ended_on is null and code is distinct from ${but ?? null}
        and (unit_id is not distinct from ${unit} or unit_id is null)
        and (title_zh = ${title.zh} or lower(title_en) = lower(${title.en})) limit 1`.execute(db)
  ).rows.length > 0

/** How many hold the post on a day or will; whether `account` is among them or among their stand-ins. */
export const holdingsOf = async (
  db: Db,
  district: DistrictId,
  { post, day, account }: { post: string; day: string; account: number },
): Promise<{ held: number; own: boolean }> =>
  (
    await sql<{ held: number; own: boolean }>`
      select count(*)::int as held, coalesce(bool_or(h.account_id = ${account} or exists (
        select 1 from org.standin s where s.district_id = ${district} and s.holder_id = h.id
          and s.account_id = ${account} and s.called_off_at is null and s.stands_until > ${day}::date)), false) as own
      from org.holder h
      where h.district_id = ${district} and h.post_code = ${post}
        and (h.held_until is null or h.held_until > ${day}::date)`.execute(db)
  ).rows[0]!

/** A unit's own posts go with its work into the unit that it is merged into. */
export const movePosts = (db: Db, district: DistrictId, from: number, into: number) =>
  sql`update org.post set unit_id = ${into} where district_id = ${district} and unit_id = ${from}`.execute(db)
