import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Operator, operator } from './operator.ts'

let o: Operator
before(async () => void (o = await operator()))
after(() => o.leave())

interface Account {
  login: string
  administration: string | null
  disabledAt: string | null
}
const accounts = async () => (await o.json<{ accounts: Account[] }>('user', 'list')).accounts

test('init makes an empty district with one account of each administrator, and only once', async () => {
  const made = await o.json<{ district: number; administrators: { login: string; password: string }[] }>(
    'init',
  )
  assert.deepEqual([made.code, made.district], [0, 420103])
  assert.equal(new Set(made.administrators.map(({ password }) => password)).size, 3)
  assert.deepEqual((await accounts()).map(({ administration }) => `${administration}`).toSorted(), [
    'audit',
    'security',
    'system',
  ])
  const { cases } = await o.json<{ cases: number }>(
    'export',
    '--out',
    `${o.folder}/none.csv`,
    '--format',
    'csv',
  )
  assert.equal(cases, 0)
  assert.equal((await o.run('init')).code, 2)
})

test('an account is added with a password shown once, given a post, and disabled', async () => {
  const { password } = await o.json<{ password: string }>('user', 'add', 'zhang', '--name', '张三')
  assert.ok(password.length >= 12)
  const held = await o.json<{ posts: { post: string }[] }>(
    'user',
    'posts',
    'zhang',
    '--post',
    'dispatcher',
    '--unit',
    'intake',
  )
  assert.deepEqual(
    held.posts.map(({ post }) => post),
    ['dispatcher'],
  )
  const again = await o.json<{ password: string }>('user', 'password', 'zhang')
  assert.notEqual(again.password, password)
  assert.equal((await o.json('user', 'disable', 'zhang')).code, 0)
  assert.ok((await accounts()).find(({ login }) => login === 'zhang')?.disabledAt)
})

test('what cannot be done to an account is refused by name', async () => {
  assert.equal((await o.json('user', 'add', 'wang', '--name', '王五')).code, 0)
  for (const [said, ...args] of [
    [/kernel\.account-exists/, 'add', 'zhang', '--name', '张三'],
    [/nobody/, 'password', 'nobody'],
    [/no such unit/, 'posts', 'wang', '--post', 'dispatcher', '--unit', 'nowhere'],
    [/org\.post-unknown/, 'posts', 'wang', '--post', 'king', '--unit', 'intake'],
    [/kernel\.last-security/, 'disable', 'security-admin'],
    [/org\.administration-apart/, 'posts', 'system-admin', '--post', 'dispatcher', '--unit', 'intake'],
    [/org\.account-unfit/, 'posts', 'zhang', '--post', 'reviewer', '--unit', 'intake'],
    [/--name/, 'add', 'li'],
    [/LOGIN has/, 'add', 'li si', '--name', '李四'],
    [/NAME/, 'add', 'li', '--name', ' '],
    [/system \| security \| audit/, 'add', 'li', '--name', '李四', '--administration', 'all'],
  ] as const) {
    const { code, stderr } = await o.run('user', ...args)
    assert.equal(code, 2)
    assert.match(stderr, said)
  }
  assert.equal(
    (await accounts()).some(({ login }) => login === 'li'),
    false,
  )
})

test('every command explains itself, and the API describes itself', async () => {
  const { stdout, code } = await o.run('--help')
  assert.equal(code, 0)
  const names = [...stdout.matchAll(/^ {2}([a-z0-9]+) /gm)].map(([, name]) => name!)
  assert.ok(names.length >= 10)
  for (const name of names) {
    const help = await o.run(name, '--help')
    assert.deepEqual([help.code, help.stdout.includes(`huying -- ${name}`)], [0, true], name)
  }
  const described = await o.json<{ openapi: string; paths: object }>('openapi')
  assert.equal(described.openapi, '3.1.0')
  assert.ok(Object.keys(described.paths).length > 20)
})

test('with an outside server, backup points to its own tools', async () => {
  const { code, stderr } = await o.run('backup', `${o.folder}/b.tar.gz`, '--keys', `${o.folder}/k.json`)
  assert.equal(code, 2)
  assert.match(stderr, /pg_basebackup/)
})
