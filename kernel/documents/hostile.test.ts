import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { deflateSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { soak } from '#tests/soak.ts'
import { readDocument, readPdf, readXlsxRows } from '../documents.ts'
import { Refused } from '../errors.ts'
import type { Block } from './block.ts'
import { all, gb18030, pageOf, pdfOf, refusedAs, streamOf, utf8, writeAt, zipOf } from './fixtures.ts'
import type { Limits } from './limits.ts'
import { writeCsv } from './write-csv.ts'
import { writeDocx } from './write-docx.ts'
import { writeHtml } from './write-html.ts'
import { writeXlsx } from './write-xlsx.ts'

/** What an attacker, a broken disk or a careless colleague sends. Whatever it is: blocks, or a refusal by name. */

const MB = 1 << 20
const refused = (bytes: Uint8Array, name: string, code: string, limits: Partial<Limits> = {}) =>
  assert.rejects(readDocument(bytes, name, limits), refusedAs(code))

const blocks: Block[] = [
  { kind: 'heading', level: 1, text: '2023年度部门决算', place: {} },
  { kind: 'paragraph', text: '收、支总计均为6,619.58万元。', place: {} },
  {
    kind: 'table',
    rows: Array.from({ length: 9 }, (_, i) => [{ text: `项目${i}` }, { text: `${i * 7}` }]),
    place: {},
  },
]
const honest: [name: string, bytes: Uint8Array][] = [
  ['a.docx', await writeDocx(blocks)],
  [
    'a.xlsx',
    await writeXlsx([{ name: '表', table: { rows: [[{ text: '项目' }, { text: '1', value: 1 }]] } }]),
  ],
  ['a.html', utf8(writeHtml(blocks))],
  ['a.pdf', pageOf(writeAt(72, 700, '财政拨款') + '100 600 200 50 re S 100 620 m 300 620 l S\n')],
  [
    'a.csv',
    Buffer.concat(
      await all(
        writeCsv([
          ['项目', '金额'],
          ['甲', 1],
        ]),
      ),
    ),
  ],
  ['a.txt', gb18030('一、收入\n二、支出\n')],
  ['a.txt.gz', gzipSync(utf8('一、收入\n'))],
]

test('honest files of every kind are read', async () => {
  for (const [name, bytes] of honest) assert.ok((await readDocument(bytes, name)).blocks.length > 0, name)
})

test('cut, spoilt and shuffled files are read or refused by name, and the reader lives on', async () => {
  const position = fc.double({ min: 0, max: 1, noNaN: true })
  const spoiling = fc.record({
    file: fc.constantFrom(...honest),
    cut: fc.option(position),
    bytes: fc.array(fc.tuple(position, fc.nat(255)), { maxLength: 20 }),
    swap: fc.option(fc.tuple(position, position, fc.nat(60))),
  })
  await fc.assert(
    fc.asyncProperty(spoiling, async ({ file: [name, whole], cut, bytes, swap }) => {
      const spoilt = Buffer.from(whole.subarray(0, cut === null ? undefined : Math.floor(cut * whole.length)))
      const at = (where: number) => Math.floor(where * (spoilt.length - 1))
      if (spoilt.length) for (const [where, byte] of bytes) spoilt[at(where)] = byte
      if (swap) spoilt.copyWithin(at(swap[0]), at(swap[1]), at(swap[1]) + swap[2])
      await readDocument(spoilt, name, { seconds: 20 }).catch((thrown: unknown) => {
        assert.ok(thrown instanceof Refused, String(thrown))
        assert.match(thrown.refusal.code, /^documents\./)
      })
    }),
    { numRuns: soak(150, 20_000) },
  )
})

test('random bytes under any name are refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 100, maxLength: 400 }),
      fc.constantFrom('a.pdf', 'a.docx', 'a.csv', 'a'),
      async (bytes, name) => {
        for (const begin of ['', '%PDF-1.7\n', 'PK\x03\x04word/', '\x1f\x8b\x08'])
          await assert.rejects(
            readDocument(Buffer.concat([Buffer.from(begin, 'latin1'), bytes]), name),
            Refused,
          )
      },
    ),
    { numRuns: soak(10, 2000) },
  )
})

