import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import {
  gridOf,
  readCsv,
  readDocument,
  readDocx,
  readHtml,
  readPdf,
  readXlsx,
  readXlsxRows,
  renderPdf,
  sheetTable,
  writeCsv,
  writeDocx,
  writeHtml,
  writeXlsx,
  writeXlsxRows,
  type Block,
  type Cell,
  type Table,
} from './documents.ts'
import { all, gb18030, refusedAs, utf8, withoutPlaces } from './documents/fixtures.ts'

/** One disclosure table, in and out of every format that carries it. */
const cell = (text: string, span: Partial<Cell> = {}): Cell => ({ text, ...span })
const table: Table = {
  kind: 'table',
  rows: [
    [cell('项目', { rowSpan: 2 }), cell('支出', { colSpan: 2 })],
    [cell('基本支出'), cell('项目支出')],
    [cell('一般公共服务支出'), cell('313.93'), cell('2,305.64')],
  ],
  place: {},
}
const blocks: Block[] = [
  { kind: 'heading', level: 1, text: '2023年度部门决算', place: {} },
  { kind: 'paragraph', text: '本表反映部门本年度各项支出情况。', place: {} },
  table,
]

test('a disclosure goes out as DOCX and HTML and comes back equal', async () => {
  assert.deepEqual(withoutPlaces(await readDocx(await writeDocx(blocks))), blocks)
  assert.deepEqual(withoutPlaces(await readHtml(writeHtml(blocks))), blocks)
  for (const [name, bytes] of [
    ['决算', await writeDocx(blocks)],
    ['决算.html.gz', gzipSync(writeHtml(blocks))],
  ] as const)
    assert.deepEqual(withoutPlaces((await readDocument(bytes, name)).blocks), blocks)
})

test('its table goes out as XLSX and comes back equal, row by row too', async () => {
  const book = await writeXlsx([{ name: '支出决算表', table }])
  const [sheet] = await readXlsx(book)
  const found = sheetTable(sheet?.name ?? '', sheet?.rows ?? [], sheet?.merges ?? [])
  const texts = (from: Table) => gridOf(from).map((row) => row.map((at) => at?.cell.text))
  assert.deepEqual(texts(found), texts(table))
  const rows = await all(readXlsxRows(book, { sheet: '支出决算表' }))
  assert.deepEqual(
    rows.at(-1)?.cells.map(({ text }) => text),
    ['一般公共服务支出', '313.93', '2,305.64'],
  )
})

test('it goes out as PDF by Typst, and every cell is found again in its place', async () => {
  const template = `#let rows = json(bytes(sys.inputs.data))
    #table(columns: 3, ..rows.map(row => row.map(c => table.cell(colspan: c.colSpan, rowspan: c.rowSpan, c.text))).flatten())`
  const rows = table.rows.map((row) =>
    row.map(({ text, colSpan = 1, rowSpan = 1 }) => ({ text, colSpan, rowSpan })),
  )
  const pdf = await renderPdf(template, rows, { createdAt: new Date(0) })
  const [page] = await readPdf(pdf)
  assert.deepEqual(withoutPlaces([{ ...table, rows: page?.tables[0]?.rows ?? [] }]), [table])
  const { kind, pages, blocks: found } = await readDocument(pdf, 'a.pdf')
  assert.deepEqual([kind, pages, withoutPlaces(found)], ['pdf', 1, [table]])
})

test('exports of many rows stream out and in again', async () => {
  const rows = Array.from({ length: 2000 }, (_, i) => [`案件${i}`, i, i % 2 === 0])
  const columns = [{ title: '名称' }, { title: '数' }, { title: '是' }]
  const book = Buffer.concat(await all(writeXlsxRows(rows, { name: '案件', columns })))
  const back = await all(readXlsxRows(book))
  assert.deepEqual(
    back.slice(1).map((row) => row.cells.map(({ value }) => value)),
    rows,
  )
  const records = await all(readCsv(writeCsv(rows)))
  assert.deepEqual(
    records.map((record) => record.fields),
    rows.map((row) => row.map(String)),
  )
})

test('a text keeps its physical lines and their numbers, whatever its encoding', async () => {
  const text = '一、收入\r\n\r\n科目\t金额\n支出'
  const found = await readDocument(gb18030(text), '说明.txt')
  assert.deepEqual(found, {
    kind: 'text',
    encoding: 'gb18030',
    lost: 0,
    blocks: [
      { kind: 'paragraph', text: '一、收入', place: { line: 1 } },
      { kind: 'paragraph', text: '科目\t金额', place: { line: 3 } },
      { kind: 'paragraph', text: '支出', place: { line: 4 } },
    ],
  })
})

test('what cannot be read is refused with what to do', async () => {
  await assert.rejects(
    readDocument(Buffer.from('d0cf11e0a1b11ae1', 'hex'), '决算.wps'),
    refusedAs('documents.kind-unknown', { name: '决算.wps' }),
  )
  await assert.rejects(
    readDocument(utf8('{\\rtf1'), '决算.doc'),
    refusedAs('documents.kind-unsupported', { found: 'RTF', instead: 'DOCX' }),
  )
})
