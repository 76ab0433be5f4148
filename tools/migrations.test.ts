import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderMigrations } from './migrations.ts'
import { planted } from './planted.ts'

test('numbers out of range or taken, and schemas of others, are found', async (t) => {
  const tree = planted(t, {
    'engines/flow/migrations/0040-flow.sql': [
      `select kernel.open_schema('flow');`,
      `create table flow.case ();`,
      `create or replace view org.fact_case with (security_invoker = true) as select 1;`,
      `create unlogged table if not exists scratch ();`,
      `-- create table org.remark ();`,
      `select kernel.keep_in_district('org.unit', 'select');`,
      `create extension pg_trgm;`,
      `create index case_open on flow.case (district_id);`,
    ].join('\n'),
    'engines/flow/migrations/0060-late.sql': '',
    'engines/org/migrations/0040-twice.sql': '',
    'engines/plans/migrations/0090-plans.sql': '',
    'kernel/migrations/1-kernel.sql': '',
    'kernel/migrations/0001-kernel.sql':
      'create schema kernel; create extension pgcrypto; alter table public.migration add a int;',
  })
  const flow = 'engines/flow/migrations/0040-flow.sql'
  assert.deepEqual(await orderMigrations(tree), [
    `${flow}:3 org.fact_case: build in flow only, and say so by its name`,
    `${flow}:4 scratch: build in flow only, and say so by its name`,
    `${flow}:6 org.unit: build in flow only, and say so by its name`,
    `${flow}:7 leave create extension to the kernel: it concerns every room`,
    'engines/flow/migrations/0060-late.sql:1 take a number from 40 to 59',
    `engines/org/migrations/0040-twice.sql:1 take the next free number: ${flow} has 0040`,
    'engines/plans/migrations/0090-plans.sql:1 give engines/plans a range in tools/migrations.ts',
    'kernel/migrations/1-kernel.sql:1 name it NNNN-what.sql',
  ])
})
