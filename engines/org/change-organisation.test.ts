import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from '#kernel/sql.ts'
import type { District } from '#tests/stage.ts'
import { orgStage } from '#tests/stage/org-district.ts'
import { postsOf, type Unit, unitsVisible, unitsWorking } from './org.ts'

const { inDistrict } = orgStage()

const posts = (d: District, account: number) =>
  d.inside(async ({ db }) => (await postsOf(db, d.district, account, d.clock.now())).map(({ post }) => post))

test(
  'a unit is set up, moved and merged; its people and its past go with it',
  inDistrict(async (d) => {
    const parent = await d.unit('district')
    const asked = {
      code: 'parking',
      kind: 'department',
      name: { zh: '区停车办', en: 'Parking Office' },
      parent,
    }
    const made = await d.reply<Unit>(d.system, 'POST', '/org/units', asked)
    assert.equal(made.from, '2026-03-02')
    assert.equal(await d.refusal(d.system, 'POST', '/org/units', asked), 'org.unit-code-taken')
    assert.equal(await d.refusal(d.reader, 'POST', '/org/units', asked), 'kernel.not-allowed')
    assert.equal(
      await d.refusal(d.system, 'POST', '/org/units', { ...asked, code: 'x1', parent: 9_999_999 }),
      'org.unit-not-found',
    )

    const street = await d.unit('420103001')
    const community = await d.unit('420103001001')
    const move = (unit: number, to: number) =>
      d.refusal(d.system, 'PATCH', `/org/units/${unit}`, { parent: to })
    assert.equal(await move(street, community), 'org.unit-below-itself')
    assert.equal(await move(street, street), 'org.unit-below-itself')
    assert.equal(await d.refusal(d.system, 'POST', `/org/units/${street}/end`, {}), 'org.unit-has-units')
    assert.equal(
      await d.refusal(d.system, 'POST', `/org/units/${made.id}/end`, { mergedInto: made.id }),
      'org.unit-below-itself',
    )

    const clerk = await d.account()
    await d.reply(d.security, 'POST', '/org/holders', {
      account: clerk.id,
      post: 'unit-clerk',
      unit: made.id,
    })
    const into = await d.unit('urban-management')
    d.waits({ days: 1 })
    const ended = await d.reply<Unit>(d.system, 'POST', `/org/units/${made.id}/end`, { mergedInto: into })
    assert.deepEqual([ended.until, ended.mergedInto], ['2026-03-03', into])
    const held = await d.inside(({ db }) => postsOf(db, d.district, clerk.id, d.clock.now()))
    assert.deepEqual(
      held.map(({ post, unit }) => [post, unit]),
      [['unit-clerk', into]],
    )
    const visible = await d.inside(({ db }) => unitsVisible(db, d.district, { posts: held }))
    assert.ok(visible.includes(made.id), 'the cases of the ended unit stay in sight')
    assert.ok(!(await d.inside(({ db }) => unitsWorking(db, d.district))).has(made.id))
    assert.equal(await d.refusal(d.system, 'PATCH', `/org/units/${made.id}`, { parent }), 'org.unit-ended')
    const { units } = await d.reply<{ units: Unit[] }>(d.reader, 'GET', '/org/units?ended=true')
    assert.ok(units.some(({ id }) => id === made.id))
  }),
)

test(
  'a unit that was ended by mistake comes back; one that was merged does not, and what to do is said',
  inDistrict(async (d) => {
    const [street, community] = [await d.unit('420103013'), await d.unit('420103013001')]
    const end = (id: number, into: number | null = null) =>
      d.reply<Unit>(d.system, 'POST', `/org/units/${id}/end`, { mergedInto: into })
    const path = (id: number) => `/org/units/${id}/restore`
    assert.equal(await d.refusal(d.system, 'POST', path(community)), 'org.unit-not-ended')
    const below = await d.reply<{ units: Unit[] }>(d.reader, 'GET', `/org/units?below=${street}`)
    for (const { id } of below.units.filter(({ parent }) => parent === street)) await end(id)
    await end(street)
    assert.equal(await d.refusal(d.system, 'POST', path(community)), 'org.unit-above-ended')
    assert.equal(await d.refusal(d.security, 'POST', path(street)), 'kernel.not-allowed')
    const back = await d.reply<Unit>(d.system, 'POST', path(street))
    assert.deepEqual([back.until, back.mergedInto], [null, null])
    await d.reply(d.system, 'POST', path(community))
    const working = await d.inside(({ db }) => unitsWorking(db, d.district))
    assert.ok(working.has(street) && working.has(community), 'both take work again')
    const clerk = await d.account()
    const holder = { account: clerk.id, post: 'community-clerk', unit: community }
    await d.reply(d.security, 'POST', '/org/holders', holder)

    const [merged, into] = [await d.unit('lighting'), await d.unit('municipal')]
    await end(merged, into)
    const { body } = await d.request<{ code: string; message: { zh: string } }>(
      d.system,
      'POST',
      path(merged),
    )
    assert.equal(body.code, 'org.unit-merged')
    assert.match(body.message.zh, /已并入“区市政维护中心”.*请新设单位/)
    assert.equal(await d.refusal(d.system, 'POST', path(9_999_999)), 'org.unit-not-found')
  }),
)

