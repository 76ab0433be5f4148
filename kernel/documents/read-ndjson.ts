import { refuse } from '../errors.ts'
import type { ByteSource } from './byte-stream.ts'
import { jsonMalformed } from './errors.ts'
import { withDefaults, type Limits } from './limits.ts'
import { readLines } from './read-lines.ts'

export interface NdjsonRecord {
  /** From 1. */
  line: number
  value: unknown
}

/** One JSON value per line of UTF-8, plain or gzipped, in constant memory; blank lines are skipped. */
export async function* readNdjson(
  source: ByteSource,
  options: { limits?: Partial<Limits> } = {},
): AsyncGenerator<NdjsonRecord> {
  for await (const { line, text } of readLines(source, withDefaults(options.limits), 'utf-8'))
    if (text.trim() !== '') yield { line, value: parsed(text, line) }
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    return refuse(jsonMalformed, { line, why: thrown instanceof Error ? thrown.message : String(thrown) })
  }
}
