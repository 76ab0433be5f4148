import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Cell } from './block.ts'
import { chinese } from './docx-numbering.ts'
import { all, refusedAs, withoutPlaces, zipOf, type Part } from './fixtures.ts'
import { withDefaults, type Limits } from './limits.ts'
import { docxBlocks } from './read-docx.ts'
import { writeDocx } from './write-docx.ts'

const read = (bytes: Uint8Array, limits: Partial<Limits> = {}) => all(docxBlocks(bytes, withDefaults(limits)))

const place = {}
/** A DOCX whose body is `body`, as Word writes it. */
const docx = (body: string, ...parts: Part[]): Uint8Array =>
  zipOf([
    { name: 'word/document.xml', content: `<w:document><w:body>${body}</w:body></w:document>` },
    ...parts,
  ])
const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`

test('what is written as DOCX is read back equal: headings, breaks, tabs, spans, signs of XML', async () => {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: '2023年度部门决算', place },
    { kind: 'heading', level: 6, text: '六级', place },
    { kind: 'paragraph', text: '第一行\n第二行\t制表 <a> & "b" 𠮷', place },
    {
      kind: 'table',
      rows: [
        [
          { text: '项目', rowSpan: 2 },
          { text: '金额', colSpan: 2 },
        ],
        [{ text: '本年' }, { text: '上年' }],
        [{ text: '合计' }, { text: '1,234.56' }, { text: '两行\n文字' }],
        [{ text: '', colSpan: 3 }],
      ],
      place,
    },
  ]
  assert.deepEqual(withoutPlaces(await read(await writeDocx(blocks))), blocks)
})

test('control characters and lone surrogates of faulty copying do not spoil the file', async () => {
  const written = await writeDocx([{ kind: 'paragraph', text: 'a\u0000\u000bb\ud800c', place }])
  assert.deepEqual(withoutPlaces(await read(written)), [{ kind: 'paragraph', text: 'ab\ufffdc', place }])
})

test('places count paragraphs and tables in order', async () => {
  const found = await read(docx(p('甲') + p('') + `<w:tbl><w:tr>${tc(p('乙'))}</w:tr></w:tbl>` + p('丙')))
  assert.deepEqual(
    found.map((block) => block.place.paragraph),
    [1, 2, 3],
  )
})

test('the reader sees what Word shows: insertions, not deletions, codes, hidden text or the drawing’s older twin', async () => {
  const run = (content: string) => `<w:r>${content}</w:r>`
  const body = `<w:p>${run('<w:t>收入</w:t>')}<w:del>${run('<w:delText>旧</w:delText>')}</w:del><w:ins>${run('<w:t>支出</w:t>')}</w:ins>
    ${run('<w:instrText>PAGE</w:instrText>')}${run('<w:rPr><w:vanish/></w:rPr><w:t>隐</w:t>')}${run('<w:sym w:char="F0FE"/><w:noBreakHyphen/>')}
    <mc:AlternateContent><mc:Choice>${run(`<w:txbxContent>${p('框')}</w:txbxContent>`)}</mc:Choice><mc:Fallback>${run(`<w:txbxContent>${p('框')}</w:txbxContent>`)}</mc:Fallback></mc:AlternateContent></w:p>`
  assert.deepEqual(withoutPlaces(await read(docx(body))), [
    { kind: 'paragraph', text: '收入支出☑-\n框', place },
  ])
})

test('a table inside a cell, or inside a text box, stays in its place', async () => {
  const inner = `<w:tbl><w:tr>${tc(p('a'))}${tc(p('b'))}</w:tr></w:tbl>`
  const table = `<w:tbl><w:tr>${tc(p('外') + inner + p('尾'))}${tc(p('右'))}</w:tr></w:tbl>`
  const [first] = await read(docx(table))
  assert.deepEqual(first, {
    kind: 'table',
    rows: [[{ text: '外\na\tb\n尾' }, { text: '右' }]],
    place: { paragraph: 1 },
  })
  const box = await read(docx(`<w:p><w:r><w:t>见</w:t><w:txbxContent>${inner}</w:txbxContent></w:r></w:p>`))
  assert.deepEqual(withoutPlaces(box), [{ kind: 'paragraph', text: '见\na\tb', place }])
})

test('Word’s chains of merged cells become spans', async () => {
  const grid = [
    tc(p('类'), '<w:vMerge w:val="restart"/>') + tc(p('金额'), '<w:gridSpan w:val="2"/>'),
    tc(p(''), '<w:vMerge/>') + tc(p('本年'), '<w:hMerge w:val="restart"/>') + tc(p(''), '<w:hMerge/>'),
    `<w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc(p('1'))}${tc(p('2'))}`,
  ]
  const [table] = await read(docx(`<w:tbl>${grid.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`))
  const rows: Cell[][] = [
    [
      { text: '类', rowSpan: 2 },
      { text: '金额', colSpan: 2 },
    ],
    [{ text: '本年', colSpan: 2 }],
    [{ text: '' }, { text: '1' }, { text: '2' }],
  ]
  assert.deepEqual(table, { kind: 'table', rows, place: { paragraph: 1 } })
})

const numbering: Part = {
  name: 'word/numbering.xml',
  content: `<w:numbering><w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>
  </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
}
const styles: Part = {
  name: 'word/styles.xml',
  content: `<w:styles><w:style w:styleId="a1"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="b1"><w:name w:val="我的标题"/><w:basedOn w:val="a1"/></w:style>
    <w:style w:styleId="c1"><w:name w:val="circle"/><w:basedOn w:val="c1"/></w:style></w:styles>`,
}

test('the numbers that Word computes stand before their paragraphs, and styles hand down level and numbering', async () => {
  const sub = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
  const found = await read(
    docx(
      p('收入', '<w:pStyle w:val="a1"/>') +
        p('细目', sub) +
        p('细目', sub) +
        p('支出', '<w:pStyle w:val="b1"/>') +
        p('细目', sub) +
        p('文', '<w:pStyle w:val="c1"/>') +
        p('大纲', '<w:outlineLvl w:val="0"/>'),
      numbering,
      styles,
    ),
  )
  assert.deepEqual(
    found.map((block) =>
      block.kind === 'heading'
        ? `${block.level} ${block.text}`
        : block.kind === 'paragraph'
          ? block.text
          : '',
    ),
    ['2 一、收入', '（1）细目', '（2）细目', '2 二、支出', '（1）细目', '文', '1 大纲'],
  )
})

test('Chinese counts as people do', () => {
  assert.deepEqual([1, 10, 12, 20, 103, 110, 1005, 2340].map(chinese), [
    '一',
    '十',
    '十二',
    '二十',
    '一百零三',
    '一百一十',
    '一千零五',
    '二千三百四十',
  ])
})

test('a DOCX beyond the limits, or broken, is refused by name', async () => {
  const many = docx(p('字').repeat(50))
  await assert.rejects(read(many, { cells: 20 }), refusedAs('documents.too-many-cells', { limit: 20 }))
  await assert.rejects(read(many, { characters: 20 }), refusedAs('documents.too-much-text', { limit: 20 }))
  await assert.rejects(read(docx('<w:p><w:r>')), refusedAs('documents.damaged', { format: 'DOCX' }))
  await assert.rejects(read(zipOf([{ name: 'a', content: 'x' }])), refusedAs('documents.damaged'))
})
