import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import { ask as rowsOf } from '#tests/ask.ts'
import type { Postgres } from './postgres.ts'
import { until } from '#tests/until.ts'
import { isAlive, startPostgres } from './postgres.ts'
import { findBinaries } from './postgres/binaries.ts'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }
const folders: string[] = []
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A folder that everyone may enter, as a checkout under /srv or /home is. */
const openFolder = (mode = 0o755): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'huying-test-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

/** Takes the programs where this very checkout is closed: tests leave nothing in the system's state folder. */
const spareDir = path.join(openFolder(), 'state')

/** One that the database's account may not use: /root for root, another's checkout for an ordinary user. */
const closedFolder = () => openFolder(isRoot ? 0o700 : 0o500)

const ask = async (url: string, sql: string) => (await rowsOf(url, sql))[0] ?? {}

const seesChinese = `select cardinality(show_trgm('城市治理占道经营')) > 0 as yes, current_setting('server_encoding') as encoding`

/** Starts a store from a Node process of its own, with a bare environment; gives what it printed. */
const startElsewhere = (
  dir: string,
  account: { uid?: number; gid?: number } = {},
  then = 'process.exit()',
) => {
  const code = `import { startPostgres } from '#kernel/postgres.ts'
    const server = await startPostgres({ dir: ${JSON.stringify(dir)}, durability: 'durable', stateDir: ${JSON.stringify(account.uid ? `${dir}-state` : spareDir)} })
    process.stdout.write(JSON.stringify(server))
    ${then}`
  const cwd = path.join(import.meta.dirname, '..')
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    ...account,
    cwd,
    env: { PATH: '/usr/bin:/bin' },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const server = new Promise<Postgres>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString())))
    child.once('close', () => reject(new Error(said)))
  })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return { child, server, closed }
}

/** The tests down to the killed starter tell the life of one store, in this order. */
const dir = path.join(openFolder(), 'pg')
let first: Postgres
before(async () => {
  first = await startPostgres({ dir, durability: 'durable', stateDir: spareDir })
})

test('the server role owns nothing and passes by nothing, the owner is no superuser', async () => {
  const roles = `select bool_or(rolsuper or rolbypassrls) as super,
      bool_or((rolcreatedb or rolcreaterole) and rolname = 'huying_server') as makes,
      (select r.rolname from pg_database d join pg_roles r on r.oid = d.datdba where datname = 'huying') as owner
    from pg_roles where rolname in ('huying_owner', 'huying_server')`
  assert.deepEqual(await ask(first.ownerUrl, roles), { super: false, makes: false, owner: 'huying_owner' })
  assert.equal((await ask(first.serverUrl, 'select current_user as name')).name, 'huying_server')
  await assert.rejects(ask(first.serverUrl, 'create table public.t (id int)'), /permission denied/)
  await assert.rejects(
    ask(first.serverUrl.replace(/:[^:@]+@/, ':guess@'), 'select 1'),
    /password authentication/,
  )
})

test('it sees Chinese, fsyncs, keeps its passwords to itself, and runs as no superuser', async () => {
  assert.deepEqual(await ask(first.serverUrl, seesChinese), { yes: true, encoding: 'UTF8' })
  const fsync = `select current_setting('fsync') as fsync, current_setting('TimeZone') as zone`
  assert.deepEqual(await ask(first.serverUrl, fsync), { fsync: 'on', zone: 'UTC' })
  assert.equal(statSync(path.join(dir, 'secret.json')).mode & 0o777, 0o600)
  assert.equal(readFileSync(`/proc/${first.pid}/status`, 'utf8').includes('Uid:\t0\t'), false)
})

test('a second start joins; the server stays until the last user leaves', async () => {
  const second = await startPostgres({ dir, durability: 'durable', stateDir: spareDir })
  assert.equal(second.pid, first.pid)
  await second.stop()
  await ask(first.ownerUrl, 'create table kept (line text)')
  await ask(first.ownerUrl, `insert into kept values ('acknowledged')`)
})

test('after kill -9 of the server the next start recovers what was acknowledged', async () => {
  process.kill(first.pid, 'SIGKILL')
  const again = await startPostgres({ dir, durability: 'durable', stateDir: spareDir })
  assert.notEqual(again.pid, first.pid)
  assert.deepEqual(await ask(again.ownerUrl, 'select line from kept'), { line: 'acknowledged' })
  await again.stop()
  await first.stop()
  await until(() => !isAlive(again.pid))
})

