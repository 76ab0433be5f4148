import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { tooManyRows } from '../errors.ts'
import { readRows, type SourceRow } from '../import.ts'

/** A table as a page sends it: its bytes, so that encodings and workbooks are read in one place. */
export const sentTable = {
  bytes: z.base64().max(28 << 20),
  /** Everything is tried and nothing kept. */
  dry: z.boolean(),
  /** What the sender calls the file; shown to the sender beside the progress. */
  file: z.string().max(200).default(''),
}
export const mostSentBytes = 30 << 20

/**
 * Hands over the rows of a sent table. It lies in a file of its own, for the server's account alone, only
 * while it is read: such a table is full of personal data.
 */
export async function withRows<T>(
  { bytes, needs = [], most }: { bytes: string; needs?: readonly string[]; most: number },
  work: (rows: AsyncIterable<SourceRow>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-table-'))
  try {
    const file = path.join(folder, 'table')
    await writeFile(file, Buffer.from(bytes, 'base64'), { mode: 0o600 })
    return await work(atMost(readRows(file, needs), most))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* atMost(rows: AsyncIterable<SourceRow>, most: number): AsyncGenerator<SourceRow> {
  for await (const row of rows) {
    if (row.row > most) refuse(tooManyRows, { most })
    yield row
  }
}

const text = z.object({ zh: z.string(), en: z.string() })

/** A row that was refused, as it stood, and why. */
export const refusedRow = z.object({
  row: z.number(),
  line: z.number(),
  code: z.string(),
  reason: text,
  columns: z.record(z.string(), z.string()),
})
export type RefusedRow = z.output<typeof refusedRow>

/** What came of an import: rows read, taken in (or that would be), refused; for people, what is handed out. */
export const importedTable = z.object({
  read: z.number(),
  done: z.number(),
  alreadyThere: z.number().optional(),
  /** Of those taken in, how many were there and now say something else. */
  changed: z.number().optional(),
  leftOut: z.object({ class: z.number(), street: z.number(), position: z.number() }).optional(),
  refused: z.array(refusedRow),
  handed: z.array(z.record(z.string(), z.string())).optional(),
})
