import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { toXlsx } from '#engines/reports/reports.ts'
import { readXlsx, sheetTable, writeXlsx } from '#kernel/documents.ts'
import { checkFile } from '../fiscal-check.ts'
import { composeDisclosure } from './compose-disclosure.ts'
import { fiscalDataOf } from './read-data.ts'

const composed = async (name: string) => {
  const file = path.join(import.meta.dirname, 'example', name)
  return toXlsx(composeDisclosure(fiscalDataOf(JSON.parse(readFileSync(file, 'utf8')))))
}

/** The workbook as somebody saves it who has set the last figure of a sheet's fullest row 1.00 higher. */
async function changed(bytes: Uint8Array, at: number) {
  const sheets = (await readXlsx(bytes)).map((sheet) => ({
    name: sheet.name,
    table: sheetTable(sheet.name, sheet.rows, sheet.merges),
  }))
  const table = sheets[at]!.table
  const cells = table.rows.flat().filter(({ text }) => /^[\d,]+\.\d{2}$/.test(text))
  const last = cells.at(-1)
  if (!last) return undefined
  const was = last.text
  last.text = (Number(was.replaceAll(',', '')) + 1).toFixed(2)
  delete last.value
  return { name: sheets[at]!.name, was, bytes: await writeXlsx(sheets) }
}

for (const [name, least] of [
  ['accounts-2024.json', 7],
  ['budget-2025.json', 7],
] as const)
  test(`the workbook of ${name} has no finding, and a figure changed in any of its tables is found`, async () => {
    const bytes = await composed(name)
    const checked = await checkFile(bytes, 'a.xlsx')
    assert.deepEqual(checked.findings, [])
    assert.equal(checked.document.unit, '示例市青石区数据运行中心')
    const sheets = (await readXlsx(bytes)).length
    let tried = 0
    for (let at = 1; at < sheets; at++) {
      const one = await changed(bytes, at)
      if (!one || !/公开\d\d表|预算.*表$|支出表$/.test(one.name)) continue
      tried++
      const { findings } = await checkFile(one.bytes, 'a.xlsx')
      assert.ok(findings.length > 0, `${one.name} ${one.was}`)
    }
    assert.ok(tried >= least, `${tried} tables changed`)
  })
