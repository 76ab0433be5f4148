import assert from 'node:assert/strict'
import test from 'node:test'
import type { District, StageAccount } from '#tests/stage.ts'
import { orgStage } from '#tests/stage/org-district.ts'
import type { Post } from './post-queries.ts'

const { inDistrict } = orgStage()

const statistics = { zh: '统计员', en: 'Statistician' }
type Staff = District & { system: StageAccount; security: StageAccount }

const make = (d: Staff, unit: number | null, title = statistics) =>
  d.reply<Post>(d.system, 'POST', '/org/posts', { title, unit })
const grant = (d: Staff, { code, permissions: seen }: Post, permissions: string[], by = d.security) =>
  d.request<Post & { code: string }>(by, 'PUT', `/org/posts/${code}/permissions`, { permissions, seen })
const give = (d: Staff, account: StageAccount, { code }: Post, unit: number) =>
  d.reply<{ id: number }>(d.security, 'POST', '/org/holders', { account: account.id, post: code, unit })

test(
  'a post is made by the system, filled by the security administrator, and counts at the next request',
  inDistrict(async (d) => {
    const intake = await d.unit('intake')
    const made = await make(d, intake)
    assert.deepEqual([made.permissions, made.unit, made.until], [[], intake, null])
    const clerk = await d.account()
    await give(d, clerk, made, intake)
    assert.equal(await d.refusal(clerk, 'GET', '/org/posts'), 'kernel.not-allowed')

    const told = d.changed.length
    const { body } = await grant(d, made, ['org.read', 'cases.read', 'org.read'])
    assert.deepEqual(body.permissions, ['cases.read', 'org.read'])
    assert.deepEqual(d.changed.slice(told), [d.district], 'open pages and cached sessions hear of it')
    const { posts } = await d.reply<{ posts: Post[] }>(clerk, 'GET', '/org/posts')
    assert.deepEqual(posts.find(({ code }) => code === made.code)?.title, statistics)

    await grant(d, body, ['cases.read'])
    assert.equal(await d.refusal(clerk, 'GET', '/org/posts'), 'kernel.not-allowed')
  }),
)

test(
  'who makes posts gives no permissions, who gives permissions makes no posts',
  inDistrict(async (d) => {
    const post = await make(d, null)
    const body = { title: statistics, unit: null }
    assert.equal(await d.refusal(d.security, 'POST', '/org/posts', body), 'kernel.not-allowed')
    assert.equal(await d.refusal(d.security, 'PATCH', `/org/posts/${post.code}`, body), 'kernel.not-allowed')
    assert.equal(await d.refusal(d.security, 'POST', `/org/posts/${post.code}/end`), 'kernel.not-allowed')
    assert.equal((await grant(d, post, ['org.read'], d.system)).body.code, 'kernel.not-allowed')
  }),
)

test(
  'the three administrations stay apart: neither their posts change nor are their permissions given away',
  inDistrict(async (d) => {
    const post = await make(d, null)
    for (const permission of ['accounts.grant', 'audit.read', 'org.edit', 'system.configure'])
      assert.equal((await grant(d, post, [permission])).body.code, 'org.permission-apart')
    assert.equal((await grant(d, post, ['cases.everything'])).body.code, 'org.permission-unknown')
    const of = '/org/posts/audit-admin'
    assert.equal(
      await d.refusal(d.security, 'PUT', `${of}/permissions`, { permissions: ['cases.read'], seen: [] }),
      'org.post-of-administration',
    )
    assert.equal(await d.refusal(d.system, 'POST', `${of}/end`), 'org.post-of-administration')
    assert.equal(await d.refusal(d.system, 'POST', '/org/posts/nobody/end'), 'org.post-unknown')

    const { parts } = await d.reply<{
      parts: { permissions: { code: string; apart: boolean; title: { zh: string } }[] }[]
    }>(d.reader, 'GET', '/org/permissions')
    const listed = new Map(parts.flatMap(({ permissions }) => permissions.map((one) => [one.code, one])))
    assert.deepEqual(
      [listed.get('audit.read')?.apart, listed.get('cases.read')?.apart, listed.get('org.read')?.apart],
      [true, false, false],
    )
  }),
)

