import { type Refused, sentence } from '#kernel/errors.ts'
import type { SourceRow } from '../import.ts'
import type { RefusedRow } from './sent-table.ts'

/** What is told of a refused row: its own words, and the first reason with the field it is about. */
export function refusedRowOf({ row, line, columns }: SourceRow, why: Refused): RefusedRow {
  const { zh, en } = sentence(why)
  const issues = Array.isArray(why.details.issues)
    ? (why.details.issues as { field: string; problem: string }[])
    : []
  const told = issues.map(({ field, problem }) => `${field}: ${problem}`).join('; ')
  const more = told && ` (${told})`
  return {
    ...{ row, line },
    code: why.refusal.code,
    reason: { zh: zh + more, en: en + more },
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value ?? ''),
      ]),
    ),
  }
}
