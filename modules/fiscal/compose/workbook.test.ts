import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { cellText as cellSaid, toDocx } from '#engines/reports/reports.ts'
import { gridOf, readDocument, type Table, writeXlsx } from '#kernel/documents.ts'
import { Refused } from '#kernel/errors.ts'
import { composeAccounts } from './compose.ts'
import { fiscalDataFrom, fiscalDataOf } from './read-data.ts'
import { workbookOf } from './write-workbook.ts'

const exampleFile = path.join(import.meta.dirname, 'example', 'accounts-2024.json')
const example = () => fiscalDataOf(JSON.parse(readFileSync(exampleFile, 'utf8')))

test('a workbook says what the JSON says', async () => {
  const bytes = await workbookOf(example())
  assert.deepEqual(await fiscalDataFrom(Buffer.from(bytes), 'a.xlsx'), example())
})

test('a word that stands for nothing is refused with its place and what may stand there', async () => {
  const rows = [
    ['年度', '阶段'],
    ['2024', '预计'],
  ].map((row) => row.map((text) => ({ text })))
  const bytes = Buffer.from(await writeXlsx([{ name: '收支', table: { rows } }]))
  await assert.rejects(fiscalDataFrom(bytes, 'a.xlsx'), (error) => {
    assert.ok(error instanceof Refused && error.refusal.code === 'fiscal.data-unreadable')
    assert.equal(error.details.where, '收支 2 阶段')
    return true
  })
})

test('the DOCX holds every table of the report, cell by cell', async () => {
  const report = composeAccounts(example())
  const { blocks } = await readDocument(await toDocx(report), 'a.docx')
  const gridText = (table: Pick<Table, 'rows'>) =>
    gridOf(table).map((row) => row.map((at) => at?.cell.text ?? '').join('|'))
  const asked = report.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  const found = blocks.flatMap((block) => (block.kind === 'table' ? [gridText(block)] : []))
  assert.equal(found.length, asked.length)
  asked.forEach((table, n) => {
    const rows = table.rows.map((row) => row.map((one) => ({ ...one, text: cellSaid(one) })))
    assert.deepEqual(found[n], gridText({ rows }), table.title)
  })
})
