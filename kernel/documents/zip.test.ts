import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, refusedAs, zipOf } from './fixtures.ts'
import { withDefaults } from './limits.ts'
import { openZip } from './zip.ts'

const limits = withDefaults()
const open = (bytes: Uint8Array) => openZip(bytes, 'DOCX', limits)

test('the parts of a ZIP come out as they went in, deflated or stored', async () => {
  const zip = open(
    zipOf([
      { name: '决算.xml', content: '江汉区' },
      { name: 'b', content: 'x'.repeat(200_000) },
    ]),
  )
  assert.deepEqual(zip.names, ['决算.xml', 'b'])
  assert.equal((await all(zip.text('决算.xml'))).join(''), '江汉区')
  assert.equal((await all(zip.text('b'))).join('').length, 200_000)
  assert.equal(zip.has('c'), false)
})

test('a ZIP that declares too much is refused before anything is expanded', () => {
  const zeros = new Uint8Array(30 << 20)
  assert.throws(() => open(zipOf([{ name: 'a', content: zeros }])), refusedAs('documents.expands-too-far'))
  const small = { name: 'a', content: 'x', claims: 0xf0000000 }
  assert.throws(() => open(zipOf([small])), refusedAs('documents.expands-too-far'))
})

test('entries that share their packed bytes are refused', () => {
  const content = Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 251))
  const honest = zipOf([{ name: 'a', content }])
  const directoryAt = Buffer.from(honest).readUInt32LE(honest.length - 6)
  const entry = honest.subarray(directoryAt, honest.length - 22)
  const end = Buffer.from(honest.subarray(honest.length - 22))
  end.writeUInt16LE(100, 10)
  const entries = Array.from({ length: 100 }, (_, i) => Buffer.from(entry).fill(33 + i, entry.length - 1))
  const bomb = Buffer.concat([honest.subarray(0, directoryAt), ...entries, end])
  assert.throws(() => open(bomb), refusedAs('documents.expands-too-far'))
})

test('a part that grows beyond its declaration is stopped where it does', async () => {
  const zip = open(zipOf([{ name: 'a', content: new Uint8Array(5 << 20), claims: 1000 }]))
  await assert.rejects(all(zip.chunks('a')), refusedAs('documents.expands-too-far'))
})

test('a ZIP that is cut, or whose bytes are spoilt, is damaged', async () => {
  const whole = zipOf([{ name: 'a', content: '决算'.repeat(1000) }])
  assert.throws(() => open(whole.subarray(0, -5)), refusedAs('documents.damaged', { format: 'DOCX' }))
  assert.throws(() => open(new Uint8Array(30)), refusedAs('documents.damaged'))
  const spoilt = Buffer.from(whole).fill(0xff, 35, 45)
  await assert.rejects(all(open(spoilt).chunks('a')), refusedAs('documents.damaged'))
})
