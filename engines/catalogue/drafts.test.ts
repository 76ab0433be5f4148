import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#kernel/sql.ts'
import { limitFor, loadCatalogue, standardsInForce, standardsOfVersion } from './catalogue.ts'
import {
  type CatalogueDistrict,
  catalogueStage,
  draftOf,
  profile,
  rubbish,
  title,
} from '#tests/stage/catalogue-district.ts'
import { makeDraft } from './drafts.ts'
import type { Condition } from './standards.ts'
import { storeActivation } from './queries.ts'

const { inDistrict } = catalogueStage()
const total = profile.standards!.conditions.length

/** A draft in which rubbish on the street (06010-1) is due in two urgent hours instead of four work hours. */
async function sharpened(d: CatalogueDistrict): Promise<Condition> {
  await draftOf(d)
  const { conditions } = await d.reply<{ conditions: Condition[] }>(
    d.clerk,
    'GET',
    `${rubbish}/conditions?version=2`,
  )
  const { code, ...condition } = conditions[0]!
  return d.reply<Condition>(d.editor, 'PUT', `/catalogue/versions/2/conditions/${code}`, {
    ...condition,
    limit: { amount: 2, unit: 'urgentHour' },
  })
}

test(
  'a reviewer sees what a draft would change',
  inDistrict(async (d) => {
    const { code } = await sharpened(d)
    const told = await d.reply(d.clerk, 'GET', '/catalogue/versions/2/differences?against=1')
    const limit = {
      name: 'limit',
      before: { amount: 4, unit: 'workHour' },
      after: { amount: 2, unit: 'urgentHour' },
    }
    assert.deepEqual(told, {
      differences: [{ what: 'condition', id: code, change: 'changed', fields: [limit] }],
    })
  }),
)

test(
  'a revised limit counts from its first day; a case filed before keeps the limit it was filed under',
  inDistrict(async (d) => {
    const { code, class: key } = await sharpened(d)
    await d.reply(d.editor, 'POST', '/catalogue/versions/2/activation', { from: '2026-03-09' })

    const limitUnder = (read: typeof standardsInForce) =>
      d.inside(async ({ db }) => {
        const standards = await read(db, d.district, d.clock.now())
        const found = limitFor(standards, {
          caseType: 'street-defect',
          stage: 'handle',
          class: key,
          condition: code,
          channel: 'supervisor',
          urgency: 'normal',
          tags: [],
          at: d.clock.now(),
        })
        return [found?.rule.version, found?.duration.amount]
      })
    const filedUnderFirst: typeof standardsInForce = (db, district) => standardsOfVersion(db, district, 1)
    assert.deepEqual(await limitUnder(standardsInForce), [1, 4])
    d.waits({ days: 7 })
    assert.deepEqual(await limitUnder(standardsInForce), [2, 2])
    assert.deepEqual(await limitUnder(filedUnderFirst), [1, 4])
  }),
)

test(
  'versions are listed with the days they count',
  inDistrict(async (d) => {
    await draftOf(d)
    const listed = async () =>
      (
        await d.reply<{ versions: Record<string, unknown>[] }>(d.clerk, 'GET', '/catalogue/versions')
      ).versions.map(({ version, from, until, state }) => [version, from, until, state])
    assert.deepEqual(await listed(), [
      [1, null, null, 'in-force'],
      [2, null, null, 'draft'],
    ])
    await d.reply(d.editor, 'POST', '/catalogue/versions/2/activation', { from: '2026-03-09' })
    assert.deepEqual(await listed(), [
      [1, null, '2026-03-08', 'in-force'],
      [2, '2026-03-09', null, 'scheduled'],
    ])
    d.waits({ days: 7 })
    assert.deepEqual(
      (await listed()).map(([, , , state]) => state),
      ['retired', 'in-force'],
    )
  }),
)

test(
  'an activation that is rolled back leaves nothing in memory',
  inDistrict(async (d) => {
    await draftOf(d)
    const activation = { version: 2, from: '2026-03-03', ends: { version: 1, until: '2026-03-02' } }
    const tomorrow = new Date('2026-03-03T09:00:00+08:00')
    const attempt = d.inside(async ({ db }) => {
      await storeActivation(db, d.district, activation, d.clock.now())
      assert.equal((await standardsInForce(db, d.district, tomorrow)).conditions.length, total)
      throw new Error('the power went out')
    })
    await assert.rejects(attempt, /the power went out/)
    await d.reply(d.editor, 'DELETE', '/catalogue/versions/2/conditions/06010-1')
    await d.reply(d.editor, 'POST', '/catalogue/versions/2/activation', { from: '2026-03-03' })
    const standards = await d.inside(({ db }) => standardsInForce(db, d.district, tomorrow))
    assert.equal(standards.conditions.length, total - 1)
  }),
)

