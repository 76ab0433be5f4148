import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXlsx } from '#kernel/documents.ts'
import {
  type Entry,
  importTable,
  type ImportReport,
  lamps,
  listed,
  registerLamp,
  registersStage,
  type RegistersDistrict,
} from '#tests/stage/registers-district.ts'

import { readValue } from './read-value.ts'

const { inDistrict } = registersStage()

const counts = ({ rows, created, changed, unchanged, refused }: ImportReport) => ({
  ...{ rows, created, changed, unchanged, refused },
})
const codes = ({ refusals }: ImportReport) => refusals.map(({ line, code }) => [line, code])

const table = [
  '灯号,名称,状态,高度,太阳能,建成日期,权属单位,分类,经度,纬度,街道',
  'L-001,民族路东口,完好,"1,0.5",是,2019/5/1,路灯管理所,01001,114.29,30.58,民族街；前进街',
  'L-002,民族路西口,broken,,no,20200501,lighting,,,,',
  'L-003,前进四路,坏了,,,,,,,,',
  'L-004,前进五路,完好,,,,旧路灯所,,,,',
  'L-001,又一个,完好,,,,,,,,',
  'X-9,编号不对,完好,,,,,,,,',
  ',没有编号,完好,,,,,,,,',
].join('\r\n')

test(
  'a table is tried first, then taken row by row; what is wrong in one row keeps none of the others out',
  inDistrict(async (d) => {
    const dry = await importTable(d, table, { dryRun: 'true' })
    assert.deepEqual(counts(dry), { rows: 7, created: 2, changed: 0, unchanged: 0, refused: 5 })
    assert.deepEqual(await listed(d), [], 'a dry run keeps nothing')
    const done = await importTable(d, table)
    assert.deepEqual({ ...done, dryRun: true }, dry)
    assert.deepEqual(codes(done), [
      [4, 'registers.value-unreadable'],
      [5, 'registers.value-unreadable'],
      [6, 'registers.key-twice'],
      [7, 'registers.row-unfit'],
      [8, 'registers.row-unfit'],
    ])
    assert.match(done.refusals[3]!.text.zh, /灯号/)
    const { entry } = await d.reply<{ entry: Entry }>(d.reader, 'GET', `${lamps}/L-001`)
    assert.deepEqual(entry.fields, {
      code: 'L-001',
      name: '民族路东口',
      state: 'good',
      height: 10.5,
      solar: true,
      built: '2019-05-01',
      owner: d.working,
      class: { edition: 'test', kind: 'component', code: '01001' },
      place: { lng: 114.29, lat: 30.58 },
      streets: ['民族街', '前进街'],
    })
    assert.deepEqual([entry.by, entry.why], ['王册', '普查成果'])
  }),
)

test(
  'taken in twice nothing is doubled; what differs is refused, or changed where that is wanted',
  inDistrict(async (d) => {
    const two = '灯号,名称,状态\nL-001,东口,完好\nL-002,西口,完好\n'
    await importTable(d, two)
    assert.deepEqual(counts(await importTable(d, two)), {
      rows: 2,
      created: 0,
      changed: 0,
      unchanged: 2,
      refused: 0,
    })
    await d.reply(d.clerk, 'POST', `${lamps}/L-002/retire`, { version: 1, why: '拆除' })
    const newer = '灯号,状态\nL-001,破损\nL-002,破损\n'
    const refused = await importTable(d, newer)
    assert.deepEqual(codes(refused), [
      [2, 'registers.key-taken'],
      [3, 'registers.key-retired'],
    ])
    const changed = await importTable(d, newer, { existing: 'change' })
    assert.deepEqual(counts(changed), { rows: 2, created: 0, changed: 1, unchanged: 0, refused: 1 })
    const { entry, history } = await d.reply<{ entry: Entry; history: unknown[] }>(
      d.reader,
      'GET',
      `${lamps}/L-001`,
    )
    assert.deepEqual([entry.fields.name, entry.fields.state, history.length], ['东口', 'broken', 2])
  }),
)

