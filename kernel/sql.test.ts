import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '#tests/cluster.ts'
import { isStoreAway, isUniqueViolation, openStore, sql, type Store } from './sql.ts'

let database: TestDatabase
let store: Store
before(async () => {
  database = await testDatabase()
  store = openStore(database.serverUrl, { connections: 4 })
})
after(async () => {
  await store.close()
  await database.drop()
})

const jianghan = 420103
const wuchang = 420106

const addSetting = (district: number, key: string) =>
  sql`insert into kernel.setting (district_id, key, value, changed_at)
      values (${district}, ${key}, '1', '2026-03-02T09:00:00+08:00')`
const keysOf = (district: number) =>
  store.inDistrict(district, async ({ db }) => {
    const { rows } = await sql<{ key: string }>`select key from kernel.setting order by key`.execute(db)
    return rows.map((row) => row.key)
  })
const backendOf = (url = store) =>
  url.inDistrict(jianghan, async ({ db }) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    return rows[0]!.pid
  })
async function as(role: 'ownerUrl' | 'serverUrl', text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: database[role] })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}
/** The server's role may end its own connections. */
const cut = (pid: number) => as('serverUrl', `select pg_terminate_backend(${pid})`)

test('what is sent with the commit is kept with the rest', async () => {
  await store.inDistrict(jianghan, async ({ db, atCommit }) => {
    await addSetting(jianghan, 'a').execute(db)
    atCommit(addSetting(jianghan, 'b').compile(db))
  })
  assert.deepEqual(await keysOf(jianghan), ['a', 'b'])
})

test('a statement that fails at the commit takes everything back, and the connection serves on', async () => {
  const again = store.inDistrict(jianghan, async ({ db, atCommit }) => {
    await addSetting(jianghan, 'c').execute(db)
    atCommit(addSetting(jianghan, 'a').compile(db))
    atCommit(addSetting(jianghan, 'd').compile(db))
  })
  await assert.rejects(again, (error) => isUniqueViolation(error, 'setting_pkey'))
  assert.deepEqual(await keysOf(jianghan), ['a', 'b'])
})

test('a statement that failed and was swallowed does not pass for a commit', async () => {
  const swallowed = store.inDistrict(jianghan, async ({ db }) => {
    await addSetting(jianghan, 'c').execute(db)
    await addSetting(jianghan, 'a')
      .execute(db)
      .catch(() => {})
  })
  await assert.rejects(swallowed, /rolled back/)
  assert.deepEqual(await keysOf(jianghan), ['a', 'b'])
})

test('statements sent without waiting all belong to the transaction', async () => {
  const keys = Array.from({ length: 50 }, (_, i) => `p${String(i).padStart(2, '0')}`)
  await store.inDistrict(wuchang, ({ db }) =>
    Promise.all(keys.map((key) => addSetting(wuchang, key).execute(db))),
  )
  assert.deepEqual(await keysOf(wuchang), keys)
})

test('what happens after the commit cannot undo it', async () => {
  const seen: string[] = []
  const warned = new Promise((resolve) => process.once('warning', resolve))
  await store.inDistrict(jianghan, async ({ db, afterCommit }) => {
    await addSetting(jianghan, 'e').execute(db)
    afterCommit(() => {
      throw new Error('nobody listens')
    })
    afterCommit(() => seen.push('told'))
  })
  assert.deepEqual(seen, ['told'])
  assert.match(String(await warned), /nobody listens/)
  assert.ok((await keysOf(jianghan)).includes('e'))
})

test('a lost connection is told as such and replaced', async () => {
  const lost = store.inDistrict(jianghan, async ({ db }) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    await cut(rows[0]!.pid)
    await addSetting(jianghan, 'lost').execute(db)
  })
  await assert.rejects(lost, (error) => isStoreAway(error))
  assert.ok(!(await keysOf(jianghan)).includes('lost'))
})

test('idle connections that died are replaced without anyone noticing', async () => {
  await cut(await backendOf())
  await new Promise((resolve) => setTimeout(resolve, 50))
  for (let i = 0; i < 5; i += 1) assert.ok(await backendOf())
})

test('a store that is not there is away, a wrong statement is a bug', async () => {
  const nowhere = openStore('postgres://huying_server:x@127.0.0.1:9/none')
  await assert.rejects(backendOf(nowhere), (error) => isStoreAway(error))
  assert.equal(await nowhere.ready(), false)
  await nowhere.close()
  const wrong = store.inDistrict(jianghan, ({ db }) => sql`select nonsense`.execute(db))
  await assert.rejects(wrong, (error) => !isStoreAway(error))
})

