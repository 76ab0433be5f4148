import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { toDocx, toHtml, toPdf, toText } from '#engines/reports/reports.ts'
import { Refused } from '#kernel/errors.ts'
import { checkFile } from '../fiscal-check.ts'
import { composeDisclosure } from './compose-disclosure.ts'
import type { FiscalData } from './data.ts'
import { fiscalDataOf } from './read-data.ts'

const file = path.join(import.meta.dirname, 'example', 'budget-2025.json')
const compose = (change: (data: FiscalData) => void = () => undefined) => {
  const data = fiscalDataOf(JSON.parse(readFileSync(file, 'utf8')))
  change(data)
  return composeDisclosure(data)
}
const findings = async (text: string) => (await checkFile(Buffer.from(text), 'a.txt')).findings

test('the composed budget wants nothing and passes the checker with no finding, in every format', async () => {
  const report = compose()
  assert.deepEqual(report.wanting, [])
  const outputs: [string, Uint8Array][] = [
    ['a.txt', Buffer.from(toText(report))],
    ['a.html', Buffer.from(toHtml(report))],
    ['a.docx', await toDocx(report)],
    ['a.pdf', await toPdf(report, new Date('2025-02-14T00:00:00Z'))],
  ]
  for (const [name, bytes] of outputs) {
    const { document, findings: found } = await checkFile(bytes, name)
    assert.deepEqual(found, [], name)
    assert.deepEqual([document.kind, document.year, document.tables.length], ['budget', 2025, 8], name)
  }
})

test('a figure changed by hand is found', async () => {
  const text = toText(compose())
  for (const [from, to] of [
    [
      '2010399\t其他政府办公厅（室）及相关机构事务支出\t2,085.00',
      '2010399\t其他政府办公厅（室）及相关机构事务支出\t2,058.00',
    ],
    ['占本年支出合计的18.8%', '占本年支出合计的15.8%'],
  ] as const) {
    const changed = text.replace(from, to)
    assert.notEqual(changed, text, from)
    assert.ok((await findings(changed)).length > 0, from)
  }
})

test('all spending of a budget has an economic class, or it is refused by name', () => {
  assert.throws(
    () =>
      compose((data) => data.entries.filter(({ project }) => project).forEach((one) => delete one.economic)),
    (error) => error instanceof Refused && error.refusal.code === 'fiscal.economic-missing',
  )
})

test('final accounts without an actual value are refused; a budget has none', () => {
  const data = JSON.parse(readFileSync(file, 'utf8'))
  assert.equal(fiscalDataOf(data).evaluations[0]!.indicators[0]!.actual, '')
  assert.throws(
    () => fiscalDataOf({ ...data, kind: 'accounts' }),
    (error) => error instanceof Refused && error.refusal.code === 'fiscal.data-unreadable',
  )
})
