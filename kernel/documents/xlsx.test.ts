import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CellValue, Table } from './block.ts'
import { all, refusedAs, withoutPlaces, zipOf, type Part } from './fixtures.ts'
import { withDefaults, type Limits } from './limits.ts'
import { xlsxEvents } from './read-xlsx.ts'
import { sheetsOf, type Sheet } from './sheets.ts'
import { writeXlsx, writeXlsxRows } from './write-xlsx.ts'
import { columnName } from './xlsx-sheet.ts'
import { sheetTable } from './xlsx-table.ts'

const read = async (bytes: Uint8Array, limits: Partial<Limits> = {}, sheet?: string): Promise<Sheet[]> =>
  sheetsOf(await all(xlsxEvents(bytes, withDefaults(limits), sheet)))
const whole = async (stream: ReadableStream<Uint8Array>) => Buffer.concat(await all(stream))
const tableOf = ({ name, rows, merges }: Sheet): Table => sheetTable(name, rows, merges)
/** A workbook whose first sheet holds `data`, with styles 1 … for the number formats given. */
function xlsx(data: string, formats: string[] = [], ...parts: Part[]): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipOf([
    {
      name: 'xl/workbook.xml',
      content:
        '<workbook><sheets><sheet name="表一" r:id="r1"/><sheet name="藏" state="veryHidden" r:id="r2"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>
        <Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="r2" Type="${office}/worksheet" Target="/xl/worksheets/sheet2.xml"/>
        <Relationship Id="r3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>
        <Relationship Id="r4" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`).join('')}</numFmts>
        <cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet>${data}</worksheet>` },
    { name: 'xl/worksheets/sheet2.xml', content: '<worksheet><sheetData/></worksheet>' },
    ...parts,
  ])
}

test('a report written as XLSX is read back equal: spans, types, numbers as they were shown', async () => {
  const table: Table = {
    kind: 'table',
    place: {},
    rows: [
      [
        { text: '项目', value: '项目', rowSpan: 2 },
        { text: '金额', value: '金额', colSpan: 3 },
      ],
      [
        { text: '本年', value: '本年' },
        { text: '增减', value: '增减' },
        { text: '日', value: '日' },
      ],
      [
        { text: '合计 <&>', value: '合计 <&>' },
        { text: '1,234.50', value: 1234.5 },
        { text: '-16.1%', value: -0.161 },
        { text: '2024-10-28', value: new Date('2024-10-28') },
      ],
    ],
  }
  const sheets = await read(
    await writeXlsx([
      { name: '表 1/3', table },
      { name: '表 1/3', table, headerRows: 2, frozen: { rows: 2 } },
    ]),
  )
  assert.deepEqual(
    sheets.map((sheet) => sheet.name),
    ['表 1 3', '表 1 3 (2)'],
  )
  for (const sheet of sheets) assert.deepEqual(withoutPlaces([tableOf(sheet)]), [table])
  assert.equal(tableOf(sheets[0] ?? assert.fail()).rows[2]?.[1]?.place?.cell, 'B3')
})

test('nothing that a user wrote runs as a formula', async () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0", '\t=1']
  const streamed = await whole(
    writeXlsxRows([hostile], { name: 'a', columns: hostile.map((title) => ({ title })) }),
  )
  const table = await writeXlsx([{ name: 'a', table: { rows: [hostile.map((text) => ({ text }))] } }])
  for (const bytes of [streamed, table]) {
    const [sheet] = await read(bytes)
    assert.deepEqual(
      sheet?.rows.at(-1)?.cells.map((cell) => cell.value),
      hostile,
    )
    assert.ok(!Buffer.from(bytes).includes('<f>'))
  }
})

test('rows stream out with titles and formats, and what XML cannot say is left out', async () => {
  const rows: CellValue[][] = [
    ['甲\u0000', 1234.5, true, null, new Date('2024-01-31T08:30:00Z')],
    ['', Number.NaN, false, 0, null],
  ]
  const columns = [
    { title: '单位' },
    { title: '金额', format: '#,##0.00', width: 14 },
    { title: '是' },
    { title: '空' },
    { title: '时', format: 'yyyy-mm-dd hh:mm' },
  ]
  const [sheet] = await read(await whole(writeXlsxRows(rows, { name: '导出', columns })))
  assert.equal(sheet?.name, '导出')
  assert.deepEqual(
    sheet.rows.map((row) => row.cells.map((cell) => cell.text)),
    [
      ['单位', '金额', '是', '空', '时'],
      ['甲', '1,234.50', 'TRUE', '', '2024-01-31 08:30'],
      ['', '', 'FALSE', '0'],
    ],
  )
})

