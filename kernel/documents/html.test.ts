import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block } from './block.ts'
import { refusedAs, withoutPlaces } from './fixtures.ts'
import { withDefaults, type Limits } from './limits.ts'
import { htmlBlocks } from './read-html.ts'
import { writeHtml } from './write-html.ts'

const read = (source: string, limits: Partial<Limits> = {}) => [...htmlBlocks(source, withDefaults(limits))]
const texts = (source: string) =>
  read(source).map((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map((cell) => cell.text)) : block.text,
  )

test('what is written as HTML is read back equal, and no text becomes markup', () => {
  const place = {}
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: '一、<收入> & "支出"', place },
    { kind: 'paragraph', text: '第一行\n</p><script>alert(1)</script>', place },
    {
      kind: 'table',
      rows: [
        [
          { text: '项目', rowSpan: 2 },
          { text: '金额', colSpan: 2 },
        ],
        [{ text: "a'b" }, { text: '两\n行' }],
      ],
      place,
    },
  ]
  const page = writeHtml(blocks, { title: '</title><b>' })
  assert.deepEqual(withoutPlaces(read(page)), blocks)
  assert.ok(!page.includes('<script>') && !page.includes('<b>'))
})

test('places are lines of the source', () => {
  const source = '<h1>甲</h1>\n\n<p>\n乙</p><table>\n<tr><td>丙</td>\n<td>丁</td></tr></table>'
  const [first, second, table] = read(source)
  assert.deepEqual([first?.place.line, second?.place.line, table?.place.line], [1, 4, 4])
  assert.deepEqual(table?.kind === 'table' && table.rows[0]?.map((cell) => cell.place?.line), [5, 6])
})

test('unclosed cells, scripts, hidden parts and entities are taken as a browser takes them', () => {
  assert.deepEqual(
    texts('<title>x</title><style>p{}</style><table><tr><td>a<td><p>b<p>c<tr><th>d</table>尾'),
    [[['a', 'b\nc'], ['d']], '尾'],
  )
  assert.deepEqual(texts('<div>甲<div>乙</div>丙</div>'), ['甲', '乙', '丙'])
  assert.deepEqual(texts('<p>1&nbsp;234&lt;5&#x4e07;\n 元<br>新<b>行</b></p>'), ['1 234<5万 元\n新行'])
  assert.deepEqual(
    texts('a<script>var p="<p>x</p>"</script><p style="DISPLAY : none">no<i>t</i></p><p hidden>no</p>b'),
    ['ab'],
  )
  assert.deepEqual(texts('<pre>一  二\n三</pre>'), ['一  二\n三'])
})

test('a table that only arranges other tables is layout', () => {
  const inner = '<table><tr><td>1<td>2</table>'
  assert.deepEqual(texts(`<table><tr><td>导航</td><td>正文${inner}尾</td></tr></table>`), [
    '导航',
    '正文',
    [['1', '2']],
    '尾',
  ])
})

test('spans beyond the table are cut, senseless ones count as one', () => {
  const [table] = read('<table><tr><td rowspan=900 colspan="0">a<td rowspan=x>b<tr><td>c</table>')
  assert.deepEqual(
    table?.kind === 'table' && table.rows[0]?.map(({ rowSpan, colSpan }) => [rowSpan, colSpan]),
    [
      [2, undefined],
      [undefined, undefined],
    ],
  )
})

test('hostile pages are refused, not followed', () => {
  assert.throws(() => read('<div>'.repeat(100_000)), refusedAs('documents.damaged', { format: 'HTML' }))
  assert.throws(
    () => read('<table>' + '<tr><td rowspan=1000 colspan=1000>'.repeat(3000)),
    refusedAs('documents.too-many-cells'),
  )
  assert.throws(
    () => read('<p>字'.repeat(100), { cells: 50 }),
    refusedAs('documents.too-many-cells', { limit: 50 }),
  )
  assert.deepEqual(texts('<table><tr><td><table><td>'.repeat(500)), [[['']]])
})
