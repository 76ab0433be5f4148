import { z } from 'zod'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

/** A day's orders of a platform never come near this. */
export const mostOrders = 50_000

const number = z.string().trim().min(1).max(60)

/** A moment in a reply: a `Date` in the handler, ISO text in UTC on the wire. */
export const moment = z.union([z.iso.datetime(), z.date()])

/** How an order stands with the platform: still to be answered, answered, or taken back from us. */
export const orderState = z.enum(['open', 'answered', 'returned'])

const listed = z.object({
  number,
  state: orderState.optional(),
  due: z.iso.datetime({ offset: true }).optional(),
})

export const systemAndDay = z.object({
  system: z.string().trim().min(1).max(40),
  day: z.iso.date(),
})

export const listShape = systemAndDay.extend({
  /** The numbers the platform gave out on that day, where it says no more of them. */
  numbers: z.array(number).max(mostOrders).default([]),
  /** The same with how each stands there. */
  orders: z.array(listed).max(mostOrders).default([]),
})

/** Each number once; the last that is said of it holds. */
export const ordersIn = ({ numbers, orders }: z.output<typeof listShape>): z.output<typeof listed>[] => [
  ...new Map(
    [...numbers.map((each) => ({ number: each })), ...orders].map((order) => [order.number, order]),
  ).values(),
]

interface OrderList {
  system: string
  day: string
  orders: readonly z.output<typeof listed>[]
  account: number
  now: Date
}

/** The newest list of a day takes the place of the one before. */
export async function keepList(
  db: Db,
  district: DistrictId,
  { system, day, orders, account, now }: OrderList,
): Promise<void> {
  await sql`
    insert into exchange.order_list (district_id, system, day, listed_at, account_id)
    values (${district}, ${system}, ${day}, ${now}, ${account})
    on conflict (district_id, system, day) do update
      set listed_at = excluded.listed_at, account_id = excluded.account_id`.execute(db)
  await sql`delete from exchange.listed_order
    where district_id = ${district} and system = ${system} and day = ${day}`.execute(db)
  await sql`
    insert into exchange.listed_order (district_id, system, day, number, state, due)
    select ${district}, ${system}, ${day}::date, o.number, o.state, o.due
    from jsonb_to_recordset(${JSON.stringify(orders)}) as o(number text, state text, due timestamptz)`.execute(
    db,
  )
}

export interface ListedDay {
  day: string
  /** When the platform's list came; null where it has not. */
  listedAt: Date | null
  listed: number
  /** Orders of the day that have come in here. */
  here: number
}

/** Each day of a span: how many orders the platform names, how many came in. */
export const listedDays = async (
  db: Db,
  district: DistrictId,
  { system, from, until }: { system: string; from: string; until: string },
): Promise<ListedDay[]> =>
  (
    await sql<ListedDay>`
      select to_char(d.day, 'YYYY-MM-DD') as day, l.listed_at as "listedAt",
        (select count(*)::int from exchange.listed_order o where o.district_id = ${district}
          and o.system = ${system} and o.day = d.day::date) as listed,
        (select count(*)::int from exchange.inbox i where i.district_id = ${district}
          and i.system = ${system} and i.kind = 'order'
          and i.received_at >= d.day::timestamp at time zone 'Asia/Shanghai'
          and i.received_at < (d.day::date + 1)::timestamp at time zone 'Asia/Shanghai') as here
      from generate_series(${from}::date, ${until}::date, interval '1 day') as d(day)
      left join exchange.order_list l
        on l.district_id = ${district} and l.system = ${system} and l.day = d.day::date
      order by d.day desc`.execute(db)
  ).rows

/** Platforms that are set up, or that orders or lists have come from. */
export const systemsOf = async (db: Db, district: DistrictId): Promise<string[]> =>
  (
    await sql<{ system: string }>`
      with recursive seen as (
        (select system from exchange.inbox where district_id = ${district} order by system limit 1)
        union all
        select (select i.system from exchange.inbox i where i.district_id = ${district} and i.system > s.system
          order by i.system limit 1) from seen s where s.system is not null
      )
      select system from seen where system is not null
      union select code from exchange.target where district_id = ${district} and kind = 'upstream'
      union select system from exchange.order_list where district_id = ${district}
      order by 1`.execute(db)
  ).rows.map((row) => row.system)