test(
  'nobody changes the permissions of a post they hold or stand in for',
  inDistrict(async (d) => {
    const unit = await d.unit('intake')
    const post = await make(d, unit)
    const holder = await d.account({ permissions: ['accounts.grant'] })
    const standIn = await d.account({ permissions: ['accounts.grant'] })
    const { id } = await give(d, holder, post, unit)
    await d.reply(d.security, 'POST', `/org/holders/${id}/stand-ins`, {
      account: standIn.id,
      ...{ from: '2026-03-04', until: '2026-03-06', reason: '年休假' },
    })
    for (const own of [holder, standIn])
      assert.equal((await grant(d, post, ['org.read'], own)).body.code, 'org.permission-to-own')
    assert.equal((await grant(d, post, ['org.read'])).status, 200)
  }),
)

test(
  'two who change the same post at once do not undo each other, and what the house does not know stays',
  inDistrict(async (d) => {
    const post = await make(d, null)
    const first = await grant(d, post, ['org.read'])
    assert.equal((await grant(d, post, ['cases.read'])).body.code, 'org.permissions-moved')
    assert.equal(first.status, 200)

    const { posts } = await d.reply<{ posts: Post[] }>(d.reader, 'GET', '/org/posts')
    const leader = posts.find(({ code }) => code === 'leader')!
    assert.ok(leader.permissions.includes('reports.publish'), 'the profile gives what a later edition uses')
    const { body } = await grant(d, leader, ['cases.read'])
    assert.ok(body.permissions.includes('reports.publish') && !body.permissions.includes('cases.act'))
  }),
)

test(
  'a post is renamed, kept from a second of its name, and held only where it belongs',
  inDistrict(async (d) => {
    const [intake, municipal] = [await d.unit('intake'), await d.unit('municipal')]
    const post = await make(d, intake)
    const again = { title: statistics, unit: intake }
    assert.equal(await d.refusal(d.system, 'POST', '/org/posts', again), 'org.post-title-taken')
    await make(d, municipal)
    const title = { zh: '数据员', en: 'Data clerk' }
    const renamed = await d.reply<Post>(d.system, 'PATCH', `/org/posts/${post.code}`, { title })
    assert.deepEqual([renamed.title, renamed.code], [title, post.code])
    const taken = { title: { zh: '领导', en: 'Boss' } }
    assert.equal(await d.refusal(d.system, 'PATCH', `/org/posts/${post.code}`, taken), 'org.post-title-taken')

    const clerk = await d.account()
    const holder = { account: clerk.id, post: post.code, unit: municipal }
    assert.equal(await d.refusal(d.security, 'POST', '/org/holders', holder), 'org.post-elsewhere')
    const merged = await d.unit('landscape')
    await d.reply(d.system, 'POST', `/org/units/${intake}/end`, { mergedInto: merged })
    const { posts } = await d.reply<{ posts: Post[] }>(d.reader, 'GET', '/org/posts')
    assert.equal(posts.find(({ code }) => code === post.code)?.unit, merged, 'its posts go with its work')
  }),
)

test(
  'a post ends when nobody holds it, nothing waits for it and no case needs it',
  inDistrict(async (d) => {
    const unit = await d.unit('intake')
    const post = await make(d, unit)
    const clerk = await d.account()
    const { id } = await give(d, clerk, post, unit)
    const end = `/org/posts/${post.code}/end`
    assert.equal(await d.refusal(d.system, 'POST', end), 'org.post-held')
    d.waits({ days: 1 })
    await d.reply(d.security, 'POST', `/org/holders/${id}/end`)
    d.tasks.set(post.code, 2)
    assert.equal(await d.refusal(d.system, 'POST', end), 'org.post-has-tasks')
    d.tasks.clear()
    assert.equal(await d.refusal(d.system, 'POST', '/org/posts/dispatcher/end'), 'org.post-named')

    assert.equal((await d.reply<Post>(d.system, 'POST', end)).until, '2026-03-03')
    assert.equal(await d.refusal(d.system, 'POST', end), 'org.post-ended')
    const holder = { account: clerk.id, post: post.code, unit }
    assert.equal(await d.refusal(d.security, 'POST', '/org/holders', holder), 'org.post-ended')
    const next = await make(d, unit)
    assert.notEqual(next.code, post.code, 'its name is free again, its code is not')
  }),
)
