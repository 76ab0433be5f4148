import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planted } from './planted.ts'
import { receiveTheWorld } from './present.ts'

const moment = 'take `now` from your caller: only kernel/clock.ts reads the clock'
const environment = 'take it from your caller: only kernel/config.ts reads the environment'
const chance = 'take chance from your caller: only the kernel throws dice'
const parameter = 'bring the moment as a parameter: now() is for recorded_at alone'

test('whoever asks the clock, the environment or the dice for himself is found', async (t) => {
  const asking = [
    `import { env, argv } from 'node:process'`,
    `import { createHash, randomUUID } from 'node:crypto'`,
    `const a = new Date()`,
    `const b = new Date(0)`,
    `const c = Date.now()`,
    `const d = [performance.timeOrigin, performance.now()]`,
    `const e = process.env.PORT`,
    `const f = [Math.random(), globalThis.crypto.randomUUID()]`,
    `const g = 'process.env is what a text may say' // and Date.now() a remark`,
    `const h = { now: Date.now }`,
  ].join('\n')
  const tree = planted(t, {
    'engines/flow/asking.ts': asking,
    'engines/flow/asking.test.ts': asking,
    'tests/stage.ts': asking,
    'kernel/clock.ts': `export const systemClock = () => new Date()`,
    'kernel/config.ts': `export const port = process.env.PORT\nexport const at = Date.now()`,
    'kernel/crypto.ts': `import { randomBytes } from 'node:crypto'`,
  })
  const file = 'engines/flow/asking.ts'
  assert.deepEqual(await receiveTheWorld(tree), [
    `${file}:1 ${environment}`,
    `${file}:2 ${chance}`,
    `${file}:3 ${moment}`,
    `${file}:5 ${moment}`,
    `${file}:6 ${moment}`,
    `${file}:7 ${environment}`,
    `${file}:8 ${chance}`,
    `${file}:8 ${chance}`,
    `${file}:10 ${moment}`,
    `kernel/config.ts:2 ${moment}`,
  ])
})

test('SQL that asks the clock for anything but recorded_at is found', async (t) => {
  const tree = planted(t, {
    'engines/flow/migrations/0040-flow.sql': [
      `create table flow.case (`,
      `  opened_at timestamptz not null default now(), -- now()`,
      `  recorded_at timestamptz not null default now()`,
      `);`,
    ].join('\n'),
    'engines/flow/queries.ts': [
      'const due = sql`select * from flow.deadline where due_at < now()`',
      'const stamp = sql`update flow.case set recorded_at = now(), seen_on = current_date`',
      'const dead = sql`select 1 from graphile_worker.jobs where locked_at < now()`',
      `const plain = 'select clock_timestamp()'`,
      `const sentence = 'call now() when it is done'`,
    ].join('\n'),
  })
  assert.deepEqual(await receiveTheWorld(tree), [
    `engines/flow/migrations/0040-flow.sql:2 ${parameter}`,
    `engines/flow/queries.ts:1 ${parameter}`,
    `engines/flow/queries.ts:2 ${parameter}`,
    `engines/flow/queries.ts:4 ${parameter}`,
  ])
})
