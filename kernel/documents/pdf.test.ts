import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, pageOf, pdfOf, refusedAs, withoutPlace, writeAt } from './fixtures.ts'
import { withDefaults, type Limits } from './limits.ts'
import { pdfBlocks } from './pdf-blocks.ts'
import { pdfPages, type PdfPage } from './read-pdf.ts'

const read = (bytes: Uint8Array, limits: Partial<Limits> = {}) =>
  all(pdfPages(new Uint8Array(bytes), withDefaults(limits)))
const first = async (bytes: Uint8Array): Promise<PdfPage> => (await read(bytes))[0] ?? assert.fail()
const rule = (x: number, y: number, toX: number, toY: number): string => `${x} ${y} m ${toX} ${toY} l S\n`

test('text in a Chinese font that is neither embedded nor mapped is read, in place', async () => {
  const page = await first(pageOf(writeAt(72, 700, '财政拨款5000')))
  assert.deepEqual([page.width, page.height], [595, 842])
  assert.deepEqual(page.items, [{ text: '财政拨款5000', x: 72, y: 131.44, width: 72, height: 12 }])
})

test('a turned page is read as it is seen', async () => {
  const page = await first(pageOf(writeAt(72, 700, '横页'), '/Rotate 90'))
  assert.deepEqual([page.width, page.height], [842, 595])
  assert.ok(
    (page.items[0]?.height ?? 0) > (page.items[0]?.width ?? 0),
    'its text stands upright on the turned page',
  )
})

test('pieces on one height make a line, wide gaps part its cells, doubled bold counts once', async () => {
  const page = await first(
    pageOf(
      writeAt(72, 700, '一、') +
        writeAt(97, 700.5, '收入') +
        writeAt(97.3, 700.5, '收入') +
        writeAt(300, 701, '100') +
        writeAt(72, 680, 'total') +
        writeAt(106, 680, 'sum'),
    ),
  )
  assert.deepEqual(
    page.lines.map((line) => line.text),
    ['一、收入\t100', 'total sum'],
  )
  assert.deepEqual(
    page.lines[0]?.cells.map((cell) => cell.text),
    ['一、收入', '100'],
  )
})

test('ruled lines draw tables: strokes or thin rectangles, spans where a line is missing, wrapped text joined', async () => {
  const lines =
    rule(100, 700, 400, 700) +
    rule(100, 640, 400, 640) +
    rule(200, 670, 400, 670) +
    '100 609.5 300 1 re f\n' +
    rule(100, 610, 100, 700) +
    rule(200, 610, 200, 700) +
    rule(300, 610, 300, 670) +
    '399.5 610 1 90 re f\n'
  const texts =
    writeAt(105, 680, '项目') +
    writeAt(250, 680, '金额') +
    writeAt(205, 650, '本年') +
    writeAt(305, 650, '上年') +
    writeAt(104, 628, '城市管理和执法支') +
    writeAt(104, 614, '出合计') +
    writeAt(205, 620, '1') +
    writeAt(305, 620, '2') +
    writeAt(100, 590, '注：')
  const page = await first(pageOf(lines + texts))
  const rows = page.tables[0]?.rows.map((row) => row.map(withoutPlace))
  assert.deepEqual(rows, [
    [
      { text: '项目', rowSpan: 2 },
      { text: '金额', colSpan: 2 },
    ],
    [{ text: '本年' }, { text: '上年' }],
    [{ text: '城市管理和执法支出合计' }, { text: '1' }, { text: '2' }],
  ])
  assert.deepEqual(page.tables[0]?.rows[1]?.[0]?.place, { page: 1, box: [200, 172, 100, 30] })
  assert.deepEqual(
    page.lines.map((line) => line.text),
    ['注：'],
  )
  assert.deepEqual(
    pdfBlocks(page).map((block) => block.kind),
    ['table', 'paragraph'],
  )
})

test('a frame around a text, or a line under it, is no table', async () => {
  const page = await first(
    pageOf(
      '100 600 200 50 re S\n' +
        rule(100, 500, 300, 500) +
        writeAt(110, 620, '框内') +
        writeAt(100, 503, '线上'),
    ),
  )
  assert.deepEqual([page.tables, page.lines.map((line) => line.text)], [[], ['框内', '线上']])
})

test('lines that reach the margin go on in the next; an indented or short one begins or ends a paragraph', async () => {
  const full = '二〇二三年度收支总计均为六千万元与上年相比有所减少主要'
  const content =
    writeAt(96, 700, full.slice(0, -2)) +
    writeAt(72, 680, full) +
    writeAt(72, 660, '原因。') +
    writeAt(96, 640, '二、支出')
  const blocks = pdfBlocks(await first(pageOf(content)))
  assert.deepEqual(
    blocks.map((block) => (block.kind === 'table' ? '' : block.text)),
    [`${full.slice(0, -2)}${full}原因。`, '二、支出'],
  )
})

test('a file that wants a password is refused as such; any other unreadable one is damaged', async () => {
  const standard =
    '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <0123456789012345678901234567890123456789012345678901234567890123> /U <0123456789012345678901234567890123456789012345678901234567890123> >> /ID [<00> <00>]'
  await assert.rejects(
    read(pageOf(writeAt(72, 700, '密'), '', '', standard)),
    refusedAs('documents.encrypted'),
  )
  await assert.rejects(
    read(Buffer.from('%PDF-1.7\nnothing')),
    refusedAs('documents.damaged', { format: 'PDF' }),
  )
})

test('pages and text beyond the limits are refused', async () => {
  const pages = Array.from({ length: 9 }, () => '3 0 R').join(' ')
  const many = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages}] /Count 9 >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
  ])
  await assert.rejects(
    read(many, { pages: 5 }),
    refusedAs('documents.too-many-pages', { pages: 9, limit: 5 }),
  )
  const wordy = pageOf(writeAt(72, 700, '字'.repeat(30)))
  await assert.rejects(read(wordy, { characters: 20 }), refusedAs('documents.too-much-text'))
})