test(
  'columns of another system are named by hand, and what is exported can be read back',
  inDistrict(async (d) => {
    const theirs = '设施编号;设施名称;设施状态\nL-001;民族路=东口;破损\n'
    const columns = JSON.stringify({ code: '设施编号', name: '设施名称', state: '设施状态', height: '' })
    assert.deepEqual(counts(await importTable(d, theirs, { columns })).created, 1)
    await registerLamp(d, 'L-002', { owner: d.working, place: { lng: 114.3, lat: 30.6 }, solar: false })

    const exported = async (query: string) => {
      const answer = await d.request(d.other, 'GET', `/registers/lamp/export?${query}`)
      assert.equal(answer.status, 200, answer.text)
      return answer
    }
    const csv = await exported('state=broken')
    assert.match(String(csv.headers['content-disposition']), /lamp\.csv/)
    assert.equal(csv.text.split('\r\n').length, 3)
    const all = await exported('')
    const back = await importTable(d, all.text, { existing: 'change' })
    assert.deepEqual(counts(back), { rows: 2, created: 0, changed: 0, unchanged: 2, refused: 0 })
    assert.equal(await d.refusal(d.reader, 'GET', '/registers/lamp/export'), 'kernel.not-allowed')
  }),
)

test(
  'a sheet is exported and read back',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001', { name: '民族路', height: 8 })
    const session = { cookie: `huying_session=${d.other.token}` }
    const url = '/api/registers/lamp/export?format=xlsx&language=en'
    const answer = await d.app.inject({ method: 'GET', url, headers: session })
    const [sheet] = await readXlsx(answer.rawPayload)
    assert.equal(sheet!.name, 'Lamps')
    const back = await importTable(d, answer.rawPayload, { existing: 'change' })
    assert.deepEqual(counts(back), { rows: 1, created: 0, changed: 0, unchanged: 1, refused: 0 })
  }),
)

test('an identifier that a sheet kept as a number has lost its end and is refused', () => {
  const column = {
    path: 'name',
    field: 'name',
    title: { zh: '标识码', en: 'Code' },
    schema: { type: 'string' },
  }
  const none = new Map()
  const names = { units: none, unitNames: none, classes: none, accounts: none, accountNames: none }
  assert.equal(readValue(column, 420_103, names), '420103')
  assert.equal(readValue(column, '42010301001000001', names), '42010301001000001')
  assert.throws(() => readValue(column, 4_201_030_101_000_001, names), /registers.value-unreadable/)
})

const refusedBy = async (d: RegistersDistrict, file: string | undefined, fields = {}) =>
  (await importTable(d, file, fields)).code

test(
  'a table that cannot be taken at all is refused by name',
  inDistrict(async (d) => {
    assert.equal(await refusedBy(d, undefined), 'registers.table-missing')
    assert.equal(await refusedBy(d, '灯号,名称\n'), 'registers.table-empty')
    assert.equal(await refusedBy(d, '名称,状态\n东口,完好\n'), 'registers.columns-needed')
    const columns = JSON.stringify({ code: '编码' })
    assert.equal(await refusedBy(d, '灯号\nL-001\n', { columns }), 'registers.column-unknown')
    assert.equal(await refusedBy(d, '灯号\nL-001\n', { columns: '[' }), 'kernel.fields-wrong')
    const long = `灯号\n${'L-001\n'.repeat(20_001)}`
    assert.equal(await refusedBy(d, long), 'registers.table-too-long')
    const same = `灯号,分类\nL-001,路灯\n`
    assert.deepEqual(codes(await importTable(d, same)), [[2, 'registers.value-ambiguous']])
  }),
)

test(
  'a register that numbers its entries numbers the rows, and knows its own numbers again',
  inDistrict(async (d) => {
    await importTable(d, '道路\n民族路\n前进路\n', {}, 'pole')
    const done = await importTable(
      d,
      '编号,道路\nDG-000002,前进一路\n,新路\n',
      { existing: 'change' },
      'pole',
    )
    assert.deepEqual(counts(done), { rows: 2, created: 1, changed: 1, unchanged: 0, refused: 0 })
    const { entries } = await d.reply<{ entries: Entry[] }>(d.reader, 'GET', '/registers/pole/entries')
    assert.deepEqual(
      entries.map(({ key, fields }) => [key, fields.road]),
      [
        ['DG-000001', '民族路'],
        ['DG-000002', '前进一路'],
        ['DG-000003', '新路'],
      ],
    )
  }),
)

test(
  'five thousand rows are taken in seconds',
  inDistrict(async (d) => {
    const rows = Array.from({ length: 5000 }, (_, n) => `L-${String(n).padStart(5, '0')},第 ${n} 号灯,完好`)
    const start = performance.now()
    const done = await importTable(d, `灯号,名称,状态\n${rows.join('\n')}\n`)
    const ms = performance.now() - start
    assert.equal(done.created, 5000)
    assert.ok(ms < 20_000, `${ms} ms`)
  }),
)