test('numbers show as the sheet shows them, dates are wall clocks', async () => {
  const shown: [stored: string, format: string, text: string, value?: CellValue][] = [
    ['0.30000000000000004', 'General', '0.3'],
    ['1234.5', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * &quot;-&quot;??_ ;_ @_ ', '1,234.50'],
    ['0', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * &quot;-&quot;??_ ;_ @_ ', '-'],
    ['-5.5', '0.00_);\\(0.00\\)', '(5.50)'],
    ['0.8767', '0.00%', '87.67%'],
    ['45000', 'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;', '2023年3月15日', new Date('2023-03-15')],
    ['0.5', '[h]:mm', '12:00', 0.5],
  ]
  const cells = shown.map(([stored], i) => `<c s="${i + 1}"><v>${stored}</v></c>`).join('')
  const [sheet] = await read(
    xlsx(
      `<sheetData><row>${cells}</row></sheetData>`,
      shown.map(([, format]) => format),
    ),
  )
  shown.forEach(([stored, , text, value], i) => {
    assert.deepEqual(sheet?.rows[0]?.cells[i], { value: value ?? Number(stored), text })
  })
})

test('strings of every kind, errors, formulas’ stored values, gaps and hidden sheets are read', async () => {
  const strings: Part = {
    name: 'xl/sharedStrings.xml',
    content: '<sst><si><r><t>江</t></r><r><t>汉_x000A_区</t></r><rPh><t>jiang</t></rPh></si></sst>',
  }
  const data = `<sheetData><row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" t="inlineStr"><is><t>行内</t></is></c>
    <c r="E3" t="str"><f>A1&amp;"x"</f><v>果</v></c><c r="F3" t="e"><v>#DIV/0!</v></c><c r="G3" t="b"><v>1</v></c>
    <c r="H3" t="d"><v>2024-10-28T00:00:00</v></c><c r="XFD3" s="0"/></row><row/><row r="9"><c><v>7</v></c></row></sheetData>
    <mergeCells><mergeCell ref="B3:C9"/></mergeCells>`
  const [first, second] = await read(xlsx(data, [], strings))
  assert.deepEqual(
    first?.rows.map((row) => [row.number, row.cells.map((cell) => cell.value)]),
    [
      [3, [null, '江汉\n区', null, '行内', '果', '#DIV/0!', true, new Date('2024-10-28')]],
      [9, [7]],
    ],
  )
  assert.deepEqual(first.merges, [{ top: 3, left: 2, bottom: 9, right: 3 }])
  assert.deepEqual(tableOf(first).rows[0]?.[1], {
    text: '江汉\n区',
    value: '江汉\n区',
    colSpan: 2,
    rowSpan: 2,
    place: { sheet: '表一', cell: 'B3' },
  })
  assert.deepEqual([second?.name, second?.hidden], ['藏', true])
})

test('one sheet is asked for by name; a missing one is refused with those there are', async () => {
  assert.deepEqual(
    (await read(xlsx(''), {}, '藏')).map((sheet) => sheet.name),
    ['藏'],
  )
  await assert.rejects(
    read(xlsx(''), {}, '表二'),
    refusedAs('documents.sheet-missing', { found: '表一、藏' }),
  )
})

test('a sheet that is huge only by its corner costs nothing, a long one is read, one beyond the limits refused', async () => {
  const corner =
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
  const [sheet] = await read(xlsx(corner))
  assert.equal(tableOf(sheet ?? assert.fail()).rows.length, 2)
  const long = `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(200_000)}</sheetData>`
  const [tall] = await read(xlsx(long), { ratio: 1000 })
  assert.equal(tableOf(tall ?? assert.fail()).rows.length, 200_000)
  const wide = `<sheetData>${'<row><c r="XFD1"><v>1</v></c></row>'.repeat(200)}</sheetData>`
  await assert.rejects(read(xlsx(wide)), refusedAs('documents.too-many-cells'))
})

test('a broken workbook is refused by name', async () => {
  await assert.rejects(read(xlsx('<sheetData><row>')), refusedAs('documents.damaged', { format: 'XLSX' }))
  await assert.rejects(
    read(zipOf([{ name: 'xl/workbook.xml', content: '<workbook/>' }])),
    refusedAs('documents.damaged'),
  )
})

test('columns are named as a sheet names them', () => {
  assert.deepEqual([1, 26, 27, 702, 703, 16384].map(columnName), ['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
})
