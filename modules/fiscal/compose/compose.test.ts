import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { type Report, toDocx, toHtml, toPdf, toText, toXlsx, written } from '#engines/reports/reports.ts'
import { Refused } from '#kernel/errors.ts'
import { checkFile } from '../fiscal-check.ts'
import { booksOf } from './books.ts'
import { composeAccounts } from './compose.ts'
import type { FiscalData } from './data.ts'
import { fiscalDataFrom, fiscalDataOf } from './read-data.ts'
import { asWanYuan, roundTogether } from './round-together.ts'

const exampleFile = path.join(import.meta.dirname, 'example', 'accounts-2024.json')
const example = (): FiscalData => fiscalDataOf(JSON.parse(readFileSync(exampleFile, 'utf8')))
const compose = (change: (data: FiscalData) => void = () => undefined): Report => {
  const data = example()
  change(data)
  return composeAccounts(data)
}
const findingsIn = async (bytes: Uint8Array, name: string) =>
  (await checkFile(bytes, name)).findings.map(({ line, rule, found }) => ({ line, rule, found }))
const findings = (text: string) => findingsIn(Buffer.from(text), 'a.txt')
const refusedAs = (code: string) => (error: unknown) =>
  error instanceof Refused && error.refusal.code === code

test('the composed accounts want nothing and pass the checker with no finding, in every format', async () => {
  const report = compose()
  assert.deepEqual(report.wanting, [])
  const outputs: [string, Uint8Array][] = [
    ['a.txt', Buffer.from(toText(report))],
    ['a.html', Buffer.from(toHtml(report))],
    ['a.docx', await toDocx(report)],
    ['a.xlsx', await toXlsx(report)],
    ['a.pdf', await toPdf(report, new Date('2025-10-20T00:00:00Z'))],
  ]
  for (const [name, bytes] of outputs) {
    assert.deepEqual(await findingsIn(bytes, name), [], name)
    const { document } = await checkFile(bytes, name)
    assert.equal(document.tables.length, 9, name)
    assert.equal(document.unit, '示例市青石区数据运行中心', name)
    assert.equal(document.year, 2024, name)
  }
})

test('one figure changed by hand in the DOCX is found', async () => {
  const report = compose()
  const blocks = report.blocks.map((block) =>
    block.kind === 'paragraph'
      ? { ...block, text: block.text.replace('支出决算为362.48万元', '支出决算为326.48万元') }
      : block,
  )
  assert.notDeepEqual(blocks, report.blocks)
  const found = await findingsIn(await toDocx({ ...report, blocks }), 'a.docx')
  assert.ok(found.length > 0)
})

test('one figure changed by hand is found', async () => {
  const text = toText(compose())
  const changes: [string, string][] = [
    ['年初预算为359万元，支出决算为', '年初预算为395万元，支出决算为'],
    ['公务用车保有量1辆', '公务用车保有量2辆'],
  ]
  for (const [from, to] of changes) {
    assert.ok(text.includes(from), from)
    assert.ok((await findings(text.replace(from, to))).length > 0, from)
  }
  const total = /合计\t([\d,]+\.\d{2})\t/.exec(text)![1]!
  const other = total.replace(/\d$/, (last) => String((Number(last) + 5) % 10))
  assert.ok((await findings(text.replace(`合计\t${total}\t`, `合计\t${other}\t`))).length > 0)
})

test('every table adds up because its lines are rounded together', () => {
  const rounded = roundTogether(
    ['3333.333', '3333.333', '3333.334'].map((one) => asWanYuan(`${one}`, 'wan-yuan')),
  )
  assert.deepEqual(
    rounded.map((one) => written(one)),
    ['3333.33', '3333.33', '3333.34'],
  )
  const yuan = roundTogether(['14999', '14999', '14999', '5003'].map((one) => asWanYuan(one, 'yuan')))
  assert.deepEqual(
    yuan.map((one) => written(one)),
    ['1.50', '1.50', '1.50', '0.50'],
  )
  const books = booksOf(example())
  const whole = books.amount({ side: 'spending' })
  for (const length of [3, 5, 7] as const) {
    const parts = books
      .codes(length, { side: 'spending' })
      .map((subject) => books.amount({ side: 'spending', subject }))
    assert.equal(written(parts.reduce((a, b) => ({ units: a.units + b.units, places: 2 }))), written(whole))
  }
  assert.equal(written(books.amount({ side: 'income' })), written(whole))
})

