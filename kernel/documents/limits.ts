import { refuse } from '../errors.ts'
import { fileEmpty, fileTooLarge } from './errors.ts'

const megabyte = 1 << 20

/** What reading one file may cost; each is refused by name, never exceeded quietly. */
export interface Limits {
  /** Of the file as it came, in bytes. */
  bytes: number
  /** Of all that a ZIP (DOCX, XLSX) or GZ holds, in bytes. */
  expandedBytes: number
  /** Expanded over packed bytes; counted only beyond 10 MB, as small things may shrink as they like. */
  ratio: number
  pages: number
  /** Table cells, paragraphs and pieces of positioned text together. */
  cells: number
  /** Of all text handed back. */
  characters: number
  /** One record of CSV or one line of NDJSON, in bytes. */
  recordBytes: number
  /** Working time of the reader, without the time its caller takes. */
  seconds: number
}

export const defaultLimits: Readonly<Limits> = {
  bytes: 200 * megabyte,
  expandedBytes: 1024 * megabyte,
  ratio: 200,
  pages: 3000,
  cells: 1_000_000,
  characters: 50_000_000,
  recordBytes: megabyte,
  seconds: 60,
}

export const withDefaults = (limits: Partial<Limits> = {}): Limits => ({ ...defaultLimits, ...limits })

export const inMegabytes = (bytes: number): number => Math.round((bytes / megabyte) * 10) / 10

/** An unusual factor counts only where there is something to fear. */
export const growsTooFar = (expanded: number, packed: number, limits: Limits): boolean =>
  expanded > limits.expandedBytes || (expanded > 10 * megabyte && expanded > packed * limits.ratio)

export function checkSize(bytes: Uint8Array, limits: Limits): void {
  if (bytes.length === 0) refuse(fileEmpty)
  if (bytes.length > limits.bytes) refuse(fileTooLarge, { limit: inMegabytes(limits.bytes) })
}