test('bombs are refused before they go off, or where they do', async () => {
  const zeros = Buffer.alloc(64 * MB)
  await refused(zipOf([{ name: 'word/document.xml', content: zeros }]), 'a.docx', 'documents.expands-too-far')
  await refused(
    zipOf([{ name: 'word/document.xml', content: zeros, claims: 5000 }]),
    'a.docx',
    'documents.expands-too-far',
  )
  await refused(
    zipOf([{ name: 'a.zip', content: zipOf([{ name: 'b', content: zeros }]) }]),
    'a.zip',
    'documents.kind-unsupported',
  )
  await refused(gzipSync(zeros), 'a.txt.gz', 'documents.expands-too-far')
  await refused(gzipSync(gzipSync('a')), 'a.gz', 'documents.kind-unsupported')
})

test('a page that expands without end costs the reader’s life, not the server’s; the next file is read', async () => {
  const flood = deflateSync(Buffer.alloc(300 * MB, 'q Q '))
  const before = process.memoryUsage.rss()
  await refused(pageOf(flood, '', '/Filter /FlateDecode'), 'a.pdf', 'documents.too-heavy')
  assert.ok(process.memoryUsage.rss() - before < 100 * MB)
  assert.equal((await readDocument(pageOf(writeAt(72, 700, '后来')), 'a.pdf')).kind, 'pdf')
})

test('circles in a PDF come to an end', async () => {
  const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
  await refused(
    pdfOf([catalog, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000 >>']),
    'a.pdf',
    'documents.damaged',
  )
  const resources = '/Resources << /XObject << /A 5 0 R >> >>'
  const circle = [
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R ${resources} >>`,
    streamOf('/A Do'),
    streamOf('/A Do /A Do', `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${resources}`),
  ]
  await refused(pdfOf(circle), 'a.pdf', 'documents.no-text')
})

test('work that takes too long is stopped, whatever it is doing', async () => {
  const busy = pageOf(
    deflateSync(Buffer.alloc(60 * MB, '0 0 m 100 0 l S 0 0 m 0 100 l S ')),
    '',
    '/Filter /FlateDecode',
  )
  await refused(busy, 'a.pdf', 'documents.too-slow', { seconds: 0.3 })
})

test('two hundred megabytes of nothing, of one line or of many, are refused within memory', async () => {
  const door = new URL('../documents.ts', import.meta.url).href
  const floods = [
    ['x', 'a.txt'],
    ['a,b,c,d\n', 'a.csv'],
    ['\0', 'a.txt'],
    ['%PDF-', 'a.pdf'],
  ].slice(0, soak(2, 4))
  const script = `
    import { readDocument } from ${JSON.stringify(door)}
    for (const [fill, name] of ${JSON.stringify(floods)})
      await readDocument(Buffer.alloc(${200 * MB}, fill), name).catch((thrown) => console.log(thrown.refusal?.code ?? thrown))
    console.log(process.resourceUsage().maxRSS / 1024)`
  const codes = ['too-much-text', 'too-many-cells', 'encoding-unknown', 'too-heavy'].map(
    (code) => `documents.${code}`,
  )
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
  const said = stdout.trim().split('\n')
  const peak = Number(said.pop())
  assert.deepEqual(said, codes.slice(0, floods.length))
  assert.ok(peak < 700, `the server’s side took ${peak} MB, the file and what was read of it included`)
  await refused(Buffer.alloc(200 * MB + 1), 'a.txt', 'documents.too-large')
  await refused(new Uint8Array(0), 'a.txt', 'documents.empty')
})

test('scans and passwords are told apart from damage', async () => {
  await refused(pageOf('100 100 m 200 200 l S'), 'a.pdf', 'documents.no-text')
  const locked = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  await refused(locked, '决算.docx', 'documents.encrypted')
})

test('many files at once wait for their turn and each gets its own answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => {
      if (i % 3 === 0)
        return readPdf(utf8('%PDF-nothing')).catch((thrown: unknown) =>
          thrown instanceof Refused ? thrown.refusal.code : thrown,
        )
      const { blocks: found } = await readDocument(utf8(`第${i}份`), 'a.txt')
      return found[0]?.kind === 'paragraph' ? found[0].text : found
    }),
  )
  assert.deepEqual(
    answers,
    answers.map((_, i) => (i % 3 === 0 ? 'documents.damaged' : `第${i}份`)),
  )
})

test('an import may stop in the middle of a workbook; the place is free for the next', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => [{ text: `${i}`, value: i }])
  const book = await writeXlsx([
    { name: '一', table: { rows } },
    { name: '二', table: { rows: rows.slice(0, 2) } },
  ])
  for (let i = 0; i < 4; i += 1) for await (const row of readXlsxRows(book)) if (row.number === 700) break
  assert.equal((await all(readXlsxRows(book))).length, 3000)
  assert.equal((await all(readXlsxRows(book, { sheet: '二' }))).length, 2)
})
