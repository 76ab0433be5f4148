import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '#tests/stage.ts'
import { signInRules } from './auth/rules.ts'
import { hashToken } from './auth/token.ts'
import { createAuth } from './auth.ts'
import { hashPassword } from './password.ts'
import { keepSession } from './session-cookie.ts'
import { sql } from './sql.ts'

/** The real rules: five tries, half an hour, twelve hours, ninety days. */
const { inDistrict } = stage({ rules: signInRules.usual })

type Told = { code: string; details: Record<string, unknown>; message: { zh: string } }

test(
  'signing in sets a cookie that scripts cannot read and other sites cannot send',
  inDistrict(async (d) => {
    const clerk = await d.account({ login: 'wang.fang', name: '王芳', permissions: ['cases.read'] })
    const answer = await d.request(undefined, 'POST', '/sign-in', {
      login: 'wang.fang',
      password: clerk.password,
    })
    assert.equal(answer.status, 200)
    const cookie = String(answer.headers['set-cookie'])
    assert.match(cookie, /^huying_session=\d+\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const { csrf, ...profile } = answer.body
    assert.deepEqual(profile, {
      account: clerk.id,
      district: d.district,
      login: 'wang.fang',
      name: '王芳',
      administration: null,
      permissions: ['cases.read'],
      posts: [],
      mustChangePassword: false,
    })
    const token = /=([^;]+)/.exec(cookie)![1]!
    const me = await d.reply({ ...clerk, token }, 'GET', '/me')
    assert.deepEqual(me, { csrf, ...profile })
  }),
)

test(
  'over TLS the cookie is for TLS alone',
  inDistrict(async (d) => {
    const { login, password } = await d.account()
    const { headers } = await d.request(undefined, 'POST', '/sign-in', { login, password })
    assert.doesNotMatch(String(headers['set-cookie']), /Secure/)
    assert.match(keepSession('1.x', 'https://huying.example'), /; Secure$/)
  }),
)

test(
  'a wrong name and a wrong password sound alike',
  inDistrict(async (d) => {
    const { login } = await d.account()
    const tell = (given: object) => d.request<Told>(undefined, 'POST', '/sign-in', given)
    const wrongName = await tell({ login: 'nobody', password: 'Falsch-12345' })
    const wrongPassword = await tell({ login, password: 'Falsch-12345' })
    assert.equal(wrongName.status, 401)
    assert.equal(wrongName.body.code, 'kernel.wrong-login')
    assert.equal(wrongName.text, wrongPassword.text)
  }),
)

test(
  'five failures lock for half an hour, then a new count begins',
  inDistrict(async (d) => {
    const { login, password } = await d.account()
    const tryOut = async (word: string) =>
      (await d.request<Partial<Told>>(undefined, 'POST', '/sign-in', { login, password: word })).body
    for (let i = 0; i < 5; i += 1) assert.equal((await tryOut('wrong'))['code'], 'kernel.wrong-login')
    const locked = await tryOut(password)
    assert.equal(locked.code, 'kernel.account-locked')
    assert.equal(locked.details!['minutes'], 30)
    d.waits({ minutes: 29, seconds: 59 })
    assert.match((await tryOut(password)).message!.zh, /请于 1 分钟后再试/)
    d.waits({ seconds: 2 })
    for (let i = 0; i < 4; i += 1) assert.equal((await tryOut('wrong')).code, 'kernel.wrong-login')
    assert.equal((await tryOut(password)).code, undefined, 'four more wrong ones do not lock')
    for (let i = 0; i < 4; i += 1) assert.equal((await tryOut('wrong')).code, 'kernel.wrong-login')
    assert.equal((await tryOut(password)).code, undefined, 'a right one clears the count')
  }),
)

test(
  'guesses sent at once are counted one by one',
  inDistrict(async (d) => {
    const { login, password } = await d.account()
    const guess = () => d.refusal(undefined, 'POST', '/sign-in', { login, password: 'wrong' })
    const codes = await Promise.all(Array.from({ length: 20 }, guess))
    assert.equal(codes.filter((code) => code === 'kernel.wrong-login').length, 5)
    assert.equal(codes.filter((code) => code === 'kernel.account-locked').length, 15)
    const again = { login, password }
    assert.equal(await d.refusal(undefined, 'POST', '/sign-in', again), 'kernel.account-locked')
  }),
)

test(
  'every try to sign in is on record, and no password is',
  inDistrict(async (d) => {
    const { id, login, password } = await d.account()
    await d.refusal(undefined, 'POST', '/sign-in', { login, password: 'Geheim-0001' })
    await d.refusal(undefined, 'POST', '/sign-in', { login: 'nobody', password: 'Geheim-0002' })
    await d.reply(undefined, 'POST', '/sign-in', { login, password }, { 'idempotency-key': 'again' })
    const { rows } = await d.inside(({ db }) =>
      sql<object>`select account_id as by, act, succeeded, address from kernel.audit order by id`.execute(db),
    )
    const act = { act: 'sign-in', address: '127.0.0.1' }
    assert.deepEqual(rows, [
      { by: id, succeeded: false, ...act },
      { by: null, succeeded: false, ...act },
      { by: id, succeeded: true, ...act },
    ])
    const kept = await d.inside(({ db }) => sql`select from kernel.idempotency`.execute(db))
    assert.equal(kept.rows.length, 0, 'a token is never kept for a repeated request')
  }),
)

test(
  'a session ends after half an hour of rest',
  inDistrict(async (d) => {
    const clerk = await d.account()
    for (let i = 0; i < 4; i += 1) {
      d.waits({ minutes: 29 })
      assert.equal((await d.request(clerk, 'GET', '/me')).status, 200, 'each use counts as life')
    }
    d.waits({ minutes: 31 })
    assert.equal(await d.refusal(clerk, 'GET', '/me'), 'kernel.not-signed-in')
  }),
)

test(
  'a session ends after twelve hours, however busy',
  inDistrict(async (d) => {
    const clerk = await d.account()
    for (let hours = 0; hours < 12; hours += 0.25) {
      assert.equal((await d.request(clerk, 'GET', '/me')).status, 200, `after ${hours} hours`)
      d.waits({ minutes: 15 })
    }
    d.waits({ seconds: 1 })
    assert.equal(await d.refusal(clerk, 'GET', '/me'), 'kernel.not-signed-in')
  }),
)

test(
  'looking on does not keep a session alive',
  inDistrict(async (d) => {
    const clerk = await d.account()
    d.waits({ minutes: 20 })
    assert.ok(await d.auth.peek(clerk.token))
    d.waits({ minutes: 11 })
    assert.equal(await d.auth.peek(clerk.token), undefined)
  }),
)

test(
  'signing out ends this session at once and no other',
  inDistrict(async (d) => {
    const desk = await d.account({ login: 'two.desks' })
    const phone = { ...desk, ...(await d.auth.openSession(d.district, desk.id)) }
    const answer = await d.request(desk, 'POST', '/sign-out')
    assert.match(String(answer.headers['set-cookie']), /^huying_session=; .*Max-Age=0/)
    assert.equal(await d.refusal(desk, 'GET', '/me'), 'kernel.not-signed-in')
    assert.equal((await d.request(phone, 'GET', '/me')).status, 200)
  }),
)

test(
  'an old password must be changed before anything else',
  inDistrict(async (d) => {
    const admin = await d.account({ administration: 'security' })
    d.waits({ days: 91 })
    const late = { ...admin, ...(await d.auth.openSession(d.district, admin.id)) }
    assert.equal(await d.refusal(late, 'GET', '/accounts'), 'kernel.password-due')
    const me = await d.reply(late, 'GET', '/me')
    assert.equal(me['mustChangePassword'], true)
    await d.reply(late, 'POST', '/password', { current: admin.password, next: 'Qingming-2026' })
    assert.equal((await d.request(late, 'GET', '/accounts')).status, 200)
  }),
)

test(
  'a new password is strong, new, and ends the other sessions',
  inDistrict(async (d) => {
    const clerk = await d.account({ login: 'li.na' })
    const phone = { ...clerk, ...(await d.auth.openSession(d.district, clerk.id)) }
    let current = clerk.password
    const change = async (next: string, from = current) => {
      const { body } = await d.request<Partial<Told>>(clerk, 'POST', '/password', { current: from, next })
      return body.code ? [body.code, body.details!['weaknesses']] : 'changed'
    }
    const weak = 'kernel.weak-password'
    assert.deepEqual(await change('Neu-123456', 'Falsch-0000'), ['kernel.wrong-password', undefined])
    assert.deepEqual(await change('kurz'), [weak, ['too-short', 'too-few-classes']])
    assert.deepEqual(await change('Li.Na-20260302'), [weak, ['holds-account-name']])
    assert.deepEqual(await change(current), [weak, ['used-before']])
    assert.equal((await d.request(phone, 'GET', '/me')).status, 200)
    for (const next of ['Neu-Wort-1', 'Neu-Wort-2', 'Neu-Wort-3', 'Neu-Wort-4']) {
      d.waits({ minutes: 1 })
      assert.equal(await change(next), 'changed')
      current = next
    }
    assert.deepEqual(await change(clerk.password), [weak, ['used-before']], 'the last five')
    d.waits({ minutes: 1 })
    assert.equal(await change('Neu-Wort-5'), 'changed')
    current = 'Neu-Wort-5'
    d.waits({ minutes: 1 })
    assert.equal(await change(clerk.password), 'changed', 'the sixth before is forgotten')
    assert.equal((await d.request(clerk, 'GET', '/me')).status, 200)
    assert.equal(await d.refusal(phone, 'GET', '/me'), 'kernel.not-signed-in')
  }),
)

test(
  'a district changes its rules of sign-in, the security administrator and nobody else',
  stage({ rules: {} }).inDistrict(async (d) => {
    const security = await d.account({ administration: 'security' })
    const system = await d.account({ administration: 'system' })
    const value = { ...signInRules.usual, tries: 2, lockMinutes: 5 }
    assert.equal(await d.refusal(system, 'PUT', '/settings/kernel.sign-in', { value }), 'kernel.not-allowed')
    const idle = { value: { ...value, idleMinutes: 60, absoluteMinutes: 30 } }
    assert.equal(
      await d.refusal(security, 'PUT', '/settings/kernel.sign-in', idle),
      'kernel.idle-beyond-session',
    )
    await d.reply(security, 'PUT', '/settings/kernel.sign-in', { value })
    const auth = createAuth(d.store, d.clock.now, async (_, user) => user)
    const { login } = await d.account()
    const guess = () => auth.signIn(d.district, { login, password: 'wrong' })
    await assert.rejects(guess, /wrong-login/)
    await assert.rejects(guess, /wrong-login/)
    await assert.rejects(guess, /account-locked.* 5 minutes/)
  }),
)

test(
  'a session read is trusted for a moment, and forgotten when told',
  inDistrict(async (d) => {
    let name = '旧名'
    const auth = createAuth(d.store, d.clock.now, async (_, user) => ({ ...user, name }), { cacheMs: 3000 })
    const { id, token } = await d.account()
    assert.equal((await auth.session(token))!.user.name, '旧名')
    name = '新名'
    assert.equal((await auth.session(token))!.user.name, '旧名')
    d.waits({ seconds: 3 })
    assert.equal((await auth.session(token))!.user.name, '新名')
    name = '最新'
    auth.forget(id)
    assert.equal((await auth.session(token))!.user.name, '最新')
    name = '众人'
    auth.forgetDistrict(d.district + 1)
    assert.equal((await auth.session(token))!.user.name, '最新')
    auth.forgetDistrict(d.district)
    assert.equal((await auth.session(token))!.user.name, '众人')
  }),
)

test(
  'a key opens the account it belongs to until it is ended',
  inDistrict(async (d) => {
    const { id } = await d.account({ name: '城管平台' })
    await d.inside(({ db }) =>
      sql`insert into kernel.api_key (district_id, key_hash, account_id, title, made_at)
          values (${d.district}, ${hashToken('key-1')}, ${id}, 'Open311', ${d.clock.now()})`.execute(db),
    )
    assert.equal((await d.auth.byApiKey(d.district, 'key-1'))!.name, '城管平台')
    assert.equal(await d.auth.byApiKey(d.district, 'key-2'), undefined)
    assert.equal(await d.auth.byApiKey(420106, 'key-1'), undefined)
    await d.inside(({ db }) => sql`update kernel.api_key set ended_at = ${d.clock.now()}`.execute(db))
    assert.equal(await d.auth.byApiKey(d.district, 'key-1'), undefined)
  }),
)

test(
  'a password hashed at another cost is hashed anew when its owner signs in',
  inDistrict(async (d) => {
    const { id, login, password } = await d.account()
    const cheap = await hashPassword(password, { memoryKib: 64, passes: 1, lanes: 1 })
    const store = sql`update kernel.account set password_hash = ${cheap} where id = ${id}`
    await d.inside(({ db }) => store.execute(db))
    const cost = () =>
      d.inside(async ({ db }) => {
        const { rows } = await sql<{ cost: string }>`
          select split_part(password_hash, '$', 4) as cost from kernel.account where id = ${id}`.execute(db)
        return rows[0]!.cost
      })
    await d.refusal(undefined, 'POST', '/sign-in', { login, password: 'wrong' })
    assert.equal(await cost(), 'm=64,t=1,p=1')
    await d.reply(undefined, 'POST', '/sign-in', { login, password })
    assert.equal(await cost(), 'm=19456,t=2,p=1')
    await d.reply(undefined, 'POST', '/sign-in', { login, password })
  }),
)
