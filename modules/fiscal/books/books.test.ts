import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readXlsx, writeXlsx } from '#kernel/documents.ts'
import { sessionCookie } from '#kernel/session-cookie.ts'
import { sql } from '#kernel/sql.ts'
import { type District, stage } from '#tests/stage.ts'
import { fiscalDataOf } from '../compose/read-data.ts'
import { workbookOf } from '../compose/write-workbook.ts'
import { checkFile } from '../fiscal-check.ts'
import { fiscal } from '../module.ts'
import type { DraftLine, Ledgers } from './draft.ts'

const unitOf = (d: District, code: string) =>
  d.inside(
    async ({ db }) =>
      (
        await sql<{ id: number }>`
          insert into org.unit (district_id, code, kind, name_zh, name_en, valid_from)
          values (${d.district}, ${code}, 'department', '示例区数据中心', 'Data centre', '2020-01-01')
          returning id`.execute(db)
      ).rows[0]!.id,
  )

const { inDistrict } = stage({
  routes: () => fiscal.routes?.({} as never) ?? [],
  extend: async (d) => ({
    unit: await unitOf(d, 'data'),
    accountant: await d.account({ permissions: ['fiscal.read', 'fiscal.edit'] }),
    reader: await d.account({ permissions: ['fiscal.read'] }),
  }),
})

const line = (change: Partial<DraftLine>): DraftLine => ({
  ...{ year: '2025', stage: 'final', side: 'spending', subject: '2010350', source: 'general' },
  ...{ nature: 'basic', economic: '', project: '', amount: '' },
  ...change,
})
const typed = [
  line({ economic: '30101', amount: '1200000.10' }),
  line({ subject: '2210201', economic: '30113', amount: '100,000' }),
  line({ nature: 'project', project: 'P1', economic: '30227', amount: '200000.45' }),
  line({ side: 'income', amount: '1400000.55' }),
  line({ side: 'income', subject: '2210201', amount: '100000' }),
]
const ledgers: Ledgers = {
  single: {
    ...{ 'department.telephone': '000-55550123', 'department.duties': '建设数据平台。\n完成交办事项。' },
    ...{ published: '2026-10-20', useOfResults: '自评结果用于下年预算安排。' },
  },
  lists: { projects: [{ code: 'P1', name: '平台运行费', effect: '平台全年稳定' }] },
  ...{ subjects: {}, meanings: {} },
  reasons: { 'subject.2010350': '增加一处机房', 'subject.2210201': '缴存基数调整' },
}

interface Shown {
  id: number
  version: number
  entries: DraftLine[]
  ledgers: Ledgers
}
interface Preview {
  issues: { list: string; row: number | null; field: string; text: { zh: string } }[]
  blocks: { kind: string; text?: string; reasons?: { key: string; text: string | null }[] }[]
  wanting: { key: string }[]
  findings: { rule: string; block: number }[]
}
type Booked = District & { unit: number; accountant: Parameters<District['reply']>[0] }

async function begun(d: Booked, more: object = {}) {
  const asked = { unit: d.unit, year: 2025, kind: 'accounts', ...more }
  const { id } = await d.reply<{ id: number }>(d.accountant, 'POST', '/fiscal/books', asked)
  const at = `/fiscal/books/${id}`
  const look = () => d.reply<Shown>(d.accountant, 'GET', at)
  const save = async (entries: DraftLine[], kept: Ledgers = ledgers) =>
    d.reply<{ version: number }>(d.accountant, 'PUT', at, {
      ...{ version: (await look()).version, moneyUnit: 'yuan', entries, ledgers: kept },
    })
  const preview = () => d.reply<Preview>(d.accountant, 'GET', `${at}/preview`)
  return { id, at, look, save, preview }
}

test(
  'what an accountant types is kept as typed, and composes a document without a finding',
  inDistrict(async (d) => {
    const books = await begun(d)
    await books.save(typed)
    const kept = await books.look()
    assert.deepEqual([kept.version, kept.entries, kept.ledgers], [2, typed, ledgers])
    const { issues, findings, wanting, blocks } = await books.preview()
    assert.deepEqual({ issues, findings, wanting }, { issues: [], findings: [], wanting: [] })
    const told = blocks.find(({ text }) => text?.includes('增加一处机房'))
    assert.deepEqual(
      told?.reasons?.map(({ key }) => key),
      ['subject.2010350'],
    )
    assert.ok(told?.text?.includes('支出决算为140万元'), told?.text)
    const list = await d.reply<{ books: { lines: number }[] }>(d.reader, 'GET', '/fiscal/books')
    assert.deepEqual(
      list.books.map(({ lines }) => lines),
      [5],
    )
  }),
)

