import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { inflateSync } from 'node:zlib'

/**
 * Fonts for Typst, which reads TrueType but not the WOFF that npm brings. The slice `chinese-simplified` holds
 * Latin and 7,333 Han characters; everything rarer (①, ㎡, names) lies in a hundred small slices, which are
 * read only when a document needs them.
 */

export const FAMILY = 'Noto Sans SC'
const WEIGHTS = [400, 700]

/** Where npm put the fonts, whatever folder this runs in. */
const folder = (): string =>
  path.dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'))

/** Regular and bold of the main slice. */
export const mainFonts = (): Buffer[] => WEIGHTS.map((weight) => fontOf('chinese-simplified', weight, FAMILY))

/** Regular and bold of one of the small slices, under the family name that `familyOf` gives it. */
export const sliceFonts = (slice: string): Buffer[] =>
  WEIGHTS.map((weight) => fontOf(slice, weight, familyOf(slice)))

export const familyOf = (slice: string): string => `${FAMILY} ${slice}`

const fontOf = (slice: string, weight: number, family: string): Buffer => {
  const file = path.join(folder(), 'files', `noto-sans-sc-${slice}-${weight}-normal.woff`)
  return woffToTrueType(readFileSync(file), family)
}

export type Ranges = [from: number, to: number][]

/** Which small slice holds which characters: as the package itself tells browsers. */
export function sliceRanges(): Map<string, Ranges> {
  const said: unknown = JSON.parse(readFileSync(path.join(folder(), 'unicode.json'), 'utf8'))
  const slices = new Map<string, Ranges>()
  for (const [key, ranges] of Object.entries(said ?? {})) {
    const slice = /^\[(\d+)\]$/.exec(key)?.[1]
    if (slice) slices.set(slice, String(ranges).split(',').map(rangeOf))
  }
  return slices
}

/** `U+4e00-4e0f` or `U+4e00`. */
function rangeOf(said: string): [number, number] {
  const [from = '', to = from] = said.trim().replace(/^U\+/i, '').split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}

interface FontTable {
  tag: string
  content: Buffer
}

/**
 * WOFF 1.0 is a TrueType font whose tables are deflated one by one (W3C, WOFF File Format 1.0, section 5):
 * they are inflated and set behind a TrueType directory. The `name` table is written anew with `family`.
 */
export function woffToTrueType(woff: Buffer, family: string): Buffer {
  const flavour = woff.readUInt32BE(4)
  const tables: FontTable[] = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const entry = 44 + 20 * i
    const tag = woff.toString('latin1', entry, entry + 4)
    const [at, packed, length] = [
      woff.readUInt32BE(entry + 4),
      woff.readUInt32BE(entry + 8),
      woff.readUInt32BE(entry + 12),
    ]
    const stored = woff.subarray(at, at + packed)
    if (tag === 'name') return { tag, content: nameTable(family) }
    return { tag, content: packed < length ? inflateSync(stored) : stored }
  })
  return trueType(flavour, tables)
}

/** OpenType 1.9, "Organization of an OpenType Font": directory, then tables, each padded to four bytes. */
function trueType(flavour: number, tables: FontTable[]): Buffer {
  const power = Math.floor(Math.log2(tables.length))
  const directory = Buffer.alloc(12 + 16 * tables.length)
  directory.writeUInt32BE(flavour, 0)
  directory.writeUInt16BE(tables.length, 4)
  directory.writeUInt16BE(16 * 2 ** power, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(16 * tables.length - 16 * 2 ** power, 10)
  const parts: Buffer[] = [directory]
  let at = directory.length
  tables.forEach(({ tag, content }, i) => {
    const entry = 12 + 16 * i
    const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)])
    directory.write(tag, entry, 'latin1')
    directory.writeUInt32BE(checksum(padded), entry + 4)
    directory.writeUInt32BE(at, entry + 8)
    directory.writeUInt32BE(content.length, entry + 12)
    parts.push(padded)
    at += padded.length
  })
  return Buffer.concat(parts)
}

/** The sum of all four-byte words, modulo 2³². */
function checksum(padded: Buffer): number {
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0
  return sum
}

/** A `name` table that says family, full and PostScript name for Windows in Unicode (OpenType 1.9, "name"). */
function nameTable(family: string): Buffer {
  const names: [id: number, text: Buffer][] = [
    [1, utf16(family)],
    [4, utf16(family)],
    [6, utf16(family.replaceAll(' ', ''))],
  ]
  const head = Buffer.alloc(6 + 12 * names.length)
  head.writeUInt16BE(names.length, 2)
  head.writeUInt16BE(head.length, 4)
  let at = 0
  names.forEach(([id, text], i) => {
    const record = [3, 1, 0x409, id, text.length, at]
    record.forEach((value, k) => head.writeUInt16BE(value, 6 + 12 * i + 2 * k))
    at += text.length
  })
  return Buffer.concat([head, ...names.map(([, text]) => text)])
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
