import type { Engine } from '#engines/flow/flow.ts'
import type { LiveHub } from '#kernel/live.ts'
import { normalisePhone } from '#kernel/phone.ts'
import type { Context } from '#kernel/route.ts'
import { decryptField, encryptField, fieldContext } from '#kernel/secrets.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

export interface RingingCall {
  system: string
  call: string
  number: string
  rangAt: Date
}

/** A call that nobody took is not shown for ever. */
const shownMs = 15 * 60_000

const placeOf = (district: DistrictId, account: number): string =>
  fieldContext({ district, table: 'exchange.call', row: account, field: 'number' })

type Keys = Pick<Engine, 'keys'>

/** The telephone rings at somebody's desk; the open pages of that account are told once it is written. */
export async function ring(
  { keys }: Keys,
  live: LiveHub,
  { db, district, now, afterCommit }: Context,
  { account, system, call, number }: { account: number; system: string; call: string; number: string },
): Promise<void> {
  const told = normalisePhone(number)?.replace(/^\+86(?=1[3-9]\d{9}$)/, '') ?? number
  const sealed = encryptField(keys, told, placeOf(district, account))
  await sql`insert into exchange.call (district_id, account_id, system, call, number, rang_at)
    values (${district}, ${account}, ${system}, ${call}, ${sealed}, ${now})
    on conflict (district_id, account_id) do update set system = excluded.system, call = excluded.call,
      number = excluded.number, rang_at = excluded.rang_at`.execute(db)
  afterCommit(() => tell(live, district, account, call))
}

/** Hung up, or taken: nothing of it stays. False when this call is not there any more. */
export async function endCall(
  live: LiveHub,
  { db, district, afterCommit }: Context,
  { account, call }: { account: number; call: string },
): Promise<boolean> {
  const { rows } = await sql`delete from exchange.call
    where district_id = ${district} and account_id = ${account} and call = ${call}
    returning call`.execute(db)
  if (rows.length > 0) afterCommit(() => tell(live, district, account, call))
  return rows.length > 0
}

/** The id alone travels in the stream; who may see the number asks for it. */
const tell = (live: LiveHub, district: DistrictId, account: number, call: string): void =>
  live.publish(district, { type: 'phone.call', data: { call } }, (user) => user.account === account)

export async function callAt(
  { keys }: Keys,
  { db, district, now }: { db: Db; district: DistrictId; now: Date },
  account: number,
): Promise<RingingCall | undefined> {
  const { rows } = await sql<Omit<RingingCall, 'number'> & { number: Buffer }>`
    select system, call, number, rang_at as "rangAt" from exchange.call
    where district_id = ${district} and account_id = ${account}
      and rang_at > ${new Date(now.getTime() - shownMs)}`.execute(db)
  return rows[0] && { ...rows[0], number: decryptField(keys, rows[0].number, placeOf(district, account)) }
}
