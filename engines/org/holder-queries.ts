import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

export interface HeldRow {
  post: string
  unit: number
  area: string | null
  stand_in_for: number | null
  permissions: string[]
}

/**
 * The posts of an account on a day, its own before those in which it stands in. An administration stays apart
 * (GB/T 22239-2019 8.1.5): a post counts only for the account whose administration, or lack of one, it has.
 */
export const heldOn = async (
  db: Db,
  district: DistrictId,
  account: number,
  day: string,
): Promise<HeldRow[]> => {
  const { rows } = await sql<HeldRow>`
    select h.post_code as post, h.unit_id as unit, h.area_code as area, s.for_account as stand_in_for, p.permissions
    from (
      select id, null::bigint as for_account from org.holder
        where district_id = ${district} and account_id = ${account}
      union all
      select s.holder_id, h.account_id from org.standin s
        join org.holder h on h.district_id = s.district_id and h.id = s.holder_id
        where s.district_id = ${district} and s.account_id = ${account}
          and s.called_off_at is null and s.stands_from <= ${day}::date and ${day}::date < s.stands_until) s
    join org.holder h on h.district_id = ${district} and h.id = s.id
    join org.post p on p.district_id = ${district} and p.code = h.post_code
    join kernel.fact_account a on a.district_id = ${district} and a.account_id = ${account}
      and a.administration is not distinct from p.administration
    where h.held_from <= ${day}::date and (h.held_until is null or ${day}::date < h.held_until)
    order by s.for_account nulls first, h.id`.execute(db)
  return rows
}

/** Who holds a post in which unit, and who stands in. Days run from `from` to before `until`. */
export interface Holder {
  id: number
  account: number
  name: string
  login: string
  post: string
  unit: number
  area: string | null
  from: string
  until: string | null
  standIns: { account: number; name: string; from: string; until: string; reason: string }[]
}

export interface HolderFilter {
  unit?: number | undefined
  post?: string | undefined
  account?: number | undefined
  id?: number | undefined
}

/** Holders who have not left before the day, with everyone who stands in then or later. */
export const holdersFrom = async (
  db: Db,
  district: DistrictId,
  day: string,
  { unit, post, account, id }: HolderFilter,
): Promise<Holder[]> => {
  const { rows } = await sql<Holder>`
    select h.id, h.account_id as account, a.name, a.login, h.post_code as post, h.unit_id as unit,
      h.area_code as area, h.held_from::text as "from", h.held_until::text as until,
      coalesce((
        select jsonb_agg(jsonb_build_object('account', s.account_id, 'name', b.name, 'from', s.stands_from,
          'until', s.stands_until, 'reason', s.reason) order by s.stands_from)
        from org.standin s
        join kernel.fact_account b on b.district_id = s.district_id and b.account_id = s.account_id
        where s.district_id = h.district_id and s.holder_id = h.id and s.called_off_at is null
          and s.stands_until > ${day}::date), '[]') as "standIns"
    from org.holder h
    join kernel.fact_account a on a.district_id = h.district_id and a.account_id = h.account_id
    where h.district_id = ${district} and (h.held_until is null or h.held_until > ${day}::date)
      and (${unit ?? null}::bigint is null or h.unit_id = ${unit ?? null})
      and (${post ?? null}::text is null or h.post_code = ${post ?? null})
      and (${account ?? null}::bigint is null or h.account_id = ${account ?? null})
      and (${id ?? null}::bigint is null or h.id = ${id ?? null})
    order by h.unit_id, h.post_code, a.login`.execute(db)
  return rows
}

/** The new holder's id; undefined where the account holds this post in this unit already. */
export const insertHolder = async (
  db: Db,
  district: DistrictId,
  holder: { account: number; post: string; unit: number; area: string | null; from: string },
): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      insert into org.holder (district_id, account_id, post_code, unit_id, area_code, held_from)
      values (${district}, ${holder.account}, ${holder.post}, ${holder.unit}, ${holder.area}, ${holder.from})
      on conflict (district_id, account_id, post_code, unit_id) where held_until is null do nothing
      returning id`.execute(db)
  ).rows[0]?.id

export const endHolder = (db: Db, district: DistrictId, id: number, day: string) =>
  sql`update org.holder set held_until = ${day} where district_id = ${district} and id = ${id}`.execute(db)

/** All who hold a post in a unit that ends leave it; where it is merged they hold the same post there. */
export async function moveHolders(
  db: Db,
  district: DistrictId,
  unit: number,
  { day, into }: { day: string; into: number | null },
): Promise<void> {
  if (into !== null)
    await sql`
      insert into org.holder (district_id, account_id, post_code, unit_id, area_code, held_from)
      select district_id, account_id, post_code, ${into}::bigint, area_code, ${day}::date from org.holder
      where district_id = ${district} and unit_id = ${unit} and held_until is null
      on conflict (district_id, account_id, post_code, unit_id) where held_until is null do nothing`.execute(
      db,
    )
  await sql`update org.holder set held_until = greatest(held_from, ${day}::date)
    where district_id = ${district} and unit_id = ${unit} and held_until is null`.execute(db)
}

export const insertStandIn = (
  db: Db,
  district: DistrictId,
  cover: { holder: number; account: number; from: string; until: string; reason: string },
) =>
  sql`insert into org.standin (district_id, holder_id, account_id, stands_from, stands_until, reason)
      values (${district}, ${cover.holder}, ${cover.account}, ${cover.from}, ${cover.until}, ${cover.reason})`.execute(
    db,
  )

/** False where nobody of that account stands in from that day on, now or later. */
export const callOffStandIn = async (
  db: Db,
  district: DistrictId,
  off: { holder: number; account: number; from: string; today: string; at: Date },
): Promise<boolean> =>
  (
    await sql`update org.standin set called_off_at = ${off.at}
      where district_id = ${district} and holder_id = ${off.holder} and account_id = ${off.account}
        and stands_from = ${off.from}::date and stands_until > ${off.today}::date and called_off_at is null
      returning id`.execute(db)
  ).rows.length > 0

export interface AccountFact {
  account: number
  name: string
  administration: 'system' | 'security' | 'audit' | null
  active: boolean
}

export const accountFact = async (
  db: Db,
  district: DistrictId,
  account: number,
): Promise<AccountFact | undefined> =>
  (
    await sql<AccountFact>`select account_id as account, name, administration, active from kernel.fact_account
      where district_id = ${district} and account_id = ${account}`.execute(db)
  ).rows[0]
