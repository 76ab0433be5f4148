import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#kernel/sql.ts'
import { stage } from '#tests/stage.ts'
import { catalogueRoutes, loadCatalogue, standardsInForce } from './catalogue.ts'
import { catalogueStage, profile, rubbish, title } from '#tests/stage/catalogue-district.ts'
import { retireUnlisted } from './queries.ts'

const { inDistrict } = catalogueStage()
const { inDistrict: inEmptyDistrict } = stage({ routes: catalogueRoutes, district: 420112 })

test(
  'loading the profile twice changes nothing the second time',
  inDistrict(async (d) => {
    const again = await d.inside(({ db }) => loadCatalogue(db, d.district, profile, d.clock.now()))
    assert.deepEqual(again, { classes: 0, retired: 0, version: undefined })
  }),
)

test(
  'what comes back from the store is what the profile says',
  inDistrict(async (d) => {
    const stored = await d.inside(({ db }) => standardsInForce(db, d.district, d.clock.now()))
    const { conditions, defaults, overrides, version } = stored
    assert.deepEqual(
      { conditions, defaults, overrides, version },
      {
        conditions: profile.standards?.conditions,
        defaults: profile.standards?.defaults,
        overrides: profile.standards?.overrides,
        version: 1,
      },
    )
  }),
)

test(
  'a clerk finds a class by a word of its name, in both languages, and by its code',
  inDistrict(async (d) => {
    const find = async (query: string) => {
      const found = await d.reply<{
        classes: { code: string; title: { zh: string }; major: { code: string } }[]
      }>(d.clerk, 'GET', `/catalogue/classes?edition=gbt47678.5-2026&kind=matter&${query}`)
      return found.classes
    }
    assert.deepEqual(
      (await find(`text=${encodeURIComponent('暴露垃圾')}`)).map(({ code }) => code),
      ['06010'],
    )
    assert.ok((await find('text=barbecue')).some(({ code }) => code === '06029'))
    assert.equal((await find('text=0601'))[0]?.code, '06010')
    assert.equal((await find('level=2&limit=2000')).length, 250)
    assert.deepEqual(await find(`text=${encodeURIComponent('%')}`), [], 'a sign of SQL is only a sign')
  }),
)

test(
  'a class shows what it was called in the edition before',
  inDistrict(async (d) => {
    const found = await d.reply<{ class: object; passages: object[] }>(d.clerk, 'GET', rubbish)
    assert.deepEqual(found.passages, [
      { direction: 'from', edition: 'gbt30428.2-2013', code: '0110', relation: 'renamed', note: null },
    ])
    const nothing = '/catalogue/classes/gbt47678.5-2026/matter/06031'
    assert.equal(await d.refusal(d.clerk, 'GET', nothing), 'catalogue.class-not-found')
    assert.equal(await d.refusal(d.clerk, 'GET', `${nothing}/conditions`), 'catalogue.class-not-found')
  }),
)

test(
  'the catalogue tells its editions and words',
  inDistrict(async (d) => {
    const { editions, words } = await d.reply<{ editions: { code: string }[]; words: { list: string }[] }>(
      d.clerk,
      'GET',
      '/catalogue',
    )
    assert.deepEqual(
      editions.map(({ code }) => code),
      ['gbt47678.5-2026', 'local-appeals', 'cjt214-2007', 'gbt30428.2-2013'],
    )
    assert.deepEqual([...new Set(words.map(({ list }) => list))], ['stage', 'tag', 'urgency'])
  }),
)

test(
  'a class that the list drops is retired: still read, no longer offered',
  inDistrict(async (d) => {
    const rest = profile.classes.filter(({ code, kind }) => !(kind === 'matter' && code === '06010'))
    const retired = await d.inside(({ db }) => retireUnlisted(db, d.district, rest, '2026-03-02'))
    assert.equal(retired, 1)
    const shown = await d.reply<{ class: { retiredOn: string } }>(d.clerk, 'GET', rubbish)
    assert.equal(shown.class.retiredOn, '2026-03-02')
    const listed = async (more: string) =>
      (await d.reply<{ classes: object[] }>(d.clerk, 'GET', `/catalogue/classes?text=06010${more}`)).classes
    assert.deepEqual(await listed('&kind=matter'), [])
    assert.equal((await listed('&kind=matter&retired=true')).length, 1)
    const back = await d.inside(({ db }) => loadCatalogue(db, d.district, profile, d.clock.now()))
    assert.equal(back.classes, 1)
  }),
)

test(
  'one district sees nothing of another',
  inDistrict(async (d) => {
    const elsewhere = await d.store.inDistrict(d.district + 500, async ({ db }) => {
      const tables = ['class', 'edition', 'crosswalk', 'condition', 'standard_version', 'override', 'word']
      const counts = tables.map((table) =>
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(`catalogue.${table}`)}`.execute(db),
      )
      return (await Promise.all(counts)).map(({ rows }) => rows[0]?.n)
    })
    assert.deepEqual(new Set(elsewhere), new Set([0]))
  }),
)

test(
  'a district without standards is told so',
  inEmptyDistrict(async (d) => {
    const reader = await d.account({ permissions: ['catalogue.read', 'catalogue.edit'] })
    assert.equal(await d.refusal(reader, 'GET', `${rubbish}/conditions`), 'catalogue.no-standards')
    assert.equal(
      await d.refusal(reader, 'POST', '/catalogue/versions', { title, basis: '区政府令' }),
      'catalogue.no-standards',
    )
  }),
)
