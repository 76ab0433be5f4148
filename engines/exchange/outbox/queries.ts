import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

export interface Target {
  code: string
  kind: 'upstream' | 'webhook' | 'telephone'
  url: string
  secret: Buffer
  subscribes: { type: string; action: string }[]
  since: Date
}

export const targetsOf = async (db: Db, district: DistrictId): Promise<Target[]> =>
  (
    await sql<Target>`select code, kind, url, secret, subscribes, since from exchange.target
      where district_id = ${district} and retired_at is null order by code`.execute(db)
  ).rows

/** A target that is saved again keeps what waits for it; its kind stays. */
export const saveTarget = async (db: Db, district: DistrictId, target: Target): Promise<boolean> => {
  const { code, kind, url, secret, subscribes, since } = target
  const { rows } = await sql`
    insert into exchange.target (district_id, code, kind, url, secret, subscribes, since)
    values (${district}, ${code}, ${kind}, ${url}, ${secret}, ${JSON.stringify(subscribes)}, ${since})
    on conflict (district_id, code) do update
      set url = excluded.url, secret = excluded.secret, subscribes = excluded.subscribes, retired_at = null
      where exchange.target.kind = excluded.kind
    returning code`.execute(db)
  return rows.length > 0
}

export const retireTarget = async (db: Db, district: DistrictId, code: string, at: Date): Promise<boolean> =>
  (
    await sql`update exchange.target set retired_at = ${at}
      where district_id = ${district} and code = ${code} and retired_at is null returning code`.execute(db)
  ).rows.length > 0

type MessageKey = Pick<Waiting, 'target' | 'case_id' | 'seq'>

export interface Waiting {
  target: string
  case_id: number
  seq: number
  attempts: number
  message: Record<string, unknown>
}

/** What may be sent now: of each case the oldest that has not arrived, so that a case's story stays in order. */
export const dueMessages = async (
  db: Db,
  district: DistrictId,
  now: Date,
  most: number,
): Promise<Waiting[]> =>
  (
    await sql<Waiting>`
      select o.target, o.case_id, o.seq, o.attempts, o.message from exchange.outbox o
      join exchange.target t on t.district_id = o.district_id and t.code = o.target and t.retired_at is null
      where o.district_id = ${district} and o.delivered_at is null and o.next_at <= ${now}
        and not exists (select from exchange.outbox e where e.district_id = o.district_id
          and e.target = o.target and e.case_id = o.case_id and e.seq < o.seq and e.delivered_at is null)
      order by o.next_at, o.case_id limit ${most}`.execute(db)
  ).rows

const keyOf = (district: DistrictId, { target, case_id: id, seq }: MessageKey) =>
  sql`district_id = ${district} and target = ${target} and case_id = ${id} and seq = ${seq}`

export const markDelivered = (db: Db, district: DistrictId, sent: Waiting, at: Date) =>
  sql`update exchange.outbox set delivered_at = ${at}, attempts = attempts + 1, problem = null
      where ${keyOf(district, sent)}`.execute(db)

export const markFailed = (db: Db, district: DistrictId, sent: Waiting, nextAt: Date, problem: string) =>
  sql`update exchange.outbox set next_at = ${nextAt}, attempts = attempts + 1, problem = ${problem}
      where ${keyOf(district, sent)} and delivered_at is null`.execute(db)

/** What waits is tried at the next occasion; what has arrived is sent once more. */
export const messageDueNow = async (
  db: Db,
  district: DistrictId,
  key: MessageKey,
  now: Date,
): Promise<{ kind: string; number: string } | undefined> =>
  (
    await sql<{ kind: string; number: string }>`
      update exchange.outbox set next_at = ${now}, delivered_at = null
      where ${keyOf(district, key)} returning kind, coalesce(message ->> 'number', '') as number`.execute(db)
  ).rows[0]
