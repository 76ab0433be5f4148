import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { loadCatalogue, standardsInForce } from './catalogue.ts'
import { catalogueStage, profile, title } from '#tests/stage/catalogue-district.ts'
import { retireUnlisted } from './queries.ts'

const { inDistrict } = catalogueStage()
const root = path.join(import.meta.dirname, '..', '..')
const yuncheng = path.join(root, '..', 'shared', 'data', 'case-standards-yuncheng', 'case-standards.csv')

const mapping = {
  edition: 'gbt30428.2-2013',
  kind: { column: 'kind', words: { 部件: 'component', 事件: 'matter' } },
  code: ['class1_code', 'class2_code'],
  name: 'class2',
  file: 'open_condition',
  close: 'close_condition',
  limit: 'time_limit',
  extend: true,
}
const row = {
  kind: '事件',
  class1_code: '01',
  class2_code: '10',
  class2: '暴露生活垃圾',
  open_condition: '有',
  close_condition: '无',
  time_limit: '4小时',
}
const body = (rows: object[], more: object = {}) => ({
  rows,
  mapping: { ...mapping, ...more },
  title,
  basis: '市标准',
})

test(
  'a table whose 小时 is not explained makes no draft; explained, it does',
  inDistrict(async (d) => {
    const imports = '/catalogue/imports'
    const reading = await d.reply<{ questions: object[]; conditions: object[] }>(
      d.editor,
      'POST',
      `${imports}/reading`,
      body([row]),
    )
    assert.deepEqual([reading.questions.length, reading.conditions.length], [1, 0])
    assert.equal(await d.refusal(d.editor, 'POST', imports, body([row])), 'catalogue.questions-open')
    const answered = { open: { hour: 'workHour' } }
    const draft = await d.reply<{ version: object; read: number }>(
      d.editor,
      'POST',
      imports,
      body(
        [row, { ...row, class2_code: '92', class2: '垃圾满溢' }, { ...row, open_condition: '' }],
        answered,
      ),
    )
    assert.deepEqual({ ...draft, version: 0 }, { version: 0, read: 2, refused: 1 })
    const extension = '/catalogue/classes/gbt30428.2-2013/matter/0192'
    const shown = await d.reply<{ class: { title: object; extension: boolean } }>(d.clerk, 'GET', extension)
    assert.deepEqual(
      [shown.class.title, shown.class.extension],
      [{ zh: '垃圾满溢（自定义）', en: '垃圾满溢 (local)' }, true],
    )
    const again = await d.inside(({ db }) => loadCatalogue(db, d.district, profile, d.clock.now()))
    assert.equal(again.retired, 0, 'the national list does not know it, and leaves it alone')
  }),
)

test(
  'a table of which nothing can be used, or that lacks a column, is refused',
  inDistrict(async (d) => {
    const nonsense = body([{ ...row, time_limit: '尽快' }])
    assert.equal(await d.refusal(d.editor, 'POST', '/catalogue/imports', nonsense), 'catalogue.nothing-read')
    const lacking = body([row], { limit: '时限' })
    assert.equal(await d.refusal(d.editor, 'POST', '/catalogue/imports', lacking), 'catalogue.column-missing')
    const noMajor = body([{ ...row, class1_code: '77', time_limit: '4工作时' }])
    assert.equal(await d.refusal(d.editor, 'POST', '/catalogue/imports', noMajor), 'catalogue.nothing-read')
  }),
)

test(
  'a retired number is not given again, not even to a local class',
  inDistrict(async (d) => {
    const rest = profile.classes.filter(
      ({ edition, kind, code }) => `${edition} ${kind} ${code}` !== 'gbt30428.2-2013 matter 0110',
    )
    await d.inside(({ db }) => retireUnlisted(db, d.district, rest, '2026-03-02'))
    const reading = await d.reply<{ refused: { reasons: { en: string }[] }[] }>(
      d.editor,
      'POST',
      '/catalogue/imports/reading',
      body([{ ...row, time_limit: '4工作时' }]),
    )
    assert.match(reading.refused[0]?.reasons[0]?.en ?? '', /0110 is retired/)
  }),
)

test(
  'the standards of a whole city come in as one draft',
  { skip: existsSync(yuncheng) ? false : 'the folder ../shared with the standards of Yuncheng is not here' },
  inDistrict(async (d) => {
    const rows: object[] = parse(readFileSync(yuncheng), { columns: true, bom: true })
    const answered = body(rows, { open: { day: 'workDay', hour: 'workHour' } })
    const draft = await d.reply<{ read: number; refused: number }>(
      d.editor,
      'POST',
      '/catalogue/imports',
      answered,
    )
    assert.deepEqual([draft.read, draft.refused], [519, 0])
    await d.reply(d.editor, 'POST', '/catalogue/versions/2/activation', { from: '2026-03-03' })
    d.waits({ days: 1 })
    const standards = await d.inside(({ db }) => standardsInForce(db, d.district, d.clock.now()))
    assert.equal(standards.conditions.length, 519)
  }),
)
