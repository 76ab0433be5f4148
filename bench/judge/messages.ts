import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/** Messages of citizens to government boards, collected for a contest (2020): for judging alone. */
export const messagesFolder = path.join(
  ...[import.meta.dirname, '..', '..', '..', 'shared', 'data', 'citizen-messages-tipdm2020'],
)

/** Rows of a table, packed or not, by column name. */
export function rowsOf(file: string): Record<string, string>[] {
  if (!existsSync(file)) throw new Error(`${file} is not here: the data of the judgement is kept apart`)
  const bytes = readFileSync(file)
  return parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, bom: true })
}
