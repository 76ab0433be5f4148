import { refuse } from '../errors.ts'
import type { ByteSource } from './byte-stream.ts'
import { jsonMalformed } from './errors.ts'
import { withDefaults, type Limits } from './limits.ts'
import { readLines } from './read-lines.ts'

export interface NdjsonRecord {
  /** From 1. */
  line: number
  /** The line's own text where it is not JSON. */
  value: unknown
  /** Why the line is not JSON: only where `keepWrong` asks for such lines. */
  wrong?: string
}

/**
 * One JSON value per line of UTF-8, plain or gzipped, in constant memory; blank lines are skipped. A line that
 * is not JSON is refused, or handed on as it is with `keepWrong`.
 */
export async function* readNdjson(
  source: ByteSource,
  options: { limits?: Partial<Limits>; keepWrong?: boolean } = {},
): AsyncGenerator<NdjsonRecord> {
  for await (const { line, text } of readLines(source, withDefaults(options.limits), 'utf-8'))
    if (text.trim() !== '') {
      const record = parsed(line, text)
      if (record.wrong !== undefined && !options.keepWrong) refuse(jsonMalformed, { line, why: record.wrong })
      yield record
    }
}

function parsed(line: number, text: string): NdjsonRecord {
  try {
    return { line, value: JSON.parse(text) }
  } catch (thrown) {
    return { line, value: text, wrong: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}
