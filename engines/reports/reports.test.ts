import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gridOf, readDocument } from '#kernel/documents.ts'
import {
  barChart,
  cell,
  changeOf,
  count,
  decimal,
  draft,
  inSentence,
  money,
  over,
  percent,
  readDecimal,
  type Report,
  rounded,
  say,
  sentence,
  shareOf,
  sum,
  toDocx,
  toHtml,
  toPdf,
  toText,
  toXlsx,
  written,
} from './reports.ts'

test('decimals are exact where floats are not, and are rounded half away from zero', () => {
  assert.equal(written(sum([decimal('0.1'), decimal('0.2')])), '0.3')
  assert.equal(written(rounded(decimal('2.675'), 2)), '2.68')
  assert.equal(written(rounded(decimal('-2.675'), 2)), '-2.68')
  assert.equal(written(decimal('3,087.79'), { grouped: true }), '3,087.79')
  assert.equal(written(over(decimal(2), decimal(3), 4)!), '0.6667')
  assert.equal(over(decimal(2), decimal(0), 4), undefined)
  for (const wrong of ['', '1,23', '12.', '1e3', '一百']) assert.equal(readDecimal(wrong), undefined, wrong)
})

test('a figure prints with its unit in a sentence; a rate over nothing is not said', () => {
  assert.equal(inSentence(money(decimal('16.60'))), '16.6万元')
  assert.equal(inSentence(percent(decimal('100.0'))), '100%')
  assert.equal(inSentence(count(2, '辆')), '2辆')
  assert.equal(inSentence(shareOf(decimal('417.23'), decimal('3087.79'))!), '13.5%')
  const less = changeOf(decimal('80'), decimal('100'))
  assert.deepEqual([less.way, inSentence(less.by), inSentence(less.rate!)], ['less', '20万元', '20%'])
  assert.equal(changeOf(decimal(1), decimal(0)).rate, undefined)
})

const total = sentence('t', '全年支出{spent}，主要原因是{why}。', '测试')

test('a sentence holds its figures; a reason that is due and missing is asked for by name', () => {
  const why = { key: 'spending.change', about: '支出变化原因', text: undefined }
  const open = say(total, { spent: money(decimal('1.50')), why })
  assert.equal(open.text, '全年支出1.5万元，主要原因是【待填写：支出变化原因】。')
  assert.deepEqual(open.wanting, [why])
  const told = say(total, { spent: money(decimal('1.50')), why: { ...why, text: '新设一处服务点' } })
  assert.deepEqual([told.text, told.wanting], ['全年支出1.5万元，主要原因是新设一处服务点。', []])
  // @ts-expect-error a place that is not filled does not compile
  assert.throws(() => say(total, { spent: money(decimal(1)) }), /nothing for \{why\}/)
})

function sample(): Report {
  const { blocks, heading, write, add, wanting } = draft()
  add({ kind: 'title', text: '示例报告' })
  heading(1, '第一部分 支出')
  write(say(total, { spent: money(decimal('1234.5')), why: '据实' }))
  add({
    ...{ kind: 'table', title: '支出表', mark: '公开01表', above: ['金额单位：万元'], headerRows: 1 },
    rows: [
      [cell('科目'), cell('金额')],
      [cell('甲 <b>'), cell(money(decimal('1234.5')))],
      [cell('乙'), cell(money(decimal('0')))],
    ],
    widths: [3, 1],
    below: ['注：甲含税。'],
    page: 'landscape',
  })
  add(
    barChart({
      ...{ name: 'spending', caption: '图1 支出变动', series: ['2023年度', '2024年度'] },
      bars: [{ name: '支出', values: [money(decimal('1000')), money(decimal('1234.5'))] }],
    }),
    { kind: 'signature', issuer: '示例区数据中心', date: '2025年10月20日' },
  )
  return { title: '示例报告', issuer: '示例区数据中心', date: '2025年10月20日', blocks, wanting }
}

test('one report says the same as text, HTML, DOCX, XLSX and PDF', async () => {
  const report = sample()
  const text = toText(report)
  assert.match(text, /乙\t$/m)
  const outputs: [string, Uint8Array][] = [
    ['a.html', new TextEncoder().encode(toHtml(report))],
    ['a.docx', await toDocx(report)],
    ['a.xlsx', await toXlsx(report)],
    ['a.pdf', await toPdf(report, new Date('2025-10-20T00:00:00Z'))],
  ]
  for (const [name, bytes] of outputs) {
    const { blocks } = await readDocument(bytes, name)
    const said = blocks
      .map((block) =>
        block.kind === 'table'
          ? gridOf(block)
              .map((row) => row.map((at) => at?.cell.text ?? '').join('|'))
              .join('\n')
          : block.text,
      )
      .join('\n')
      .replaceAll(/[ \u2005]/g, '')
    assert.match(said, /全年支出1234\.5万元，主要原因是据实。/, name)
    assert.match(said, /甲<b>\|1,234\.50/, name)
    assert.match(said, /注：甲含税。/, name)
  }
})

test('a chart is drawn to scale and carries its data', () => {
  const picture = sample().blocks.find((block) => block.kind === 'picture')
  assert.ok(picture?.kind === 'picture')
  const heights = [...picture.svg.matchAll(/<rect[^>]*height="([\d.]+)" fill/g)].map(([, h]) => Number(h))
  assert.ok(Math.abs(heights[0]! / heights[1]! - 1000 / 1234.5) < 0.01, String(heights))
  assert.equal(picture.data.rows.length, 2)
})
