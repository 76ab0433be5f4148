import { namesInZip } from './zip.ts'

/** What can be read; the rest is named in `Detected.found`. */
export type DocumentKind = 'pdf' | 'docx' | 'xlsx' | 'html' | 'csv' | 'ndjson' | 'text' | 'gz'

export type Detected =
  | { kind: DocumentKind }
  /** Known but not readable: what it is, and what to save it as. */
  | { kind: 'foreign'; found: string; instead: string }
  | { kind: 'encrypted' }
  | { kind: 'unknown' }

/** First bytes of files that people send by mistake, and what to make of them. */
const foreign: [signature: string, found: string, instead: string][] = [
  ['\x89PNG', 'PNG', 'PDF'],
  ['\xff\xd8\xff', 'JPEG', 'PDF'],
  ['GIF8', 'GIF', 'PDF'],
  ['BM', 'BMP', 'PDF'],
  ['II*\0', 'TIFF', 'PDF'],
  ['MM\0*', 'TIFF', 'PDF'],
  ['{\\rtf', 'RTF', 'DOCX'],
  ['Rar!', 'RAR', 'PDF, DOCX, XLSX'],
  ['7z\xbc\xaf', '7Z', 'PDF, DOCX, XLSX'],
  ['MZ', 'EXE', 'PDF, DOCX, XLSX'],
]

/** A ZIP is known by a part that only its format has. */
const zipKinds: [part: RegExp, detected: Detected][] = [
  [/^word\/document\.xml$/, { kind: 'docx' }],
  [/^xl\/workbook\.xml$/, { kind: 'xlsx' }],
  [/^xl\/workbook\.bin$/, { kind: 'foreign', found: 'XLSB', instead: 'XLSX' }],
  [/^ppt\/presentation\.xml$/, { kind: 'foreign', found: 'PPTX', instead: 'PDF' }],
  [/^OFD\.xml$/i, { kind: 'foreign', found: 'OFD', instead: 'PDF' }],
  [/^content\.xml$/, { kind: 'foreign', found: 'ODF', instead: 'DOCX, XLSX' }],
]

/** Streams of the older office formats, whose names stand in UTF-16 in the file. */
const compoundKinds: [stream: string, detected: Detected][] = [
  ['EncryptedPackage', { kind: 'encrypted' }],
  ['WordDocument', { kind: 'foreign', found: 'DOC', instead: 'DOCX' }],
  ['Workbook', { kind: 'foreign', found: 'XLS', instead: 'XLSX' }],
  ['Book', { kind: 'foreign', found: 'XLS', instead: 'XLSX' }],
  ['PowerPoint Document', { kind: 'foreign', found: 'PPT', instead: 'PDF' }],
]

const textKinds: Record<string, DocumentKind> = {
  csv: 'csv',
  tsv: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
}

/**
 * What a file is: by its content; its name decides only between kinds of text. Text is not checked here,
 * `decodeText` does that.
 */
export function detectKind(bytes: Uint8Array, name: string): Detected {
  const head = latin1(bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return { kind: 'pdf' }
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return inZip(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return inCompound(bytes)
  if (head.startsWith('\x1f\x8b')) return { kind: 'gz' }
  const known = foreign.find(([signature]) => head.startsWith(signature))
  if (known && looksBinary(bytes)) return { kind: 'foreign', found: known[1], instead: known[2] }
  if (head.startsWith('{\\rtf')) return { kind: 'foreign', found: 'RTF', instead: 'DOCX' }
  const ending = /\.(\w+)$/.exec(name.toLowerCase().replace(/\.gz$/, ''))?.[1] ?? ''
  const byName = textKinds[ending]
  if (byName) return { kind: byName }
  const begin = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '')
  return {
    kind: /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)/i.test(begin) ? 'html' : 'text',
  }
}

function inZip(bytes: Uint8Array): Detected {
  const names = namesInZip(bytes)
  for (const [part, detected] of zipKinds) if (names.some((name) => part.test(name))) return detected
  // A ZIP that broke off has no directory, but its first part still says what it was meant to be.
  const head = latin1(bytes.subarray(0, 1 << 16))
  if (names.length === 0 && head.includes('word/')) return { kind: 'docx' }
  if (names.length === 0 && head.includes('xl/')) return { kind: 'xlsx' }
  return names.length ? { kind: 'foreign', found: 'ZIP', instead: 'PDF, DOCX, XLSX' } : { kind: 'unknown' }
}

function inCompound(bytes: Uint8Array): Detected {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const [stream, detected] of compoundKinds)
    if (content.includes(Buffer.from(stream, 'utf16le'))) return detected
  return { kind: 'unknown' }
}

/** Short signatures such as BM may also begin a text; a picture has control bytes. */
const looksBinary = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 1024).some((byte) => byte < 9 || (byte > 13 && byte < 32))

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
