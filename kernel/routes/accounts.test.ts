import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '#tests/stage.ts'
import { sql } from '../sql.ts'

const { inDistrict } = stage({
  extend: (d) => ({
    security: () => d.account({ administration: 'security', name: '安全管理员' }),
    grant: (id: number, administration: string | null) =>
      [`/accounts/${id}/administration`, { administration }] as const,
  }),
})
type Made = { id: number; password: string }

test(
  'a new account gets a first password, shown once, that must be changed',
  inDistrict(async (d) => {
    const security = await d.security()
    const body = { login: 'chen.jie', name: '陈洁' }
    const answer = await d.request<Made>(security, 'POST', '/accounts', body, { 'idempotency-key': 'k' })
    assert.equal(answer.status, 201)
    assert.equal(await d.refusal(security, 'POST', '/accounts', body), 'kernel.account-exists')
    const { password, id } = answer.body
    const profile = await d.reply(undefined, 'POST', '/sign-in', { login: 'chen.jie', password })
    assert.equal(profile['mustChangePassword'], true)
    const { rows } = await d.inside(({ db }) =>
      sql`select a::text from kernel.audit a union all select i::text from kernel.idempotency i`.execute(db),
    )
    assert.ok(rows.length > 0)
    assert.ok(!JSON.stringify(rows).includes(password), 'the password is kept nowhere')
    const { rows: entries } = await d.inside(({ db }) =>
      sql`select subject, details from kernel.audit where act = 'POST /accounts'`.execute(db),
    )
    assert.deepEqual(entries, [{ subject: `account ${id}`, details: { login: 'chen.jie' } }])
    for (const login of ['x', 'a b', '-a', 'a'.repeat(65), ''])
      assert.equal(
        await d.refusal(security, 'POST', '/accounts', { login, name: '某' }),
        'kernel.fields-wrong',
      )
  }),
)

test(
  'a disabled account is out at once, until it is enabled',
  inDistrict(async (d) => {
    const security = await d.security()
    const clerk = await d.account()
    await d.reply(security, 'POST', `/accounts/${clerk.id}/disable`)
    assert.equal(await d.refusal(clerk, 'GET', '/me'), 'kernel.not-signed-in')
    const { login, password } = clerk
    assert.equal(await d.refusal(undefined, 'POST', '/sign-in', { login, password }), 'kernel.wrong-login')
    await d.reply(security, 'POST', `/accounts/${clerk.id}/enable`)
    assert.equal(await d.refusal(clerk, 'GET', '/me'), 'kernel.not-signed-in', 'the old session stays ended')
    await d.reply(undefined, 'POST', '/sign-in', { login, password })
  }),
)

test(
  'a locked account is unlocked before its time, a forgotten password is reset',
  inDistrict(async (d) => {
    const security = await d.security()
    const { id, login, password } = await d.account()
    const signIn = (word: string) =>
      d.request<{ code: string }>(undefined, 'POST', '/sign-in', { login, password: word })
    for (let i = 0; i < 5; i += 1) await signIn('wrong')
    assert.equal((await signIn(password)).body.code, 'kernel.account-locked')
    await d.reply(security, 'POST', `/accounts/${id}/unlock`)
    assert.equal((await signIn(password)).status, 200)
    const reset = await d.reply<Made>(security, 'POST', `/accounts/${id}/reset-password`)
    assert.equal((await signIn(password)).body.code, 'kernel.wrong-login')
    assert.equal((await signIn(reset.password)).status, 200)
  }),
)

test(
  "the three administrations are three people, and none of them opens another's doors",
  inDistrict(async (d) => {
    const security = await d.security()
    const system = await d.account({ administration: 'system' })
    const audit = await d.account({ administration: 'audit' })
    const clerk = await d.account()
    const doors = [
      ['GET', '/audit', undefined, audit],
      ['GET', '/audit.csv', undefined, audit],
      ['PUT', '/settings/kernel.sign-in', { value: {} }, security],
      ['POST', '/accounts', { login: 'neu', name: '新' }, security],
      ['POST', `/accounts/${clerk.id}/reset-password`, undefined, security],
      ['PUT', `/accounts/${clerk.id}/administration`, { administration: 'audit' }, security],
    ] as const
    for (const [method, path, body, opener] of doors)
      for (const who of [security, system, audit]) {
        const { status } = await d.request(who, method, path, body)
        if (who === opener) assert.notEqual(status, 403, `${path} for its own`)
        else assert.equal(status, 403, `${path} for another`)
      }
  }),
)

