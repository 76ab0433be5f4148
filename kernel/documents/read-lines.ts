import { refuse, type Refusal } from '../errors.ts'
import { unpackedChunks, type ByteSource } from './byte-stream.ts'
import { decodeChunks, type Encoding } from './encoding.ts'
import { recordTooLong } from './errors.ts'
import type { Limits } from './limits.ts'

/** The physical lines of a text, numbered from 1, without their ends: LF, CR LF or CR. */
export async function* readLines(
  source: ByteSource,
  limits: Limits,
  encoding?: Encoding,
  tooLong: Refusal = recordTooLong,
): AsyncGenerator<{ line: number; text: string }> {
  let rest = ''
  let line = 0
  let endsInReturn = false
  for await (const chunk of decodeChunks(unpackedChunks(source, limits), encoding)) {
    // Pieces of one long line are only strung together: to look into them anew each time would be quadratic.
    const endsHere = endsInReturn || /[\r\n]/.test(chunk)
    endsInReturn = chunk === '' ? endsInReturn : chunk.endsWith('\r')
    rest += chunk
    const lines = endsHere ? rest.split(/\r\n|\n|\r(?!$)/) : [rest]
    rest = lines.pop() ?? ''
    if (rest.length > limits.recordBytes)
      refuse(tooLong, { line: line + lines.length + 1, limit: limits.recordBytes })
    for (const text of lines) yield { line: (line += 1), text }
  }
  if (rest !== '') yield { line: line + 1, text: rest.replace(/\r$/, '') }
}
