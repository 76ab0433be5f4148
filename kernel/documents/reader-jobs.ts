import type { Block } from './block.ts'
import type { Limits } from './limits.ts'
import type { MarkOptions } from './mark-pdf.ts'
import type { DocumentFacts } from './read-document.ts'
import type { PdfPage } from './read-pdf.ts'
import type { SheetEvent } from './read-xlsx.ts'

/** What the reading process can be asked for: with which options, in which items it answers, what it adds at the end. */
export interface ReaderJobs {
  document: { options: { name: string }; item: Block; facts: DocumentFacts }
  pdf: { options: object; item: PdfPage; facts: undefined }
  mark: { options: MarkOptions; item: Uint8Array; facts: undefined }
  docx: { options: object; item: Block; facts: undefined }
  html: { options: object; item: Block; facts: undefined }
  xlsx: { options: { sheet?: string }; item: SheetEvent; facts: undefined }
}

export type JobName = keyof ReaderJobs
export type Options<J extends JobName> = ReaderJobs[J]['options']
export type Item<J extends JobName> = ReaderJobs[J]['item']
export type Facts<J extends JobName> = ReaderJobs[J]['facts']

/** How a job is begun; `length` bytes of the file follow on standard input once the reader says `take`. */
export type Begin<J extends JobName = JobName> = {
  [K in J]: { ask: 'begin'; job: K; options: Options<K>; limits: Limits; length: number }
}[J]

/** From home to the reader. */
export type Asked<J extends JobName = JobName> = Begin<J> | { ask: 'more' }

/** From the reader to home. */
export type Told<I = unknown, F = unknown> =
  | { tell: 'take' }
  | { tell: 'items'; items: I[] }
  | { tell: 'done'; facts: F; rss: number }
  | { tell: 'refused'; code: string; details: Record<string, unknown>; rss: number }