test(
  'a post gives its permissions, and they go with it',
  inDistrict(async (d) => {
    const newcomer = await d.account()
    const unit = await d.unit('intake')
    assert.equal(await d.refusal(newcomer, 'GET', '/org/posts'), 'kernel.not-allowed')
    const holder = await d.reply<{ id: number }>(d.security, 'POST', '/org/holders', {
      account: newcomer.id,
      post: 'dispatcher',
      unit,
    })
    const { posts: all } = await d.reply<{ posts: { code: string }[] }>(newcomer, 'GET', '/org/posts')
    assert.equal(all.length, 20)
    d.waits({ days: 3 })
    await d.reply(d.security, 'POST', `/org/holders/${holder.id}/end`)
    assert.equal(await d.refusal(newcomer, 'GET', '/org/posts'), 'kernel.not-allowed')
    assert.equal(await d.refusal(d.security, 'POST', `/org/holders/${holder.id}/end`), 'org.holder-not-found')
  }),
)

test(
  'posts are given with care: by another, to a working account, administrations apart',
  inDistrict(async (d) => {
    const newcomer = await d.account()
    const unit = await d.unit('intake')
    const give = (more: object) =>
      d.refusal(d.security, 'POST', '/org/holders', {
        account: newcomer.id,
        post: 'dispatcher',
        unit,
        ...more,
      })
    assert.equal(await give({ post: 'boss' }), 'org.post-unknown')
    assert.equal(await give({ account: 999_999 }), 'org.account-unfit')
    assert.equal(await give({ unit: 999_999 }), 'org.unit-not-found')
    assert.equal(await give({ area: '420103099001' }), 'org.area-unknown')
    assert.equal(await give({ post: 'system-admin' }), 'org.administration-apart')
    assert.equal(await give({ account: d.system.id }), 'org.administration-apart')
    assert.equal(await give({ account: d.security.id }), 'org.grant-to-self')
    const appoint = (administration: string | null, id = newcomer.id) =>
      d.refusal(d.security, 'PUT', `/accounts/${id}/administration`, { administration })
    await d.reply(d.security, 'POST', '/org/holders', { account: newcomer.id, post: 'dispatcher', unit })
    assert.equal(await give({}), 'org.already-holds')
    assert.equal(await appoint('audit'), 'kernel.holds-post', 'nor does who holds a post become one')
    assert.equal(
      await d.refusal(d.system, 'POST', '/org/holders', { account: newcomer.id, post: 'leader', unit }),
      'kernel.not-allowed',
    )
  }),
)

test(
  'an administration that came past the routes makes the posts of other work count for nothing',
  inDistrict(async (d) => {
    const clerk = await d.account()
    const given = { account: clerk.id, post: 'dispatcher', unit: await d.unit('intake') }
    await d.reply(d.security, 'POST', '/org/holders', given)
    assert.deepEqual(await posts(d, clerk.id), ['dispatcher'])
    await d.inside(({ db }) =>
      sql`update kernel.account set administration = 'audit' where id = ${clerk.id}`.execute(db),
    )
    assert.deepEqual(await posts(d, clerk.id), [])
  }),
)

test(
  'on leave, somebody stands in for the days named and no longer',
  inDistrict(async (d) => {
    const [clerk, colleague] = [await d.account(), await d.account()]
    const given = { account: clerk.id, post: 'unit-clerk', unit: await d.unit('lighting') }
    const holder = await d.reply<{ id: number }>(d.security, 'POST', '/org/holders', given)
    const to = `/org/holders/${holder.id}/stand-ins`
    const cover = { account: colleague.id, from: '2026-03-04', until: '2026-03-06', reason: '年休假' }
    assert.equal(
      await d.refusal(d.security, 'POST', to, { ...cover, until: '2026-03-04' }),
      'org.cover-backwards',
    )
    assert.equal(
      await d.refusal(d.security, 'POST', to, { ...cover, from: '2026-02-01', until: '2026-03-02' }),
      'org.cover-backwards',
    )
    assert.equal(
      await d.refusal(d.security, 'POST', to, { ...cover, account: clerk.id }),
      'org.cover-by-self',
    )
    const covered = await d.reply<{ standIns: object[] }>(d.security, 'POST', to, cover)
    assert.equal(covered.standIns.length, 1)

    const seen: string[][] = []
    for (let day = 2; day <= 6; day++, d.waits({ days: 1 })) seen.push(await posts(d, colleague.id))
    assert.deepEqual(seen, [[], [], ['unit-clerk'], ['unit-clerk'], []])
    assert.deepEqual(await posts(d, clerk.id), ['unit-clerk'])

    const off = { account: colleague.id, from: '2026-03-08' }
    const end = `${to}/end`
    assert.equal(await d.refusal(d.security, 'POST', end, off), 'org.cover-not-found')
    await d.reply(d.security, 'POST', to, { ...cover, from: '2026-03-08', until: '2026-03-20' })
    assert.equal(await d.refusal(d.system, 'POST', end, off), 'kernel.not-allowed')
    const ended = await d.reply<{ standIns: object[] }>(d.security, 'POST', end, off)
    assert.deepEqual(ended.standIns, [])
    d.waits({ days: 3 })
    assert.deepEqual(await posts(d, colleague.id), [])
    assert.equal(await d.refusal(d.security, 'POST', end, off), 'org.cover-not-found')
  }),
)
