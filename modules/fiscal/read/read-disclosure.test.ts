import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type { Disclosure } from '../document.ts'
import { readDisclosure } from './read-disclosure.ts'

const shared = path.join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'documents')
const absent = !existsSync(shared) && 'the published disclosures are not beside the checkout'

/** Each table of a document as `code kind rows+lines cells`. */
const counted = ({ tables }: Disclosure): string[] =>
  tables.map(({ code, kind, rows, forms }) => {
    const cells =
      rows.reduce((sum, row) => sum + row.columns.size, 0) +
      forms.reduce((sum, { amounts }) => sum + amounts.filter((one) => one !== undefined).length, 0)
    return `${code} ${kind} ${rows.length + forms.length} ${cells}`
  })

const expected: [file: string, set: string, tables: string[], sheets: number, indicators: number][] = [
  [
    '000-jianghan-2019-final-accounts.txt',
    'accounts-2019',
    [
      ...['01 summary 54 10', '02 income 19 38', '03 spending 16 35', '04 fiscal 58 17'],
      ...['05 general 19 35', '06 basic 71 23', '07 three 1 6', '08 fund 1 0'],
    ],
    6,
    46,
  ],
  [
    '002-jianghan-2023-final-accounts.txt',
    'accounts-2020',
    [
      ...['01 summary 62 10', '02 income 21 42', '03 spending 21 46', '04 fiscal 64 17'],
      ...['05 general 21 46', '06 basic 65 27', '07 fund 1 0', '08 capital 1 0', '09 three 1 8'],
    ],
    9,
    61,
  ],
  [
    '004-jianghan-2020-budget.txt',
    'budget',
    [
      ...['01 summary 54 13', '02 income 16 32', '03 spending 16 35', '04 fiscal 48 13'],
      ...['05 general 16 35', '06 basic 22 45', '07 three 1 3', '08 fund 0 0'],
    ],
    5,
    46,
  ],
]
for (const [file, set, tables, sheets, indicators] of expected)
  test(`${file}: every form, every figure, every sheet is read`, { skip: absent }, () => {
    const read = readDisclosure(readFileSync(path.join(shared, file), 'utf8'))
    assert.deepEqual([read.set, counted(read)], [set, tables])
    const all = [...read.sheets.map((one) => one.indicators), ...read.goals.map((one) => one.goals)]
    assert.deepEqual([all.length, all.flat().length], [sheets, indicators])
    assert.deepEqual(
      read.unread.filter(({ why }) => !why.zh.includes('无栏线')),
      [],
    )
  })

test('what numbers a heading is no part of the name of the unit', () => {
  for (const heading of ['第二部分 ', '一、', '（三）', '附件2：', '## 第二部分　', ''])
    assert.equal(
      readDisclosure(`封面\n${heading}示例市青石区数据运行中心2024年度部门决算表`).unit,
      '示例市青石区数据运行中心',
      heading,
    )
})

const layouts: [what: string, lines: string[]][] = [
  [
    'tabs',
    [
      '类\t款\t项\t1\t2\t3',
      '合计\t\t\t100.00\t60.00\t40.00',
      '201\t一般公共服务支出\t\t100.00\t60.00\t40.00',
    ],
  ],
  [
    'pipes',
    [
      '| 类 | 款 | 项 | 1 | 2 | 3 |',
      '|---|---|---|---|---|---|',
      '| 合计 | | | 100.00 | 60.00 | 40.00 |',
      '| 201 | 一般公共服务支出 | | 100.00 | 60.00 | 40.00 |',
    ],
  ],
  [
    'HTML on one line',
    [
      `<table><tr>${'类 款 项 1 2 3'.replaceAll(/(\S+)\s?/g, '<td>$1</td>')}</tr><tr><td colspan="3">合计</td><td>100.00</td><td>60.00</td><td>40.00</td></tr><tr><td>201</td><td colspan="2">一般公共服务支出</td><td>100.00</td><td>60.00</td><td>40.00</td></tr></table>`,
    ],
  ],
  ['blanks, glued', ['栏次 1 2 3', '合计 100.0060.0040.00', '201一般公共服务支出100.00 60.00 40.00']],
  [
    'one cell a line, a name cut in two, a page number between',
    [
      '栏次 1 2 3',
      '合计',
      '100.00',
      '60.00',
      '40.00',
      '201',
      '一般公共服',
      '务支出',
      '100.00',
      '60.00',
      '40.00',
      '— 7 —',
    ],
  ],
]
for (const [what, lines] of layouts)
  test(`a table laid out by ${what} is read cell by cell`, () => {
    const text = [
      '2024年度部门决算公开',
      '2024年度支出决算表',
      '公开03表',
      ...lines,
      '注：本表反映支出。',
    ].join('\n')
    const { tables } = readDisclosure(text)
    assert.deepEqual(
      tables[0]?.rows.map(({ code, name, columns }) => [code, name, [...columns]]),
      [
        [
          '',
          '合计',
          [
            [1, 10000n],
            [2, 6000n],
            [3, 4000n],
          ],
        ],
        [
          '201',
          '一般公共服务支出',
          [
            [1, 10000n],
            [2, 6000n],
            [3, 4000n],
          ],
        ],
      ],
    )
  })

test('blank cells between blanks are placed by the sums of the form', () => {
  const text = [
    ...['2019年度部门决算公开', '2019年度支出决算表（表3）', '栏次 1 2 3 4 5 6'],
    ...[
      '合计 100.00 60.00 40.00',
      '201 一般公共服务支出 90.00 50.00 40.00',
      '20103 办公室事务 90.00 50.00 40.00',
    ],
    ...['2010302 一般行政管理事务 40.00 40.00', '2010350 事业运行 50.00 50.00'],
    ...['210 卫生健康支出 10.00 10.00', '注：本表反映支出。', '1栏各行＝（2＋3＋4＋5＋6）栏各行。'],
  ].join('\n')
  const rows = readDisclosure(text).tables[0]!.rows
  assert.deepEqual(
    rows.map(({ code, columns }) => `${code}:${[...columns.keys()].join()}`),
    [':1,2,3', '201:1,2,3', '20103:1,2,3', '2010302:1,3', '2010350:1,2', '210:1,2'],
  )
})

test('a figure that finds no place is said, not guessed', () => {
  const text = [
    '2024年度部门决算公开',
    '2024年度支出决算表',
    '公开03表',
    '杂项 12.34',
    '合计 3.00 3.00',
  ].join('\n')
  const { unread } = readDisclosure(text)
  assert.ok(unread.some(({ line, why }) => line === 2 && why.zh.includes('3 个数，读入 2 个')))
})