test(
  'the document comes in four forms, and each passes the checker; the books come back as they went',
  inDistrict(async (d) => {
    const books = await begun(d)
    await books.save(typed)
    const download = async (format: string) => {
      const url = `/api${books.at}/document?format=${format}`
      const answer = await d.app.inject({
        method: 'GET',
        url,
        headers: { cookie: `${sessionCookie}=${d.reader.token}` },
      })
      assert.equal(answer.statusCode, 200, answer.body)
      return answer.rawPayload
    }
    for (const format of ['pdf', 'docx', 'html'])
      assert.deepEqual((await checkFile(await download(format), `a.${format}`)).findings, [], format)
    const sheets = await readXlsx(await download('xlsx'))
    assert.equal(sheets.filter(({ name }) => name.startsWith('公开')).length, 9)
    const bytes = (await download('books')).toString('base64')
    const back = await d.reply<{ lines: DraftLine[]; ledgers: Ledgers }>(
      ...[d.accountant, 'POST' as const, `${books.at}/workbooks`, { bytes }],
    )
    assert.deepEqual(
      back.lines.map(({ amount }) => amount),
      typed.map(({ amount }) => amount),
    )
    assert.equal(back.ledgers.single['department.duties'], ledgers.single['department.duties'])
    assert.deepEqual(
      [back.ledgers.lists.projects, back.ledgers.reasons],
      [ledgers.lists.projects, ledgers.reasons],
    )
  }),
)

test(
  'every place that does not fit is named; nothing is lost by it',
  inDistrict(async (d) => {
    const books = await begun(d)
    const wrong = [
      line({ subject: '20103', amount: '1,2x' }),
      line({ subject: '' }),
      line({ year: '2023', amount: '5' }),
    ]
    await books.save(wrong, { ...ledgers, single: {} })
    const { issues, blocks } = await books.preview()
    assert.deepEqual(blocks, [])
    assert.deepEqual(
      issues.map(({ list, row, field }) => `${list} ${row ?? ''} ${field}`),
      [
        ...['single  department.duties', 'single  department.telephone', 'single  published'],
        ...['entries 1 subject', 'entries 1 amount'],
      ],
    )
    assert.deepEqual((await books.look()).entries, wrong)
    const unfinished = await d.refusal(d.reader, 'GET', `${books.at}/document`)
    assert.equal(unfinished, 'fiscal.draft-unfinished')
    await books.save([line({ year: '2023', economic: '30101', amount: '5' })])
    const stray = await books.preview()
    assert.deepEqual(
      stray.issues.map(({ row, field }) => `${row} ${field}`),
      ['1 stage'],
    )
    await books.save(typed.slice(0, 4))
    const uneven = await books.preview()
    assert.match(uneven.issues[0]!.text.zh, /两侧不等/)
    await books.save([])
    assert.match((await books.preview()).issues[0]!.text.zh, /还没有收支行/)
  }),
)

test(
  'a workbook is read on trial: the refused rows are named, the others stand ready',
  inDistrict(async (d) => {
    const { at } = await begun(d)
    const rows = [
      ['示例区数据中心 2025 年账目'],
      ['年度', '阶段', '收支', '功能科目', '来源', '性质', '经济科目', '项目代码', '金额（元）'],
      ['2025', '决算', '支出', '2010350 事业运行', '一般公共预算', '基本支出', '30101', '', '1200000.10'],
      ['2025', '决算', '支出', '住房公积金', '一般公共预算', '基本支出', '30113', '', '100000'],
      ['2025', '预计', '支出', '20103', '一般公共预算', '基本支出', '30113', '', '十万'],
      ['2025', '决算', '收入', '2010350', '彩票', '', '', '', '5'],
    ]
    const bytesOf = async (table: string[][]) =>
      Buffer.from(
        await writeXlsx([
          { name: '任意', table: { rows: table.map((row) => row.map((text) => ({ text }))) } },
        ]),
      ).toString('base64')
    const read = await d.reply<{
      lines: DraftLine[]
      refused: { row: number; issues: { field: string }[] }[]
    }>(...[d.accountant, 'POST' as const, `${at}/workbooks`, { bytes: await bytesOf(rows) }])
    const kept = read.lines.map(({ subject, amount }) => `${subject} ${amount}`)
    assert.deepEqual(kept, ['2010350 1200000.10', '2210201 100000'])
    assert.deepEqual(
      read.refused.map(({ row, issues }) => [row, issues.map(({ field }) => field).join(' ')]),
      [
        [5, 'stage subject amount'],
        [6, 'source'],
      ],
    )
    const without = await bytesOf([['一', '二']])
    const refused = await d.refusal(d.accountant, 'POST', `${at}/workbooks`, { bytes: without })
    assert.equal(refused, 'fiscal.lines-missing')
  }),
)