test('two transactions that wait for each other: one gives way and may be tried again', async () => {
  const lock = (key: number) => sql`select pg_advisory_xact_lock(${key})`
  const crossing = (first: number, second: number) =>
    store.inDistrict(jianghan, async ({ db }) => {
      await lock(first).execute(db)
      await new Promise((resolve) => setTimeout(resolve, 100))
      await lock(second).execute(db)
    })
  const done = await Promise.allSettled([crossing(1, 2), crossing(2, 1)])
  const failed = done.filter((each) => each.status === 'rejected')
  assert.equal(failed.length, 1)
  assert.ok(isStoreAway(failed[0]!.reason))
})

test('no table is read past its district, by the server or by the owner', async () => {
  const { rows: tables } = await as(
    'ownerUrl',
    `
    select c.oid::regclass::text as name, has_table_privilege('huying_server', c.oid, 'select') as readable
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'district_id' and not a.attisdropped
    where c.relkind in ('r', 'p', 'v') and c.relnamespace::regnamespace::text not like 'pg\\_%' order by 1`,
  )
  assert.ok(tables.length >= 8, 'the kernel alone has eight')
  // With row security "off" PostgreSQL refuses every query that a policy would have filtered.
  const filtered = /would be affected by row-level security/
  for (const { name, readable } of tables) {
    const look = `set row_security = off; select 1 from ${name}`
    await assert.rejects(as('serverUrl', look), filtered, name)
    // What the server may not read at all is read by one reviewed function, which runs as the owner.
    if (readable) await assert.rejects(as('ownerUrl', look), filtered, name)
  }
})

test('without a district no row is seen or written', async () => {
  assert.ok((await keysOf(jianghan)).length > 0)
  const { rows } = await store.outside((db) => sql`select key from kernel.setting`.execute(db))
  assert.deepEqual(rows, [])
  const written = store.outside((db) => addSetting(jianghan, 'x').execute(db))
  await assert.rejects(written, /row-level security/)
})

test('inside one district no row of another is seen, changed or made', async () => {
  const total = await keysOf(wuchang)
  await store.inDistrict(jianghan, async ({ db }) => {
    const seen = await sql<{ n: number }>`
      select count(*) as n from kernel.setting where district_id = ${wuchang}`.execute(db)
    assert.equal(seen.rows[0]!.n, 0)
    const changed = await sql`update kernel.setting set value = '2' where district_id <> ${jianghan}`.execute(
      db,
    )
    assert.equal(changed.numAffectedRows, 0n)
    const removed = await sql`delete from kernel.setting where key like 'p%'`.execute(db)
    assert.equal(removed.numAffectedRows, 0n)
  })
  await assert.rejects(
    store.inDistrict(jianghan, ({ db }) => addSetting(wuchang, 'x').execute(db)),
    /row-level security/,
  )
  assert.deepEqual(await keysOf(wuchang), total)
})

test("a view shows its reader's district, not its owner's", async () => {
  await as(
    'ownerUrl',
    `create view kernel.setting_seen with (security_invoker = true) as select * from kernel.setting;
                 grant select on kernel.setting_seen to huying_server`,
  )
  const inside = await store.inDistrict(wuchang, ({ db }) => sql`select from kernel.setting_seen`.execute(db))
  assert.equal(inside.rows.length, 50)
  const outside = await store.outside((db) => sql`select 1 from kernel.setting_seen`.execute(db))
  assert.deepEqual(outside.rows, [])
})

test('the district ends with the transaction, and is a number', async () => {
  const one = openStore(database.serverUrl, { connections: 1 })
  await one.inDistrict(wuchang, ({ db }) => sql`select 1`.execute(db))
  const { rows } = await one.outside((db) => sql`select key from kernel.setting`.execute(db))
  assert.deepEqual(rows, [], 'the same connection, after the commit')
  await assert.rejects(
    one.inDistrict(Number.NaN, async () => {}),
    /not a district/,
  )
  await assert.rejects(
    one.inDistrict('420103' as never, async () => {}),
    /not a district/,
  )
  assert.ok(await backendOf(one), 'and no connection was lost by it')
  await one.close()
})
