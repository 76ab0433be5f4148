import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { writeXlsx } from '#kernel/documents.ts'
import { Refused } from '#kernel/errors.ts'
import { columnMissing, sheetEmpty } from './errors.ts'
import { readRows, type SourceRow } from './read-rows.ts'

let folder = ''
before(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'huying-rows-'))))
after(() => rm(folder, { recursive: true, force: true }))

async function rowsOf(content: string | Uint8Array): Promise<SourceRow[]> {
  const file = path.join(folder, 'table')
  await writeFile(file, content)
  return Array.fromAsync(readRows(file))
}

const lamps = '编号,内容\r\n1,路灯不亮\r\n2,"井盖\n丢失"\r\n'
const said = [
  { 编号: '1', 内容: '路灯不亮' },
  { 编号: '2', 内容: '井盖\n丢失' },
]
const columns = (rows: SourceRow[]) => rows.map((row) => row.columns)

/** Node decodes GB18030 but does not write it: the table of its two-byte part, turned round. */
function asGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let high = 0xb0; high < 0xf8; high += 1)
    for (let low = 0xa1; low < 0xff; low += 1)
      codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Buffer.from(Array.from(text).flatMap((sign) => codes.get(sign) ?? [sign.charCodeAt(0)]))
}

test('a CSV in UTF-8, with a mark, in GB18030 and packed gives the same rows', async () => {
  assert.deepEqual(columns(await rowsOf(lamps)), said)
  assert.deepEqual(columns(await rowsOf(`\uFEFF${lamps}`)), said)
  assert.deepEqual(columns(await rowsOf(asGb18030(lamps))), said)
  assert.deepEqual(columns(await rowsOf(gzipSync(lamps))), said)
  assert.deepEqual(columns(await rowsOf(gzipSync(asGb18030(lamps)))), said)
})

test('rows say where they stand', async () => {
  const rows = await rowsOf(lamps)
  assert.deepEqual(
    rows.map(({ row, line }) => [row, line]),
    [
      [1, 2],
      [2, 3],
    ],
  )
})

test('NDJSON is known by its content, packed too', async () => {
  const text = said.map((row) => JSON.stringify(row)).join('\n')
  assert.deepEqual(columns(await rowsOf(text)), said)
  assert.deepEqual(columns(await rowsOf(gzipSync(text))), said)
})

test('a sheet gives its rows; a date of it is a clock on the wall', async () => {
  const value = new Date('2026-03-02T09:30:00Z')
  const rows = [
    [{ text: '编号' }, { text: '时间' }],
    [
      { text: '7', value: 7 },
      { text: '', value },
    ],
  ]
  const book = await writeXlsx([{ name: '工单', table: { rows } }])
  assert.deepEqual(columns(await rowsOf(book)), [{ 编号: '7', 时间: '2026-03-02T09:30:00' }])
})

test('a broken line is handed on as such, and the next is read', async () => {
  const rows = await rowsOf('{"a":1}\n{"a":\n[1]\n{"a":2}')
  assert.deepEqual(
    rows.map(({ broken }) => broken?.refusal.code),
    [undefined, 'exchange.row-broken', 'exchange.row-broken', undefined],
  )
  const short = await rowsOf('a,b\n1,2\n3\n4,5,6\n7,8\n')
  assert.deepEqual(
    short.map(({ broken, columns: { a } }) => broken?.refusal.code ?? a),
    ['1', 'exchange.row-broken', 'exchange.row-broken', '7'],
  )
})

test('where a quote is never closed the file ends with a broken row', async () => {
  const rows = await rowsOf('a,b\n1,2\n3,"4\n5,6\n')
  assert.equal(rows.length, 2)
  assert.equal(rows[1]?.broken?.refusal.code, 'documents.quote-unclosed')
  assert.equal(rows[1]?.line, 3)
})

test('a record of more than a megabyte ends the file with a broken row', async () => {
  const rows = await rowsOf(`a,b\n1,2\n3,${'x'.repeat(2 << 20)}\n`)
  assert.equal(rows.at(-1)?.broken?.refusal.code, 'documents.record-too-long')
})

test('a table without a column that it must have is refused, and so is one without a header', async () => {
  const file = path.join(folder, 'table')
  await writeFile(file, lamps)
  const refusedAs = (refusal: unknown) => (error: unknown) =>
    error instanceof Refused && error.refusal === refusal
  await assert.rejects(Array.fromAsync(readRows(file, ['编号', '时间'])), refusedAs(columnMissing))
  await assert.rejects(rowsOf('\n\n'), refusedAs(sheetEmpty))
})

test('an empty file and one that is no table are refused at once', async () => {
  await assert.rejects(rowsOf(''), Refused)
  await assert.rejects(rowsOf(Buffer.from([0, 1, 2, 3, 0, 255, 254])), Refused)
})
