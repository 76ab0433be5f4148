import { refuse } from '../errors.ts'
import { encodingMixed, encodingUnknown } from './errors.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export interface DecodedText {
  /** Without the byte order mark. */
  text: string
  encoding: Encoding
  /** How many U+FFFD the text holds: signs that an earlier conversion lost something. */
  lost: number
}

/**
 * Decodes strictly: UTF-8 or UTF-16 by their marks, else UTF-8 where every byte fits, else GB18030
 * (which contains GB2312 and GBK) where the result reads like Chinese.
 * Refuses binary data, other encodings, and texts in which a second encoding begins, naming its line.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = detectEncoding(bytes)
  const text = decodeAs(encoding, bytes)
  return { text, encoding, lost: text.split('\uFFFD').length - 1 }
}

/** The encoding of a text, judged from all of it or from its first part. Refuses what is none. */
export function detectEncoding(bytes: Uint8Array, isWhole = true): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  const unmarked = utf16WithoutMark(bytes)
  if (unmarked) return unmarked
  if (bytes.includes(0)) refuse(encodingUnknown)
  if (fits('utf-8', bytes, isWhole)) return 'utf-8'
  if (mostlyUtf8(bytes)) return 'utf-8'
  if (fits('gb18030', bytes, isWhole) && readsLikeChinese(bytes)) return 'gb18030'
  return refuse(encodingUnknown)
}

/** Decodes strictly; the refusal names the first line that does not fit. */
export function decodeAs(encoding: Encoding, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return refuse(encodingMixed, { encoding: encoding.toUpperCase(), line: firstBadLine(encoding, bytes) })
  }
}

/** Decodes a stream strictly, chunk by chunk; an unsaid encoding is judged from the first megabyte. */
export async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding?: Encoding,
): AsyncGenerator<string> {
  let decode = encoding && strictDecoder(encoding)
  let held: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    if (decode) {
      yield decode(chunk, true)
      continue
    }
    held.push(chunk)
    size += chunk.length
    if (size < ENOUGH_TO_JUDGE) continue
    const first = Buffer.concat(held)
    held = []
    decode = strictDecoder(detectEncoding(first, false))
    yield decode(first, true)
  }
  const rest = Buffer.concat(held)
  decode ??= strictDecoder(detectEncoding(rest))
  yield decode(rest, false)
}

/** A decoder of consecutive chunks that names the line, counted from the first chunk, which does not fit. */
function strictDecoder(encoding: Encoding): (bytes: Uint8Array, more: boolean) => string {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let line = 1
  let begunLine = new Uint8Array(0)
  return (bytes, more) => {
    try {
      const text = decoder.decode(bytes, { stream: more })
      begunLine = bytes.slice(Math.max(bytes.lastIndexOf(NEWLINE) + 1, bytes.length - 4096))
      line += lineEnds(bytes)
      return text
    } catch {
      const bad = line - 1 + firstBadLine(encoding, Buffer.concat([begunLine, bytes]))
      return refuse(encodingMixed, { encoding: encoding.toUpperCase(), line: bad })
    }
  }
}

const ENOUGH_TO_JUDGE = 1 << 20
const NEWLINE = 10

/** Tried in parts, so that no text of the whole comes to be; a first part may end inside a character. */
function fits(encoding: Encoding, bytes: Uint8Array, isWhole: boolean): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += ENOUGH_TO_JUDGE)
      decoder.decode(bytes.subarray(at, at + ENOUGH_TO_JUDGE), { stream: true })
    if (isWhole) decoder.decode()
    return true
  } catch {
    return false
  }
}

/**
 * Text in UTF-16 without a mark: ASCII has its zero in every second byte, and nine characters in ten are
 * what a Chinese or English text is made of.
 */
function utf16WithoutMark(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 4096)
  let balance = 0
  sample.forEach((byte, i) => {
    if (byte === 0) balance += i % 2 ? 1 : -1
  })
  if (balance === 0) return undefined
  const encoding = balance > 0 ? 'utf-16le' : 'utf-16be'
  const text = new TextDecoder(encoding).decode(sample)
  const usual =
    text.match(/[\t\r\n\u0020-\u007e\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0
  return usual >= text.length * 0.9 ? encoding : undefined
}

/** True where more bytes beyond ASCII stand in well-formed UTF-8 sequences than outside them. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let inside = 0
  let outside = 0
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
    let followers = 0
    while (followers < length - 1 && ((bytes[i + followers + 1] ?? 0) & 0xc0) === 0x80) followers += 1
    if (length > 2 && followers === length - 1) {
      inside += length
      i += followers
    } else outside += 1
  }
  return inside > outside
}

/**
 * Almost any bytes decode as GB18030, so what comes out must be what Chinese is written in: of its pairs of
 * bytes at least seven in ten lie in GB2312's signs and first-level characters (rows 1–9 and 16–55).
 */
function readsLikeChinese(bytes: Uint8Array): boolean {
  let pairs = 0
  let common = 0
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[i + 1] ?? 0
    const row = lead - 0xa0
    pairs += 1
    if (trail >= 0xa1 && ((row >= 1 && row <= 9) || (row >= 16 && row <= 55))) common += 1
    i += 1
  }
  return common >= pairs * 0.7
}

/**
 * No newline byte stands inside a character of UTF-8 or GB18030, so lines can be tried one by one:
 * first in parts of 64 kB, then within the part that does not fit.
 */
function firstBadLine(encoding: Encoding, bytes: Uint8Array, step = 1 << 16): number {
  let line = 1
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(NEWLINE, start + step)
    const end = found < 0 ? bytes.length : found + (encoding === 'utf-16le' ? 2 : 1)
    const part = bytes.subarray(start, end)
    if (!fits(encoding, part, true)) return step === 0 ? line : line - 1 + firstBadLine(encoding, part, 0)
    line += lineEnds(part)
    start = end
  }
  return line
}

function lineEnds(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1
  return count
}
