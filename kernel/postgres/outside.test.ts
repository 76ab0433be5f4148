import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { ask } from '#tests/ask.ts'
import type { Postgres } from '../postgres.ts'
import { startPostgres } from '../postgres.ts'
import { outsidePostgres } from './outside.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'huying-test-'))
const keyFile = path.join(folder, 'data', 'server-role.secret')
let server: Postgres

/** A city's own PostgreSQL, as its administrator hands it over: a database and the role that owns it. */
before(async () => {
  server = await startPostgres({
    dir: path.join(folder, 'pg'),
    durability: 'ephemeral',
    tempDir: `${folder}-temp`,
  })
  await administrator(`drop owned by huying_server`)
  await administrator(`drop role huying_server`)
  await administrator(`create role city login password 'city'`)
  await administrator('alter database huying owner to city')
})
after(async () => {
  await server.stop()
  for (const made of [folder, `${folder}-temp`]) rmSync(made, { recursive: true, force: true })
})

const administrator = (sql: string) => ask(server.superuserUrl, sql)

const urlOf = (role: string) => `postgres://${role}:${role}@127.0.0.1:${server.port}/huying`

test('an owner who may not create roles is told what an administrator has to run', async () => {
  const asked = outsidePostgres({ ownerUrl: urlOf('city'), keyFile })
  await assert.rejects(asked, (error: Error & { code: string }) => {
    assert.equal(error.code, 'postgres.server-role-missing')
    assert.match(error.message, /create role huying_server login[^]*HUYING_SERVER_DATABASE_URL/)
    return true
  })
})

test('an owner who may create roles makes the server role, and finds it again at the next start', async () => {
  await administrator('alter role city createrole')
  const first = await outsidePostgres({ ownerUrl: urlOf('city'), keyFile })
  await ask(first.serverUrl, 'select 1')
  assert.equal(new URL(first.serverUrl).username, 'huying_server')
  assert.equal(statSync(keyFile).mode & 0o777, 0o600)
  assert.deepEqual(await outsidePostgres({ ownerUrl: urlOf('city'), keyFile }), first)
})

test('a lost key file is made anew, and the server role gets its password', async () => {
  rmSync(keyFile)
  const { serverUrl } = await outsidePostgres({ ownerUrl: urlOf('city'), keyFile })
  await ask(serverUrl, 'select 1')
})

test('a server role that row-level security would not bind is refused', async () => {
  await administrator(`create role stranger login password 'stranger'`)
  await administrator('grant connect on database huying to stranger')
  await administrator(`create role free login bypassrls password 'free' in role huying_server`)
  await administrator(`create role member login password 'member' in role huying_server`)
  await administrator(`create role deputy login password 'deputy' in role huying_server, city`)
  const opened = (serverUrl: string) => outsidePostgres({ ownerUrl: urlOf('city'), serverUrl, keyFile })

  await assert.rejects(opened(urlOf('city')), { code: 'postgres.server-role-unbound' })
  await assert.rejects(opened(urlOf('free')), { code: 'postgres.server-role-unbound' })
  await assert.rejects(opened(urlOf('deputy')), { code: 'postgres.server-role-unbound' })
  await assert.rejects(opened(server.superuserUrl), { code: 'postgres.server-role-unbound' })
  await assert.rejects(opened(urlOf('stranger')), { code: 'postgres.server-role-stranger' })
  assert.equal((await opened(urlOf('member'))).serverUrl, urlOf('member'))
})

test('a server that does not answer is named by its variable', async () => {
  const asked = outsidePostgres({ ownerUrl: 'postgres://city@127.0.0.1:1/huying', keyFile })
  await assert.rejects(asked, { code: 'postgres.unreachable', message: /^DATABASE_URL cannot be reached/ })
})
