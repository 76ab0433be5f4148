import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { soak } from '#tests/soak.ts'
import type { CellValue } from './block.ts'
import { all, cutEvery, gb18030, refusedAs, utf8 } from './fixtures.ts'
import { readCsv, type CsvOptions } from './read-csv.ts'
import { readNdjson } from './read-ndjson.ts'
import { writeCsv } from './write-csv.ts'

async function* arriving(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield chunk
}
const csv = (text: string | Uint8Array, options?: CsvOptions) =>
  all(readCsv(typeof text === 'string' ? utf8(text) : text, options))
const fields = async (text: string | Uint8Array, options?: CsvOptions) =>
  (await csv(text, options)).map((record) => record.fields)
const written = async (rows: CellValue[][], options?: { byteOrderMark?: boolean; delimiter?: string }) =>
  Buffer.concat(await all(writeCsv(rows, options)))

test('records know the line they begin at, whatever their quotes hold and however lines end', async () => {
  assert.deepEqual(await csv('项目,说明\r\n\n"多\n行","说""了"""\r1,2\n'), [
    { line: 1, fields: ['项目', '说明'] },
    { line: 3, fields: ['多\n行', '说"了"'] },
    { line: 5, fields: ['1', '2'] },
  ])
  assert.deepEqual(await fields('a,"b"c,d"e\n,\n""'), [
    ['a', 'bc', 'd"e'],
    ['', ''],
  ])
})

test('comma, tab, semicolon or bar is found out from the first line, encoding and GZ from the bytes', async () => {
  assert.deepEqual(await fields('a;"x,y,z,w";b\n1;2;3'), [
    ['a', 'x,y,z,w', 'b'],
    ['1', '2', '3'],
  ])
  assert.deepEqual(await fields(gzipSync(gb18030('单位\t金额\n江汉\t1,2'))), [
    ['单位', '金额'],
    ['江汉', '1,2'],
  ])
  assert.deepEqual(await fields('a|b', { delimiter: ',' }), [['a|b']])
})

test('what is written as CSV is read back, in whatever chunks it arrives', async () => {
  const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a\r', '江', 'a', ' ', '1') })
  const rows = fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 20 }), async (said, size) => {
      const bytes = await written(said, { byteOrderMark: false })
      const found = await all(
        readCsv(arriving(...cutEvery(size, bytes)), { encoding: 'utf-8', delimiter: ',' }),
      )
      assert.deepEqual(
        found.map((record) => record.fields),
        said,
      )
    }),
    { numRuns: soak(200, 20_000) },
  )
})

test('Excel sees UTF-8 by its mark and no user’s text as a formula; numbers stay numbers', async () => {
  const bytes = await written([
    ['=1+1', '+86 27', '-x', '@a', '\t=1', '-12.5', -3, '1,234.5%', null, true, new Date('2024-01-31')],
  ])
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  assert.deepEqual(await fields(bytes), [
    ["'=1+1", "'+86 27", "'-x", "'@a", "'\t=1", '-12.5', '-3', '1,234.5%', '', 'true', '2024-01-31'],
  ])
})

test('one JSON value a line; a faulty line is refused with its number', async () => {
  const source = utf8('{"a":1}\r\n\n["江"]\n7')
  assert.deepEqual(await all(readNdjson(source)), [
    { line: 1, value: { a: 1 } },
    { line: 3, value: ['江'] },
    { line: 4, value: 7 },
  ])
  assert.deepEqual(
    await all(readNdjson(arriving(...cutEvery(1, gzipSync(source))))),
    await all(readNdjson(source)),
  )
  await assert.rejects(all(readNdjson(utf8('{}\n{"a":'))), refusedAs('documents.json-malformed', { line: 2 }))
})

test('records that never end, sources that never stop and packed floods are refused', async () => {
  const limits = { recordBytes: 1000, bytes: 1 << 20, expandedBytes: 20 << 20 }
  await assert.rejects(csv('a\nb,"c'), refusedAs('documents.quote-unclosed', { line: 2 }))
  await assert.rejects(
    csv(`a\n"${'x'.repeat(5000)}\n`, { limits }),
    refusedAs('documents.record-too-long', { line: 2 }),
  )
  await assert.rejects(
    all(readNdjson(utf8('x'.repeat(5000)), { limits })),
    refusedAs('documents.record-too-long', { line: 1 }),
  )
  const endless = (async function* () {
    for (;;) yield utf8('a,b\n'.repeat(1000))
  })()
  await assert.rejects(all(readCsv(endless, { limits })), refusedAs('documents.too-large'))
  const flood = gzipSync(Buffer.alloc(30 << 20, `a,${'b'.repeat(97)}\n`))
  await assert.rejects(all(readCsv(flood, { limits })), refusedAs('documents.expands-too-far'))
  await assert.rejects(csv(new Uint8Array(0)), refusedAs('documents.empty'))
  await assert.rejects(csv(gzipSync('a,b').subarray(0, -9)), refusedAs('documents.damaged', { format: 'GZ' }))
})