test('a server that is killed while it is used comes back by itself, at the same address', async () => {
  const used = await startPostgres({ dir, durability: 'durable', stateDir: spareDir, revives: true })
  for (let kills = 0; kills < 2; kills += 1) {
    const before = await ask(used.superuserUrl, 'select pg_postmaster_start_time()::text as at')
    const pid = Number(readFileSync(path.join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    const line = 'select pg_postmaster_start_time()::text as at from kept'
    const back = async () => {
      const found = await ask(used.superuserUrl, line).catch(() => ({}) as { at?: string })
      return found.at !== undefined && found.at !== before.at
    }
    for (let tries = 0; tries < 300 && !(await back()); tries += 1) await pause(100)
    assert.ok(await back())
  }
  await used.stop()
  await assert.rejects(ask(used.ownerUrl, 'select 1'), { code: 'ECONNREFUSED' })
})

test('a pid file whose id another process of the account has by now does not stop the start', async (t) => {
  const file = path.join(dir, 'data', 'postmaster.pid')
  const { uid, gid } = statSync(path.dirname(file))
  const stranger = spawn('sleep', ['60'], isRoot ? { uid, gid } : {})
  t.after(() => stranger.kill())
  writeFileSync(
    file,
    `${stranger.pid}\n${path.dirname(file)}\n1700000000\n1\n\n127.0.0.1\n  1  1\nready   \n`,
  )
  const again = await startPostgres({ dir, durability: 'durable', stateDir: spareDir })
  assert.deepEqual(await ask(again.ownerUrl, 'select line from kept'), { line: 'acknowledged' })
  await again.stop()
})

test('the server of a killed starter is joined, and stopped by the one who joined', async () => {
  const { child, server, closed } = startElsewhere(dir, {}, 'setInterval(() => {}, 1000)')
  const { pid } = await server
  child.kill('SIGKILL')
  await closed
  const joined = await startPostgres({ dir, durability: 'durable', stateDir: spareDir })
  assert.equal(joined.pid, pid)
  await joined.stop()
  await until(() => !isAlive(pid))
})

test('two first starts at once make one store, and the rest of a killed one is swept', async () => {
  const dir = path.join(openFolder(), 'pg')
  mkdirSync(`${dir}.making-4194304`)
  const wait = `process.stdin.resume().once('end', () => process.exit())`
  const [one, other] = [startElsewhere(dir, {}, wait), startElsewhere(dir, {}, wait)]
  const { pid } = await one.server
  assert.equal((await other.server).pid, pid)
  for (const { child } of [one, other]) child.stdin.end()
  await Promise.all([one.closed, other.closed])
  await until(() => !isAlive(pid))
  assert.equal(existsSync(`${dir}.making-4194304`), false)
})

test('PostgreSQL 15 runs too, in a closed folder: an ephemeral store goes to the temporary folder and is deleted', async () => {
  const tempDir = path.join(openFolder(), 'temp')
  const server = await startPostgres({
    dir: path.join(closedFolder(), 'pg'),
    durability: 'ephemeral',
    edition: 15,
    tempDir,
  })
  assert.match(String((await ask(server.serverUrl, 'show server_version')).server_version), /^15\./)
  assert.equal((await ask(server.serverUrl, seesChinese)).yes, true)
  assert.equal(path.dirname(server.dir), tempDir)
  await server.stop()
  assert.equal(existsSync(server.dir), false)
})

test('a lasting store whose folder is closed goes to the state folder, says so, and is found again', async () => {
  const [dir, stateDir] = [path.join(closedFolder(), 'data', 'pg'), path.join(openFolder(), 'state')]
  const server = await startPostgres({ dir, durability: 'durable', stateDir })
  assert.equal(path.dirname(server.dir), stateDir)
  assert.match(server.moved ?? '', new RegExp(`${dir}.*${server.dir}`))
  await server.stop()
  const again = await startPostgres({ dir, durability: 'durable', stateDir })
  assert.equal(again.dir, server.dir)
  await again.stop()
})

test(
  'root can run the store that an ordinary user made, and leaves it his',
  { skip: !isRoot && 'needs root' },
  async (t) => {
    if (spawnSync('test', ['-r', import.meta.filename], nobody).status !== 0)
      return t.skip('the checkout is closed to nobody')
    const home = openFolder()
    chownSync(home, nobody.uid, nobody.gid)
    const dir = path.join(home, 'pg')
    const his = startElsewhere(dir, nobody)
    assert.equal((await his.server).moved, undefined)
    await his.closed

    const ours = await startPostgres({ dir, durability: 'durable', stateDir: spareDir })
    assert.match(readFileSync(`/proc/${ours.pid}/status`, 'utf8'), /Uid:\t65534\t/)
    await ours.stop()
    const again = startElsewhere(dir, nobody)
    assert.equal((await again.server).dir, dir)
    await again.closed
  },
)

test(
  'programs under a closed folder are copied to where the account may run them',
  { skip: !isRoot && 'needs root' },
  () => {
    const checkout = openFolder(0o700)
    const packaged = path.dirname(path.dirname(findBinaries(18, undefined, '')('postgres')))
    spawnSync('cp', ['-a', packaged, path.join(packaged, '..', 'package.json'), checkout])
    const spare = openFolder()
    const find = () => findBinaries(18, nobody, spare, path.join(checkout, 'native'))('postgres')
    assert.ok(find().startsWith(spare))
    assert.match(spawnSync(find(), ['--version'], nobody).stdout.toString(), /^postgres \(PostgreSQL\) 18/)

    chmodSync(path.dirname(path.dirname(path.dirname(find()))), 0o777)
    assert.throws(find, { code: 'postgres.foreign-folder' })
  },
)
