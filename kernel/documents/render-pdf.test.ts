import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, refusedAs } from './fixtures.ts'
import { withDefaults } from './limits.ts'
import { pdfBlocks } from './pdf-blocks.ts'
import { pdfPages, type PdfPage } from './read-pdf.ts'
import { renderPdf, type PdfOptions } from './render-pdf.ts'

const createdAt = new Date('2024-10-28T00:00:00Z')
const render = (template: string, data: unknown, options: Partial<PdfOptions> = {}) =>
  renderPdf(template, data, { createdAt, ...options })
const read = (pdf: Uint8Array): Promise<PdfPage[]> => all(pdfPages(new Uint8Array(pdf), withDefaults()))
const textOf = (pages: PdfPage[]): string =>
  pages.flatMap((page) => page.lines.map((line) => line.text)).join('\n')

const tables = `#import "/official.typ": *
#import "/table.typ": data-table
#let data = json(bytes(sys.inputs.data))
#show: official
#title(data.title)
#data-table(data.columns, data.rows)`

test('a table of 500 rows comes out with every cell, its head on every page', async () => {
  const columns = [
    { title: '序号' },
    { title: '单位', width: '2fr' },
    { title: '办理情况', width: '40mm' },
    { title: '金额', align: 'right' },
  ]
  const rows = Array.from({ length: 500 }, (_, i) => [
    String(i + 1),
    `江汉区第${i}街道办事处`,
    i % 3 ? '按期办结' : '延期后办结，群众表示满意',
    (i * 13.37).toFixed(2),
  ])
  const pages = await read(await render(tables, { title: '办理情况', columns, rows }))
  const found = pages.flatMap((page) =>
    page.tables.flatMap((table) => table.rows.map((row) => row.map((cell) => cell.text))),
  )
  const heads = found.filter((row) => row[0] === '序号')
  assert.equal(heads.length, pages.length)
  assert.deepEqual(
    heads[0],
    columns.map((column) => column.title),
  )
  assert.deepEqual(
    found.filter((row) => row[0] !== '序号'),
    rows,
  )
})

test('data are text, whatever they look like', async () => {
  const hostile = '#evil[x] *不粗* $x$ #read("/official.typ") @ref <label> \\ // \u{1F600}'
  const text = textOf(await read(await render('#json(bytes(sys.inputs.data))', hostile)))
  assert.ok(text.includes('#evil[x] *不粗* $x$ #read("/official.typ") @ref <label> \\ //'), text)
})

test('signs and names beyond the common characters have glyphs', async () => {
  const said = '①⑳㎡℃‰Ⅲ±≥■□龘喆堃犇燚'
  const [page] = await read(await render('#json(bytes(sys.inputs.data))', said))
  assert.equal(page?.items.map((item) => item.text).join(''), said)
})

test('a page of an official document holds 22 lines of 28 characters, 37 mm and 28 mm from the edges', async () => {
  const template = `#import "/official.typ": *\n#show: official\n#par(first-line-indent: 0em, json(bytes(sys.inputs.data)))`
  const pages = await read(await render(template, '国'.repeat(28 * 22 + 1)))
  assert.equal(pages.length, 2)
  const [first, second] = pages
  const body = first?.lines.filter((line) => line.text.startsWith('国')) ?? []
  assert.deepEqual(
    body.map((line) => line.text.length),
    Array.from({ length: 22 }, () => 28),
  )
  const [x, y] = body[0]?.box ?? []
  const mm = (points = 0) => (points / 72) * 25.4
  assert.ok(Math.abs(mm(x) - 28) < 0.5 && Math.abs(mm(y) - 37) < 1, `at ${mm(x)}, ${mm(y)} mm`)
  const numbers = [first, second].map((page) => page?.lines.find((line) => /^—\s*\d\s*—$/.test(line.text)))
  assert.deepEqual(
    numbers.map((line) => line?.text.replace(/\s/g, '')),
    ['—1—', '—2—'],
  )
  assert.ok(
    (numbers[0]?.box[0] ?? 0) > 400 && (numbers[1]?.box[0] ?? 999) < 120,
    'odd numbers stand right, even ones left',
  )
})

test('pictures come in as files, the date of making by argument: the same input gives the same bytes', async () => {
  const svg = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  )
  const once = await render('#image("/files/a.svg")', {}, { files: { 'a.svg': svg }, standard: 'a-2b' })
  assert.deepEqual(
    await render('#image("/files/a.svg")', {}, { files: { 'a.svg': svg }, standard: 'a-2b' }),
    once,
  )
  await assert.rejects(render('#image("/files/a.svg")', {}), /does not compile/)
})

test('a template of ours that is wrong is thrown with Typst’s words, and the next is made all the same', async () => {
  await assert.rejects(render('#nothing-of-the-kind', {}), /unknown variable/)
  assert.equal(textOf(await read(await render('好', {}))), '好')
})

test('data that are too much are refused, typesetting that takes too long is stopped; others go on', async () => {
  await assert.rejects(
    render('x', 'y'.repeat(100), { mostBytes: 50 }),
    refusedAs('documents.too-much-to-typeset'),
  )
  const slow = render(
    '#range(30000).map(i => range(3000).fold(0, (a, b) => a + b + i)).len()',
    {},
    { seconds: 0.5 },
  )
  const next = render('后来', {})
  await assert.rejects(slow, refusedAs('documents.typesetting-too-slow', { seconds: 0.5 }))
  assert.equal(textOf(await read(await next)), '后来')
})

test('the server goes on while a document is typeset', async () => {
  let turns = 0
  const timer = setInterval(() => (turns += 1), 5)
  await render('#for i in range(20000) { [#i ] }', {})
  clearInterval(timer)
  assert.ok(turns > 10, `${turns} turns`)
})

test('a paragraph that goes on over the page is not broken by the page’s number', async () => {
  const template = `#import "/official.typ": *\n#show: official\n#json(bytes(sys.inputs.data))`
  const pages = await read(await render(template, '国'.repeat(28 * 22 + 10)))
  const texts = pages.flatMap((page) => pdfBlocks(page).map((block) => ('text' in block ? block.text : '')))
  assert.ok(
    texts.every((text) => /^国+$/.test(text)),
    texts.join('|'),
  )
})
