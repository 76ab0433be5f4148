import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { type ReportBlock, toPdf } from '#engines/reports/reports.ts'
import { readPdf } from '#kernel/documents.ts'
import { Refused } from '#kernel/errors.ts'
import { composeAccounts } from '../compose/compose.ts'
import { fiscalDataOf } from '../compose/read-data.ts'
import { readFile } from '../fiscal-check.ts'
import { glyphsIn } from '../place/glyphs.ts'
import { soundDisclosure } from '../sound-disclosure.ts'
import { markedPdf } from './marked-pdf.ts'

const example = path.join(import.meta.dirname, '..', 'compose', 'example', 'accounts-2024.json')
const at = new Date('2025-10-20T00:00:00Z')

/** The composed accounts with a figure changed in a table and two in the narrative. */
async function alteredPdf(): Promise<Uint8Array> {
  const report = composeAccounts(fiscalDataOf(JSON.parse(readFileSync(example, 'utf8'))))
  const blocks = report.blocks.map((block): ReportBlock => {
    if (block.kind === 'paragraph')
      return {
        ...block,
        text: block.text
          .replace('支出决算为362.48万元', '支出决算为326.48万元')
          .replace('公务用车保有量1辆', '公务用车保有量2辆'),
      }
    if (block.kind !== 'table' || block.mark !== '公开03表') return block
    const rows = block.rows.map((row, n) =>
      n === block.headerRows ? row.with(row.length - 4, { said: '999.99' }) : row,
    )
    return { ...block, rows }
  })
  return toPdf({ ...report, blocks }, at)
}

test('every finding is marked around its figure, and the original stands unchanged before the marks', async () => {
  const original = await alteredPdf()
  const read = await readFile(original, '决算.pdf')
  assert.deepEqual(
    read.findings.map(({ found }) => found),
    ['999.99', '326.48', '公务用车保有量 2 辆'],
  )
  const marked = Buffer.from(await markedPdf(original, read, { now: at }))
  assert.ok(marked.subarray(0, original.length).equals(Buffer.from(original)))
  const added = marked.subarray(original.length).toString('latin1')
  assert.equal(added.match(/\/Subtype \/Highlight/g)?.length, read.findings.length)
  const pages = await readPdf(marked)
  for (const { found, boxes = [] } of read.findings) {
    assert.ok(boxes.length > 0, found)
    const shown = boxes.flatMap(({ page, x, y, width, height }) =>
      glyphsIn(pages[page - 1]!.items, [0, y, pages[page - 1]!.width, height]).filter((sign) => {
        const middle = sign.x + sign.width / 2
        return middle >= x && middle <= x + width
      }),
    )
    assert.equal(shown.map(({ sign }) => sign).join(''), found.replaceAll(' ', ''))
  }
  const again = await readFile(marked, '决算.pdf')
  assert.deepEqual(again.findings, read.findings, 'the marks change nothing that is read')
})

test('what was read from a text cannot be marked', async () => {
  const bytes = Buffer.from(soundDisclosure)
  const read = await readFile(bytes, '决算.txt')
  assert.throws(
    () => markedPdf(bytes, read, { now: at }),
    (error) => error instanceof Refused && error.refusal.code === 'fiscal.nothing-to-mark-in',
  )
})