test(
  'next year begins from this year: its lines stand beside the new ones to be compared with',
  inDistrict(async (d) => {
    const before = await begun(d)
    await before.save([...typed, line({ stage: 'budget', economic: '30101', amount: '1' })])
    const next = await begun(d, { year: 2026, from: before.id })
    const { entries, ledgers: taken } = await next.look()
    assert.equal(entries.length, 5, 'what was planned for the year before is of no use')
    assert.deepEqual([taken.reasons, taken.single.published], [{}, undefined])
    assert.equal(taken.single['department.telephone'], '000-55550123')
    const budget = await begun(d, { kind: 'budget', from: before.id })
    assert.deepEqual(
      (await budget.look()).entries.map(({ stage }) => stage),
      ['budget'],
    )
  }),
)

test(
  'the books of the command line open here too, with all their sheets',
  inDistrict(async (d) => {
    const file = path.join(import.meta.dirname, '..', 'compose', 'example', 'accounts-2024.json')
    const data = fiscalDataOf(JSON.parse(readFileSync(file, 'utf8')))
    const books = await begun(d, { year: 2024 })
    const bytes = Buffer.from(await workbookOf(data)).toString('base64')
    const read = await d.reply<{ lines: DraftLine[]; refused: unknown[]; ledgers: Ledgers }>(
      ...[d.accountant, 'POST' as const, `${books.at}/workbooks`, { bytes }],
    )
    assert.deepEqual([read.lines.length, read.refused], [data.entries.length, []])
    await books.save(read.lines, read.ledgers)
    const { issues, findings, wanting } = await books.preview()
    assert.deepEqual({ issues, findings, wanting }, { issues: [], findings: [], wanting: [] })
  }),
)

test(
  'who is slower keeps what was typed and is told; who may only read changes nothing',
  inDistrict(async (d) => {
    const books = await begun(d)
    await books.save(typed)
    const body = { version: 1, moneyUnit: 'yuan', entries: [], ledgers }
    assert.equal(await d.refusal(d.accountant, 'PUT', books.at, body), 'fiscal.book-moved')
    assert.equal((await books.look()).entries.length, 5)
    assert.equal(await d.refusal(d.reader, 'PUT', books.at, body), 'kernel.not-allowed')
    const many = { ...body, version: 2, entries: Array.from({ length: 5_001 }, () => line({})) }
    assert.equal(await d.refusal(d.accountant, 'PUT', books.at, many), 'fiscal.too-many-lines')
    const asked = { unit: d.unit, year: 2025, kind: 'accounts' }
    assert.equal(await d.refusal(d.accountant, 'POST', '/fiscal/books', asked), 'fiscal.book-taken')
    const nobody = { ...asked, unit: 999_999 }
    assert.equal(await d.refusal(d.accountant, 'POST', '/fiscal/books', nobody), 'fiscal.unit-unknown')
    assert.equal(await d.refusal(d.reader, 'GET', '/fiscal/books/999999'), 'fiscal.book-unknown')
    const choices = await d.reply<{ subjects: { code: string }[]; lists: { at: string }[] }>(
      ...[d.reader, 'GET' as const, '/fiscal/book-choices'],
    )
    assert.ok(choices.subjects.some(({ code }) => code === '2010350'))
    assert.ok(choices.lists.some(({ at }) => at === 'procurement'))
  }),
)
