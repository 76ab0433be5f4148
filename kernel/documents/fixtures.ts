import assert from 'node:assert/strict'
import { deflateRawSync } from 'node:zlib'
import { Refused } from '../errors.ts'
import type { Block, Cell } from './block.ts'

/** Files made by hand for the tests of this folder, byte by byte where no writer would make them. */

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const joined = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts)

/** The pairs of bytes of GB18030, found by turning the platform's decoder round. */
const gbPairs = new Map<string, number[]>()
for (let lead = 0x81; lead <= 0xfe; lead += 1)
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const char = new TextDecoder('gb18030').decode(new Uint8Array([lead, trail]))
    if (trail !== 0x7f && !gbPairs.has(char)) gbPairs.set(char, [lead, trail])
  }

export const gb18030 = (text: string): Uint8Array =>
  Uint8Array.from(
    text.split('').flatMap((c) => (c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : (gbPairs.get(c) ?? []))),
  )

export const cutEvery = (size: number, bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** For `assert.throws` and `assert.rejects`: this refusal, with these details among its own. */
export const refusedAs =
  (code: string, details: Record<string, unknown> = {}) =>
  (thrown: unknown): boolean => {
    assert.ok(thrown instanceof Refused, String(thrown))
    assert.equal(thrown.refusal.code, code)
    for (const [name, value] of Object.entries(details)) assert.deepEqual(thrown.details[name], value)
    return true
  }

/** Blocks as their writer knew them, who knew no places. */
export const withoutPlaces = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => ({
    ...block,
    place: {},
    ...(block.kind === 'table' ? { rows: block.rows.map((row) => row.map(withoutPlace)) } : {}),
  }))

export function withoutPlace(cell: Cell): Cell {
  const bare = { ...cell }
  delete bare.place
  return bare
}

export interface Part {
  name: string
  content: Uint8Array | string
  /** What the directory claims instead of the true expanded size. */
  claims?: number
}

/** A ZIP, each part deflated; CRCs are left zero, as no reader here looks at them. */
export function zipOf(parts: Part[]): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const content = Buffer.from(part.content)
    const packed = deflateRawSync(content, { level: 9 })
    const facts = Buffer.alloc(16)
    facts.writeUInt32LE(packed.length, 4)
    facts.writeUInt32LE(part.claims ?? content.length, 8)
    facts.writeUInt16LE(name.length, 12)
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0', 'latin1'),
      facts,
      name,
      packed,
    ])
    const entry = Buffer.from('PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0', 'latin1')
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(entry, facts, tail, name)
    bodies.push(local)
    at += local.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, index, end])
}

/** A PDF of these objects, the first being its catalogue; `trailer` is added to the trailer's entries. */
export function pdfOf(objects: (string | Uint8Array)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const starts: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)
    parts.push(bytes)
    at += bytes.length
  }
  objects.forEach((object, i) => {
    starts.push(at)
    add(`${i + 1} 0 obj\n`)
    add(object)
    add('\nendobj\n')
  })
  const xref = at
  const entries = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`)
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`)
  return Buffer.concat(parts)
}

export const streamOf = (content: string | Uint8Array, entries = ''): Uint8Array =>
  Buffer.concat([
    Buffer.from(`<< /Length ${content.length} ${entries} >>\nstream\n`),
    typeof content === 'string' ? Buffer.from(content, 'latin1') : content,
    Buffer.from('\nendstream'),
  ])

/** One page of 595 × 842 points with this content; font F1 is a Chinese one that is not embedded. */
export const pageOf = (content: string | Uint8Array, page = '', entries = '', trailer = ''): Uint8Array =>
  pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
      streamOf(content, entries),
      '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 907 500] >>',
    ],
    trailer,
  )

/** PDF operators that write a text at a point, in font F1 of 12 points. */
export const writeAt = (x: number, y: number, text: string): string =>
  `BT /F1 12 Tf ${x} ${y} Td <${Buffer.from(gb18030(text)).toString('hex')}> Tj ET\n`
