import assert from 'node:assert/strict'
import { verifyDistrict } from '#engines/flow/flow.ts'
import type { Chance } from '#kernel/chance.ts'
import { sql } from '#kernel/sql.ts'
import { ask } from '#tests/ask.ts'
import type { FlowDistrict } from '../flow.ts'

/** Every case knows how many were merged into it, and each of those knows it. */
export async function mergesBalance({ house, district }: FlowDistrict): Promise<void> {
  const { rows } = await house.store.inDistrict(district, ({ db }) =>
    sql`select c.id from flow.case c left join lateral (
        select count(*) as merged from flow.case m where m.merged_into = c.id) m on true
      where coalesce((c.counts->>'merged')::int, 0) <> m.merged`.execute(db),
  )
  assert.deepEqual(rows, [])
}

/** One bit of one step anywhere in history, put back afterwards. */
export async function flippedByteIsFound(
  { house, district, database }: FlowDistrict,
  luck: Chance,
): Promise<void> {
  const where = `where district_id = ${district} and seq > 0`
  const [all] = await ask(database.superuserUrl, `select count(*)::int as steps from flow.step ${where}`)
  const [step] = await ask(
    database.superuserUrl,
    `select case_id::int as id, seq from flow.step ${where} order by case_id, seq
     offset ${Math.floor(luck.between(0, all!.steps as number))} limit 1`,
  )
  const byte = Math.floor(luck.between(0, 32))
  const flip = `update flow.step set hash = set_byte(hash, ${byte}, get_byte(hash, ${byte}) # 1)
    where district_id = ${district} and case_id = ${step!.id as number} and seq = ${step!.seq as number}`
  await ask(database.superuserUrl, flip)
  const { broken } = await verifyDistrict(house.store, district)
  await ask(database.superuserUrl, flip)
  assert.deepEqual([...new Set(broken.map((one) => one.case))], [step!.id])
}