test(
  'no account ever holds two administrations',
  inDistrict(async (d) => {
    const security = await d.security()
    const clerk = await d.account()
    await d.reply(security, 'PUT', ...d.grant(clerk.id, 'audit'))
    assert.equal((await d.request(clerk, 'GET', '/audit')).status, 200)
    assert.equal(
      await d.refusal(security, 'PUT', ...d.grant(clerk.id, 'system')),
      'kernel.one-administration',
    )
    await d.reply(security, 'PUT', ...d.grant(clerk.id, null))
    assert.equal((await d.request(clerk, 'GET', '/audit')).status, 403)
    await d.reply(security, 'PUT', ...d.grant(clerk.id, 'system'))
    const both = d.inside(({ db }) =>
      sql`update kernel.account set administration = 'system, audit'`.execute(db),
    )
    await assert.rejects(both, /account_administration_check/, 'not even by the database')
  }),
)

test(
  'nobody appoints, disables or resets himself',
  inDistrict(async (d) => {
    const security = await d.security()
    await d.security()
    const own = `/accounts/${security.id}`
    assert.equal(await d.refusal(security, 'PUT', ...d.grant(security.id, 'system')), 'kernel.not-yourself')
    for (const act of ['disable', 'enable', 'unlock', 'reset-password'])
      assert.equal(await d.refusal(security, 'POST', `${own}/${act}`), 'kernel.not-yourself', act)
  }),
)

test(
  'two security administrators who remove each other at once leave one',
  inDistrict(async (d) => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = [await d.security(), await d.security()]
      const codes = await Promise.all([
        d.request<{ code?: string }>(one, 'POST', `/accounts/${two.id}/disable`),
        d.request<{ code?: string }>(two, 'PUT', ...d.grant(one.id, null)),
      ])
      const refused = codes.filter((answer) => answer.status >= 400)
      assert.equal(refused.length, 1, JSON.stringify(codes.map((answer) => answer.body)))
      const { rows } = await d.inside(({ db }) =>
        sql<{ id: number }>`select id from kernel.account
          where administration = 'security' and disabled_at is null`.execute(db),
      )
      assert.equal(rows.length, 1)
      await d.inside(({ db }) => sql`update kernel.account set administration = null`.execute(db))
    }
  }),
)

test(
  'the last security administrator stays',
  inDistrict(async (d) => {
    const security = await d.security()
    const helper = await d.account({ permissions: ['accounts.edit', 'accounts.grant'] })
    assert.equal(await d.refusal(helper, 'POST', `/accounts/${security.id}/disable`), 'kernel.last-security')
    assert.equal(await d.refusal(helper, 'PUT', ...d.grant(security.id, null)), 'kernel.last-security')
    assert.equal(await d.refusal(helper, 'POST', '/accounts/999999/disable'), 'kernel.account-unknown')
  }),
)

test(
  'accounts are listed page by page, found by login or name, without their hashes',
  inDistrict(async (d) => {
    const security = await d.security()
    for (let i = 1; i <= 5; i += 1) await d.account({ login: `desk.${i}`, name: `座席${i}号` })
    type Page = { accounts: { login: string; id: number }[]; next: number | null }
    const first = await d.reply<Page>(security, 'GET', '/accounts?search=desk&limit=3')
    assert.deepEqual(
      first.accounts.map((row) => row.login),
      ['desk.1', 'desk.2', 'desk.3'],
    )
    const second = await d.reply<Page>(security, 'GET', `/accounts?search=desk&limit=3&after=${first.next}`)
    assert.deepEqual(
      second.accounts.map((row) => row.login),
      ['desk.4', 'desk.5'],
    )
    assert.equal(second.next, null)
    const found = await d.reply<Page>(security, 'GET', `/accounts?search=${encodeURIComponent('席3')}`)
    assert.deepEqual(
      found.accounts.map((row) => row.login),
      ['desk.3'],
    )
    assert.doesNotMatch(JSON.stringify(first), /argon2/)
  }),
)
