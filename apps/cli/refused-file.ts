import { accessSync, constants, createWriteStream, rmSync, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import type { SourceRow } from '#engines/exchange/exchange.ts'
import { type Refused, sentence } from '#kernel/errors.ts'

/** Takes the rows that were refused, each with its reason; made only when there is one. */
export interface RefusedFile {
  file: string
  add: (row: SourceRow, why: Refused) => Promise<void>
  close(): Promise<void>
}

/**
 * `FILE.refused.ndjson` beside the file, or in the current folder where that one is closed. An earlier run's file
 * is replaced. Rows stand there as the source has them, personal data too: for its owner's eyes alone.
 */
export function refusedFile(source: string, named: string | undefined): RefusedFile {
  const file = named ?? path.join(folderFor(source), `${path.basename(source)}.refused.ndjson`)
  rmSync(file, { force: true })
  let stream: WriteStream | undefined
  return {
    file,
    async add({ row, line, columns }, why) {
      stream ??= createWriteStream(file, { mode: 0o600 })
      const { issues } = why.details
      const said = {
        row,
        line,
        code: why.refusal.code,
        reason: sentence(why),
        ...(issues ? { issues } : {}),
        columns,
      }
      if (!stream.write(`${JSON.stringify(said)}\n`)) await once(stream, 'drain')
    },
    async close() {
      if (!stream) return
      stream.end()
      await once(stream, 'close')
    },
  }
}

function folderFor(source: string): string {
  const folder = path.dirname(path.resolve(source))
  try {
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    return '.'
  }
}