test(
  'what was activated stays as it is',
  inDistrict(async (d) => {
    const { conditions } = await d.reply<{ conditions: Condition[] }>(d.clerk, 'GET', `${rubbish}/conditions`)
    const { code, ...condition } = conditions[0]!
    const one = `/catalogue/versions/1/conditions/${code}`
    assert.equal(await d.refusal(d.editor, 'PUT', one, condition), 'catalogue.not-a-draft')
    assert.equal(await d.refusal(d.editor, 'DELETE', one), 'catalogue.not-a-draft')
    const again = '/catalogue/versions/1/activation'
    assert.equal(await d.refusal(d.editor, 'POST', again, { from: '2026-05-01' }), 'catalogue.not-a-draft')
  }),
)

test(
  'a draft takes conditions in and out; an empty one, or one from today, is not activated',
  inDistrict(async (d) => {
    await draftOf(d)
    const activation = '/catalogue/versions/2/activation'
    assert.equal(
      await d.refusal(d.editor, 'POST', activation, { from: '2026-03-02' }),
      'catalogue.starts-too-early',
    )
    const conditions = '/catalogue/versions/2/conditions'
    await d.reply(d.editor, 'DELETE', `${conditions}/06010-1`)
    assert.equal(
      await d.refusal(d.editor, 'DELETE', `${conditions}/06010-1`),
      'catalogue.condition-not-found',
    )
    const [first] = profile.standards!.conditions
    const { code, ...condition } = first!
    const elsewhere = { ...condition, class: { ...condition.class, code: '06031' } }
    assert.equal(
      await d.refusal(d.editor, 'PUT', `${conditions}/${code}`, elsewhere),
      'catalogue.class-not-found',
    )
    const stages = [{ code: 'stop', title, limit: { amount: 9, unit: 'workDay' } }]
    assert.equal(
      await d.refusal(d.editor, 'PUT', `${conditions}/${code}`, { ...condition, stages }),
      'kernel.fields-wrong',
    )
    await d.inside(({ db }) =>
      sql`delete from catalogue.condition where district_id = ${d.district} and version = 2`.execute(db),
    )
    assert.equal(
      await d.refusal(d.editor, 'POST', activation, { from: '2026-05-01' }),
      'catalogue.empty-version',
    )
  }),
)

test(
  'a version that is not there is refused everywhere',
  inDistrict(async (d) => {
    const unknown = 'catalogue.version-not-found'
    assert.equal(await d.refusal(d.clerk, 'GET', `${rubbish}/conditions?version=9`), unknown)
    assert.equal(await d.refusal(d.clerk, 'GET', '/catalogue/versions/9/differences?against=1'), unknown)
    const activation = '/catalogue/versions/9/activation'
    assert.equal(await d.refusal(d.editor, 'POST', activation, { from: '2026-05-01' }), unknown)
  }),
)

test(
  'a clerk who may only read changes nothing',
  inDistrict(async (d) => {
    for (const path of ['/catalogue/versions', '/catalogue/imports', '/catalogue/versions/1/activation'])
      assert.equal(await d.refusal(d.clerk, 'POST', path, {}), 'kernel.not-allowed')
  }),
)

test(
  'a later version of the profile waits as a draft until a person activates it',
  inDistrict(async (d) => {
    const next = { ...profile, standards: { ...profile.standards!, version: 2 } }
    const loaded = await d.inside(({ db }) => loadCatalogue(db, d.district, next, d.clock.now()))
    assert.equal(loaded.version, 2)
    const inForce = await d.inside(({ db }) => standardsInForce(db, d.district, d.clock.now()))
    assert.equal(inForce.version, 1)
    const third = await d.inside(({ db }) =>
      makeDraft(db, d.district, { title, basis: '区政府令' }, d.clock.now()),
    )
    assert.equal(third.version, 3)
  }),
)
