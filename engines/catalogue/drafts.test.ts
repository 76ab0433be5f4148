import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#kernel/sql.ts'
import { type Condition, limitFor, loadCatalogue, standardsInForce, standardsOfVersion } from './catalogue.ts'
import { catalogueStage, draftOf, profile, rubbish, title } from './catalogue-stage.ts'
import { makeDraft } from './drafts.ts'

const { inDistrict } = catalogueStage()

test(
  'a revised limit counts from its first day; a case filed before keeps the limit it was filed under',
  inDistrict(async (d) => {
    const draft = await draftOf(d)
    assert.deepEqual([draft.version, draft.state], [2, 'draft'])
    const before = await d.reply<{ conditions: Condition[] }>(d.clerk, 'GET', `${rubbish}/conditions`)
    const { code, ...condition } = before.conditions[0]!
    await d.reply(d.editor, 'PUT', `/catalogue/versions/2/conditions/${code}`, {
      ...condition,
      limit: { amount: 2, unit: 'urgentHour' },
    })
    const told = await d.reply<{ differences: object[] }>(
      d.clerk,
      'GET',
      '/catalogue/versions/2/differences?against=1',
    )
    assert.deepEqual(told.differences, [
      {
        what: 'condition',
        id: code,
        change: 'changed',
        fields: [
          {
            name: 'limit',
            before: { amount: 4, unit: 'workHour' },
            after: { amount: 2, unit: 'urgentHour' },
          },
        ],
      },
    ])
    await d.reply(d.editor, 'POST', '/catalogue/versions/2/activation', { from: '2026-03-09' })

    const limitAt = (version: number | undefined) =>
      d.inside(async ({ db }) => {
        const standards =
          version === undefined
            ? await standardsInForce(db, d.district, d.clock.now())
            : await standardsOfVersion(db, d.district, version)
        const asked = { caseType: 'street-defect', stage: 'handle', channel: 'supervisor', urgency: 'normal' }
        const found = limitFor(standards, {
          ...asked,
          tags: [],
          at: d.clock.now(),
          class: condition.class,
          condition: code,
        })
        return [found?.rule.version, found?.duration.amount]
      })
    assert.deepEqual(await limitAt(undefined), [1, 4])
    d.waits({ days: 7 })
    assert.deepEqual(await limitAt(undefined), [2, 2])
    assert.deepEqual(await limitAt(1), [1, 4])
    const { versions } = await d.reply<{ versions: object[] }>(d.clerk, 'GET', '/catalogue/versions')
    assert.deepEqual(
      versions.map((version) => ({ ...version, title: 0, basis: 0, activatedAt: 0 })),
      [
        { version: 1, title: 0, basis: 0, from: null, until: '2026-03-08', activatedAt: 0, state: 'retired' },
        {
          version: 2,
          title: 0,
          basis: 0,
          from: '2026-03-09',
          until: null,
          activatedAt: 0,
          state: 'in-force',
        },
      ],
    )
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
