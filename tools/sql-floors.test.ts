import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planted } from './planted.ts'
import { keepSqlHome } from './sql-floors.ts'

const onlyKernel = 'only the kernel names its tables: call its door'
const ask = (room: string) => `ask ${room} for a fact_ view, or let it answer by its door`

test('SQL that names the tables of another room is found, however it is said', async (t) => {
  const tree = planted(t, {
    'engines/flow/queries.ts': [
      'export const own = sql`select * from flow.case c join org.fact_unit u on u.id = c.unit_id`',
      `export const built = (db) => db.selectFrom('flow.step').innerJoin('org.unit as u', 'u.id', 'unit_id')`,
      `export const several = (db) => db.selectFrom(['flow.case', 'org.post as p'])`,
      'export const typed = sql<Row>`',
      '  select ${columns}, -- org.unit is what a remark may say',
      `    'org.unit' as subject`,
      '  from "org"."post"`',
      `export const plain = (client) => client.query('delete from org.unit where true')`,
      `export const audit = [sql.table('kernel.audit'), sql.table('kernel.fact_account')]`,
      'export const words = { can: `org.read`, code: "org.unit-unknown" }',
      'export const above = sql`select count(*) from grid.fact_defect`',
    ].join('\n'),
    'engines/org/org.ts': '',
    'engines/org/members.test.ts': 'sql`select * from flow.case`',
    'modules/grid/module.ts': 'export const list = sql`select * from flow.fact_case, flow.step_seal`',
    'apps/server.ts': 'export const sweep = sql`delete from kernel.session`',
    'bench/limit.ts': 'export const insert = sql`insert into flow.case default values`',
  })
  assert.deepEqual(await keepSqlHome(tree), [
    `apps/server.ts:1 kernel.session: ${onlyKernel}`,
    `engines/flow/queries.ts:2 org.unit: ${ask('engines/org')}`,
    `engines/flow/queries.ts:3 org.post: ${ask('engines/org')}`,
    `engines/flow/queries.ts:7 "org"."post": ${ask('engines/org')}`,
    `engines/flow/queries.ts:8 org.unit: ${ask('engines/org')}`,
    `engines/flow/queries.ts:9 kernel.audit: ${onlyKernel}`,
    'engines/flow/queries.ts:11 grid.fact_defect: modules/grid stands above engines/flow: let it declare what is counted',
    `modules/grid/module.ts:1 flow.step_seal: ${ask('engines/flow')}`,
  ])
})

test('a migration calls the kernel where that is offered, and refers to no foreign table', async (t) => {
  const tree = planted(t, {
    'engines/org/migrations/0020-org.sql': '',
    'engines/flow/migrations/0040-flow.sql': [
      `select kernel.open_schema('flow');`,
      `/* org.unit */ create table flow.case (unit_id bigint references org.unit (id));`,
      `select kernel.keep_in_district('flow.case', 'select');`,
      `create function flow.f() returns int language sql as $$ select count(*) from kernel.audit $$;`,
      `create function flow.g() returns void as $$ begin execute 'delete from org.post'; end $$;`,
    ].join('\n'),
    'kernel/migrations/0001-kernel.sql': 'create table kernel.audit (); select count(*) from flow.fact_case;',
  })
  assert.deepEqual(await keepSqlHome(tree), [
    `engines/flow/migrations/0040-flow.sql:2 org.unit: ${ask('engines/org')}`,
    `engines/flow/migrations/0040-flow.sql:4 kernel.audit: ${onlyKernel}`,
    `engines/flow/migrations/0040-flow.sql:5 org.post: ${ask('engines/org')}`,
    'kernel/migrations/0001-kernel.sql:1 flow.fact_case: engines/flow stands above kernel: let it declare what is counted',
  ])
})
