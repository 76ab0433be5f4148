import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCatalogue } from './catalogue.ts'
import { catalogueStage, profile, rubbish } from '#tests/stage/catalogue-district.ts'
import { retireUnlisted } from './queries.ts'

const { inDistrict } = catalogueStage()

type Listed = { classes: { code: string; retiredOn: string | null }[] }
const major = '/catalogue/classes/gbt47678.5-2026/matter/06'

test(
  'a class is retired from a day on: offered until then, read for ever, brought back',
  inDistrict(async (d) => {
    const codes = async (more = '') => {
      const asked = `/catalogue/classes?edition=gbt47678.5-2026&kind=matter&text=0601${more}`
      return (await d.reply<Listed>(d.clerk, 'GET', asked)).classes.map(({ code }) => code)
    }
    const retire = (from: string) => d.refusal(d.editor, 'POST', `${rubbish}/retire`, { from })
    assert.equal(await d.refusal(d.clerk, 'POST', `${rubbish}/retire`, {}), 'kernel.not-allowed')
    assert.equal(await retire('2026-03-01'), 'catalogue.retires-too-early')
    const reply = await d.reply(d.editor, 'POST', `${rubbish}/retire`, { from: '2026-03-04' })
    assert.deepEqual(reply, { retiredOn: '2026-03-04', openCases: 0 })
    assert.ok((await codes()).includes('06010'), 'it is offered until its day')
    d.waits({ days: 2 })
    assert.ok(!(await codes()).includes('06010'))
    assert.ok((await codes('&retired=true')).includes('06010'))
    assert.equal(await retire('2026-03-10'), 'catalogue.class-retired')
    const shown = await d.reply<{ class: { retiredOn: string } }>(d.clerk, 'GET', rubbish)
    assert.equal(shown.class.retiredOn, '2026-03-04')

    await d.inside(({ db }) => loadCatalogue(db, d.district, profile, d.clock.now()))
    assert.ok(!(await codes()).includes('06010'), 'a profile that is loaded again does not bring it back')
    await d.reply(d.editor, 'POST', `${rubbish}/restore`)
    assert.ok((await codes()).includes('06010'))
    assert.equal(await d.refusal(d.editor, 'POST', `${rubbish}/restore`), 'catalogue.class-not-retired')
    assert.equal(await d.refusal(d.editor, 'POST', `${major}999/restore`), 'catalogue.class-not-found')
  }),
)

test(
  'a class with classes below it goes after them and comes back before them',
  inDistrict(async (d) => {
    const from = '2026-03-02'
    assert.equal(
      await d.refusal(d.editor, 'POST', `${major}/retire`, { from }),
      'catalogue.class-has-classes',
    )
    const asked = '/catalogue/classes?edition=gbt47678.5-2026&kind=matter&level=2&text=06&limit=2000'
    const { classes } = await d.reply<Listed>(d.clerk, 'GET', asked)
    const below = classes.filter(({ code }) => code.startsWith('06'))
    for (const { code } of below)
      await d.reply(d.editor, 'POST', `/catalogue/classes/gbt47678.5-2026/matter/${code}/retire`, { from })
    await d.reply(d.editor, 'POST', `${major}/retire`, { from })
    assert.equal(await d.refusal(d.editor, 'POST', `${rubbish}/restore`), 'catalogue.class-above-retired')
    await d.reply(d.editor, 'POST', `${major}/restore`)
    await d.reply(d.editor, 'POST', `${rubbish}/restore`)
  }),
)

test(
  'what the national list withdrew is not the district’s to bring back',
  inDistrict(async (d) => {
    const rest = profile.classes.filter(({ kind, code }) => kind !== 'matter' || code !== '06010')
    await d.inside(({ db }) => retireUnlisted(db, d.district, rest, '2026-03-02'))
    assert.equal(await d.refusal(d.editor, 'POST', `${rubbish}/restore`), 'catalogue.class-withdrawn')
  }),
)
