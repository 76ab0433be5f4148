import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from 'pg'
import { type Chance, chance } from '#kernel/chance.ts'
import { type FlowDistrict, flowStage } from '#tests/stage/flow.ts'
import { soak } from '#tests/soak.ts'
import { sealDays } from './seals.ts'
import { verifyDistrict } from './verify.ts'

const { inDistrict } = flowStage()

const fields = { kind: 'help', text: '楼道灯不亮，联系 027-85771234' }

/** How a byte of each column is flipped: an expression that is never what it was. */
const flips: Record<string, (at: number) => string> = {
  ...Object.fromEntries(
    ['action', 'from_state', 'to_state', 'actor_name', 'post', 'algorithm'].map((column) => [
      column,
      (at: number) =>
        `coalesce(overlay(${column} placing chr(ascii(substr(${column}, ${at} % length(${column}) + 1)) # 1)
          from ${at} % length(${column}) + 1), 'x')`,
    ]),
  ),
  ...Object.fromEntries(['actor', 'unit_id'].map((column) => [column, () => `coalesce(${column} # 1, 1)`])),
  seq: () => 'seq + 100',
  case_id: () => 'case_id + 1000',
  at: (at) => `at + interval '1 microsecond' * ${2 ** (at % 30)}`,
  recorded_at: (at) => `recorded_at + interval '1 microsecond' * ${2 ** (at % 30)}`,
  hash: (at) => `set_byte(hash, ${at % 32}, get_byte(hash, ${at % 32}) # ${2 ** (at % 8)})`,
  answers: (at) => `case when answers = '{}' then '{"said": ${at}}'::jsonb else jsonb_set(answers, array[(
    select key from jsonb_object_keys(answers) as key order by md5(key || ${at}::text) limit 1)], '"flipped"') end`,
}

/** The superuser's hand: no privilege and no row-level security holds it back. */
async function byHand<T>(d: FlowDistrict, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: d.database.ownerUrl })
  await client.connect()
  try {
    await client.query(`select set_config('huying.district', $1, false)`, [String(d.district)])
    return await work(client)
  } finally {
    await client.end()
  }
}

async function history(d: FlowDistrict): Promise<void> {
  for (let nth = 0; nth < 4; nth++) {
    const appeal = await d.callTaker.opens('citizen-appeal', fields)
    await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
    if (nth > 1) await d.lighting.does(appeal, 'sign')
  }
  const tomorrow = new Date(d.clock.now().getTime() + 40 * 365 * 86_400_000)
  await sealDays(d.house.store, d.district, tomorrow)
}

async function flipOne(client: Client, d: FlowDistrict, luck: Chance): Promise<string> {
  const { rows } = await client.query<{ case_id: number; seq: number }>(
    'select case_id, seq from flow.step order by random() limit 1',
  )
  const { case_id: id, seq } = rows[0]!
  const column = luck.pick(Object.keys(flips))
  const expression = flips[column]!(Math.floor(luck.between(0, 1_000)))
  await client.query(
    `create temporary table kept as select * from flow.step where case_id = ${id} and seq = ${seq}`,
  )
  await client.query(`update flow.step set ${column} = ${expression} where case_id = ${id} and seq = ${seq}`)
  const { broken } = await verifyDistrict(d.house.store, d.district)
  await client.query(
    `delete from flow.step s using kept where s.district_id = kept.district_id
      and (s.case_id, s.seq) in ((${id}, ${seq}), (${id}, ${seq + 100}), (${id + 1000}, ${seq}))`,
  )
  await client.query('insert into flow.step select * from kept')
  await client.query('drop table kept')
  return broken.length > 0 ? 'found' : `${column} of step ${seq}: ${expression}`
}

test(
  'one flipped byte anywhere in history is found, and nothing is found where nothing was flipped',
  inDistrict(async (d) => {
    await history(d)
    await d.verifies()
    const luck = chance(420_103)
    await byHand(d, async (client) => {
      for (let nth = 0; nth < soak(60, 1_000); nth++) assert.equal(await flipOne(client, d, luck), 'found')
    })
    await d.verifies()
  }),
)

test(
  'a step taken out, a case row turned back and a seal rewritten are found and named',
  inDistrict(async (d) => {
    const faultAfter = (statement: string) =>
      byHand(d, async (client) => {
        await client.query('begin')
        const { rows } = await client.query<{ id: number }>(
          'select id from flow.case order by id desc limit 1',
        )
        const id = rows[0]!.id
        await client.query(statement, statement.includes('$1') ? [id] : [])
        await client.query('commit')
        const { broken } = await verifyDistrict(d.house.store, d.district)
        return broken.map(({ why }) => why)
      })
    assert.deepEqual(await faultAfter('update flow.case set last_seq = last_seq - 1 where id = $1'), [
      'the case does not end where its chain ends',
    ])
    await faultAfter('update flow.case set last_seq = last_seq + 1 where id = $1')
    assert.deepEqual(
      await faultAfter(`update flow.seal set hash = set_byte(hash, 0, get_byte(hash, 0) # 1)`),
      ['the seal does not fit its steps'],
    )
    await faultAfter(`update flow.seal set hash = set_byte(hash, 0, get_byte(hash, 0) # 1)`)
    assert.deepEqual(await faultAfter('delete from flow.step where case_id = $1 and seq = 2'), [
      'a step is missing',
      'steps were added to or taken from a sealed day',
    ])
  }),
)
