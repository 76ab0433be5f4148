import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

export interface Arrived {
  system: string
  kind: 'order' | 'verdict'
  /** The platform's own id of the message; of an order, its number. */
  message: string
  number: string
  receivedAt: Date
  body?: Record<string, unknown>
}

/** False where it has come before; the same arriving at the same time waits here for the first to be done. */
export async function arrives(db: Db, district: DistrictId, arrived: Arrived): Promise<boolean> {
  const { system, kind, message, number, receivedAt, body = {} } = arrived
  const { rows } = await sql`
    insert into exchange.inbox (district_id, system, kind, message, number, received_at, body)
    values (${district}, ${system}, ${kind}, ${message}, ${number}, ${receivedAt}, ${JSON.stringify(body)})
    on conflict do nothing returning message`.execute(db)
  return rows.length > 0
}

/** Which of these numbers have come in as orders, whenever. */
export const ordersAmong = async (
  db: Db,
  district: DistrictId,
  system: string,
  numbers: readonly string[],
): Promise<Set<string>> => {
  const { rows } = await sql<{ number: string }>`
    select number from exchange.inbox where district_id = ${district} and system = ${system}
      and kind = 'order' and message = any(${[...numbers]}::text[])`.execute(db)
  return new Set(rows.map((row) => row.number))
}

/** The orders that the platform gave out on a day of Wuhan's. */
export const ordersOfDay = async (
  db: Db,
  district: DistrictId,
  system: string,
  day: string,
): Promise<string[]> =>
  (
    await sql<{ number: string }>`
      select number from exchange.inbox
      where district_id = ${district} and system = ${system} and kind = 'order'
        and received_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
        and received_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'
      order by number`.execute(db)
  ).rows.map((row) => row.number)

/** Messages of the day's orders that the platform has not taken yet. */
export const undeliveredOf = async (
  db: Db,
  district: DistrictId,
  system: string,
  day: string,
): Promise<{ number: string; kind: string; attempts: number; problem: string | null }[]> =>
  (
    await sql<{ number: string; kind: string; attempts: number; problem: string | null }>`
      select o.message ->> 'number' as number, o.kind, o.attempts, o.problem from exchange.outbox o
      where o.district_id = ${district} and o.target = ${system} and o.delivered_at is null
        and o.message ->> 'number' in (
          select i.number from exchange.inbox i
          where i.district_id = ${district} and i.system = ${system} and i.kind = 'order'
            and i.received_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
            and i.received_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')
      order by 1, o.seq`.execute(db)
  ).rows
