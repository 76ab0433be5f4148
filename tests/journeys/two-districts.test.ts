import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { loadProfile } from '#apps/load-profile.ts'
import { openCase, systemUser } from '#engines/flow/flow.ts'
import { hashPassword } from '#kernel/password.ts'
import { isWrite, type Route, routePath } from '#kernel/route.ts'
import { sql } from '#kernel/sql.ts'
import { ask } from '#tests/ask.ts'
import { type FurnishedHouse, openFurnishedHouse } from '#tests/furnished-house.ts'

const other = 420107
/** Stands in every text of the other district; an answer that holds it has leaked. */
const mark = '青山独有字样'

let house: FurnishedHouse
let foreign: { id: number; number: string }
before(async () => {
  house = await openFurnishedHouse()
  const { store, engine } = house.house
  const passwordHash = await hashPassword(mark)
  await loadProfile(store, {
    profile: 'jianghan',
    district: other,
    at: house.clock.now(),
    accounts: { passwordHash },
  })
  foreign = await store.inDistrict(other, ({ db, atCommit }) =>
    openCase(
      engine,
      { db, atCommit, user: systemUser(other, mark), district: other, now: house.clock.now() },
      {
        type: 'citizen-appeal',
        channel: 'open311',
        fields: { kind: 'help', text: `${mark}：路灯不亮`, phone: '13912345678' },
      },
    ),
  )
})
after(() => house.close())

/** An address of the route in which every name is the other district's, as far as it can be guessed. */
const addressOf = (route: Route): string =>
  routePath(route)
    .replace(':number', foreign.number)
    .replace(
      /:(id|format|code|token|hash|year|day|from|action|account|version)\b/g,
      (_, name: string) =>
        ({
          id: String(foreign.id),
          format: 'json',
          hash: 'a'.repeat(64),
          year: '2026',
          day: '2026-03-02',
          from: '2026-03-02',
          action: 'answer',
          version: '1',
        })[name] ?? foreign.number,
    )
    .replace(/:\w+/g, String(foreign.id))

test('no route gives a user of one district anything of another', async () => {
  const asked = house.house.routes.filter((route) => route.path !== '/live')
  const people = [
    'dispatcher',
    'shift-leader',
    'system-admin',
    'security-admin',
    'audit-admin',
    'leader',
    'accountant',
  ]
  let answered = 0
  for (const login of people) {
    const session = await house.signIn(login)
    for (const route of asked) {
      if (/sign-out|password/.test(route.path)) continue
      const body =
        isWrite(route) || route.method !== 'GET'
          ? { version: 1, answers: { reply: '已办' }, reason: '测试隔离情况' }
          : undefined
      const answer = await session.send(route.method, addressOf(route), body)
      answered++
      assert.ok(answer.statusCode < 500, `${route.method} ${route.path} as ${login}: ${answer.statusCode}`)
      assert.ok(!answer.body.includes(mark), `${route.method} ${route.path} as ${login} leaks`)
    }
  }
  assert.ok(answered > 300, `only ${answered} requests`)
})

test('every route names who may', () => {
  for (const route of house.house.routes)
    assert.match(route.can, /^(public|signed-in|[a-z0-9-]+\.[a-z0-9-]+)$/, `${route.method} ${route.path}`)
})

test('nothing of the other district has changed', async () => {
  const { rows } = await house.house.store.inDistrict(other, ({ db }) =>
    sql<{ action: string }>`select action from flow.step`.execute(db),
  )
  assert.deepEqual(rows, [{ action: 'open' }])
})

test('SQL without a district, as the server, returns no row of any table or view', async () => {
  const relations = await ask(
    house.database.ownerUrl,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'district_id'
     where c.relkind in ('r', 'v') and has_table_privilege('huying_server', c.oid, 'select')`,
  )
  assert.ok(relations.length > 40)
  for (const { name } of relations) {
    const rows = await ask(house.database.serverUrl, `select 1 from ${String(name)} limit 1`)
    assert.deepEqual(rows, [], String(name))
  }
})
