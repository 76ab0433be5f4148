import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { markPdf, readPdf } from '../documents.ts'
import { pageOf, pdfOf, refusedAs, streamOf, writeAt } from './fixtures.ts'
import { withDefaults } from './limits.ts'
import { openPdf } from './read-pdf.ts'

const mark = { page: 1, boxes: [[72, 131, 72, 12]] as const, color: [207, 34, 46] as const, number: 1 }
const options = { marks: [{ ...mark, note: 'R01 本年收入合计\n应为 5.00' }], author: '呼应', at: 0 }

for (const [how, page] of [
  ['upright', ''],
  ['turned', '/Rotate 90'],
] as const)
  test(`a mark on an ${how} page opens with its note, and the original stands unchanged before it`, async () => {
    const original = pageOf(writeAt(72, 700, '财政拨款5000'), page)
    const marked = await markPdf(original, options)
    assert.ok(Buffer.from(marked).subarray(0, original.length).equals(Buffer.from(original)))
    const opened = await openPdf(marked, withDefaults())
    const found = await (await opened.getPage(1)).getAnnotations()
    assert.deepEqual(new Set(found.map(({ subtype }) => subtype)), new Set(['Highlight', 'Ink', 'Popup']))
    const highlight = found.find(({ subtype }) => subtype === 'Highlight')
    assert.equal(highlight?.contentsObj.str, 'R01 本年收入合计\n应为 5.00')
    const view = (await opened.getPage(1)).getViewport({ scale: 1 })
    const [x, y] = highlight!.rect
    const corners = [
      view.convertToViewportPoint(x, y),
      view.convertToViewportPoint(...endOf(highlight!.rect)),
    ]
    assert.equal(Math.round(Math.min(...corners.map(([at]) => at as number))), 72)
    assert.equal(Math.round(Math.min(...corners.map(([, at]) => at as number))), 131)
  })

const endOf = (rect: number[]): [number, number] => [rect[2] ?? 0, rect[3] ?? 0]

test('nothing to mark gives the file as it is; one that is torn is refused', async () => {
  const original = pageOf(writeAt(72, 700, '收入'))
  assert.deepEqual(Buffer.from(await markPdf(original, { ...options, marks: [] })), Buffer.from(original))
  await assert.rejects(markPdf(Buffer.from('%PDF-1.7\ntorn'), options), refusedAs('documents.damaged'))
})

const pad = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex')
const md5 = (...parts: Uint8Array[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest()

/** The cipher of ISO 32000-1, 7.6.2, which OpenSSL no longer offers. */
function rc4(key: Uint8Array, content: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, n) => n)
  const swap = (a: number, b: number) => ([state[a], state[b]] = [state[b]!, state[a]!])
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255
    swap(i, j)
  }
  let [i, j] = [0, 0]
  const signs = [...content].map((byte) => {
    i = (i + 1) & 255
    j = (j + state[i]!) & 255
    swap(i, j)
    return byte ^ state[(state[i]! + state[j]!) & 255]!
  })
  return Buffer.from(signs)
}

test('a file that its owner restricted is marked too, its notes as secret as the rest', async () => {
  const key = md5(pad, pad, Buffer.from([252, 255, 255, 255]), Buffer.from([0])).subarray(0, 5)
  const ofObject4 = md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10)
  const hex = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /P -4 /O ${hex(pad)} /U ${hex(rc4(key, pad))} >>`
  const content = rc4(ofObject4, Buffer.from('BT /F1 12 Tf 72 700 Td (income 5.00) Tj ET'))
  const kept = (how: string) =>
    pdfOf(
      [
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
        streamOf(content),
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
        encrypt,
      ],
      `/Encrypt ${how} /ID [<00> <00>]`,
    )
  const marked = await markPdf(kept('6 0 R'), options)
  assert.equal((await readPdf(marked))[0]?.items[0]?.text, 'income 5.00')
  assert.doesNotMatch(Buffer.from(marked).toString('latin1'), /R\0?0\0?1/)
  const opened = await openPdf(marked, withDefaults())
  const found = await (await opened.getPage(1)).getAnnotations()
  assert.ok(found.some(({ contentsObj }) => contentsObj?.str === 'R01 本年收入合计\n应为 5.00'))
})