test('a reason that is due and not given is asked for by its key, and its place stays open', () => {
  const report = compose((data) => delete data.reasons['subject.2010350'])
  assert.deepEqual(
    report.wanting.map(({ key }) => key),
    ['subject.2010350'],
  )
  assert.match(toText(report), /主要原因是【待填写：事业运行（2010350）/)
})

test('without the year before nothing is compared; what had no budget gets no rate', () => {
  const text = toText(compose((data) => (data.entries = data.entries.filter(({ year }) => year === 2024))))
  assert.doesNotMatch(text, /与2023年度相比|图1/)
  const item = toText(compose())
    .split('\n')
    .find((line) => line.includes('科技成果转化与扩散（项）。'))!
  assert.match(item, /年初预算为0万元，支出决算为125万元，决算大于年初预算的主要原因是/)
})

test('money carried over stands in both overall tables, and funds in their own', async () => {
  const report = compose((data) => {
    data.entries.push(
      {
        year: 2024,
        stage: 'final',
        side: 'income',
        subject: '2120801',
        source: 'fund',
        nature: 'basic',
        amount: '500000',
      },
      {
        year: 2024,
        stage: 'final',
        side: 'spending',
        subject: '2120801',
        source: 'fund',
        nature: 'project',
        project: 'P05',
        amount: '450000.33',
      },
    )
    data.carried.push({ year: 2024, source: 'fund', start: '0', end: '49999.67' })
    Object.assign(data.subjects, {
      '21208': '国有土地使用权出让收入安排的支出',
      '2120801': '征地和拆迁补偿支出',
    })
    data.meanings['2120801'] = '征地和拆迁的补偿'
  })
  const text = toText(report)
  assert.match(text, /年末结转和结余\t60\t5\.00/)
  assert.match(text, /2120801\t征地和拆迁补偿支出\t\t50\.00\t45\.00\t\t45\.00\t5\.00/)
  assert.deepEqual(
    (await findings(text)).filter(({ rule }) => /^[RX]/.test(rule)),
    [],
  )
})

test('a department that no public purse pays says so in every table and section, and nothing is found', async () => {
  const report = compose((data) => {
    data.entries = data.entries
      .filter(({ year, stage }) => year === 2024 && stage === 'final')
      .map((one) => ({ ...one, source: 'undertaking' as const }))
    data.projects = []
    data.entries = data.entries.map(({ project: _project, ...one }) => ({ ...one, nature: 'basic' as const }))
    Object.assign(data, { evaluations: [], whole: undefined })
    for (const part of Object.values(data.publicExpenses)) Object.assign(part, { budget: '0', spent: '0' })
    Object.assign(data.publicExpenses.carsRun, { uses: [] })
    Object.assign(data.publicExpenses.reception, { groups: 0, persons: 0 })
  })
  const text = toText(report)
  assert.match(text, /没有一般公共预算财政拨款支出。/)
  assert.deepEqual(await findings(text), [])
})

test('books without spending compose nothing, and say so', () => {
  const nothing = (data: FiscalData) => data.entries.forEach((one) => (one.amount = '0'))
  assert.throws(() => compose(nothing), refusedAs('fiscal.nothing-spent'))
})

test('data that do not hold are refused by name', async () => {
  const withEntry = (change: Partial<FiscalData['entries'][number]>) => (data: FiscalData) =>
    void data.entries.push({ ...data.entries[0]!, ...change })
  assert.throws(() => compose(withEntry({ amount: '1' })), refusedAs('fiscal.sides-differ'))
  const both = (change: Partial<FiscalData['entries'][number]>) => (data: FiscalData) => {
    withEntry(change)(data)
    withEntry({ ...change, side: 'income' })(data)
  }
  assert.throws(() => compose(both({ subject: '2990101' })), refusedAs('fiscal.subject-nameless'))
  assert.throws(() => compose(both({ economic: undefined })), refusedAs('fiscal.economic-missing'))
  assert.throws(
    () => compose(both({ nature: 'project', project: 'P99', economic: undefined })),
    refusedAs('fiscal.project-unknown'),
  )
  await assert.rejects(
    fiscalDataFrom(Buffer.from('{"year": 2024'), 'a.json'),
    refusedAs('fiscal.data-unreadable'),
  )
  await assert.rejects(
    fiscalDataFrom(Buffer.from('{"year": "2024"}'), 'a.json'),
    refusedAs('fiscal.data-unreadable'),
  )
})
