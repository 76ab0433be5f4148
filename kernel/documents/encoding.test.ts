import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeChunks, decodeText, type Encoding } from './encoding.ts'
import { all, cutEvery, gb18030, joined as join, refusedAs, utf8 } from './fixtures.ts'

const utf16 = (text: string, big = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}
const report = '一、收入支出决算总体情况说明\r\n2023年度收、支总计均为6,619.58万元。\n项目\t金额\n'

test('an accountant’s text is read in every encoding that her programs write', () => {
  const cases: [Uint8Array, Encoding][] = [
    [utf8(report), 'utf-8'],
    [join(new Uint8Array([0xef, 0xbb, 0xbf]), utf8(report)), 'utf-8'],
    [gb18030(report), 'gb18030'],
    [join(new Uint8Array([0xff, 0xfe]), utf16(report)), 'utf-16le'],
    [join(new Uint8Array([0xfe, 0xff]), utf16(report, true)), 'utf-16be'],
    [utf16(report), 'utf-16le'],
    [utf16(report, true), 'utf-16be'],
    [utf8('plain ASCII'), 'utf-8'],
  ]
  for (const [bytes, encoding] of cases)
    assert.deepEqual(decodeText(bytes), {
      text: encoding === 'utf-8' && bytes.length < 20 ? 'plain ASCII' : report,
      encoding,
      lost: 0,
    })
})

test('a second encoding that begins inside a text is refused with its line', () => {
  assert.throws(
    () => decodeText(join(utf8(report), gb18030('财政拨款\n'))),
    refusedAs('documents.encoding-mixed', { line: 4 }),
  )
  assert.throws(
    () => decodeText(utf8(report).subarray(0, -6)),
    refusedAs('documents.encoding-mixed', { line: 3 }),
  )
})

test('binary data and foreign encodings are refused, not turned into rare characters', () => {
  assert.throws(() => decodeText(new Uint8Array(1000)), refusedAs('documents.encoding-unknown'))
  assert.throws(
    () => decodeText(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256 || 1)),
    refusedAs('documents.encoding-unknown'),
  )
  const big5 = Uint8Array.from([
    0xa4, 0xa4, 0xa4, 0xe5, 0xc1, 0x63, 0xc5, 0xe9, 0xa6, 0x72, 0xb4, 0x5f, 0xad, 0x5e,
  ])
  assert.throws(() => decodeText(big5), refusedAs('documents.encoding-unknown'))
  const latin1 = Buffer.from('été où ça déjà français, naïve', 'latin1')
  assert.throws(() => decodeText(latin1), refusedAs('documents.encoding-unknown'))
})

test('characters lost in an earlier conversion are counted', () => {
  assert.equal(decodeText(utf8('决算\uFFFD\uFFFD表')).lost, 2)
})

test('a stream is decoded whatever its cuts, and names the bad line of the whole', async () => {
  for (const [encode, encoding] of [
    [utf8, 'utf-8'],
    [gb18030, 'gb18030'],
  ] as const) {
    const bytes = encode(report.repeat(20))
    for (const size of [1, 7, 100]) {
      const chunks = cutEvery(size, bytes)
      assert.equal((await all(decodeChunks(chunks, encoding))).join(''), report.repeat(20))
      assert.equal((await all(decodeChunks(chunks))).join(''), report.repeat(20))
    }
  }
  const mixed = join(utf8(report.repeat(3)), new Uint8Array([0xff]), utf8(report))
  const chunks = cutEvery(10, mixed)
  await assert.rejects(
    all(decodeChunks(chunks, 'utf-8')),
    refusedAs('documents.encoding-mixed', { line: 10 }),
  )
})
