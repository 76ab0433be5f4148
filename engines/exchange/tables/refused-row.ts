import { type Refused, sentence, type Text } from '#kernel/errors.ts'
import type { Problem } from '#kernel/problems.ts'
import type { SourceRow } from '../import.ts'
import type { RefusedRow } from './sent-table.ts'

/**
 * What is told of a refused row: its own words, and the first reason with the fields it is about, each by the title
 * that the table gives it.
 */
export function refusedRowOf(
  { row, line, columns }: SourceRow,
  why: Refused,
  titles: ReadonlyMap<string, Text> = new Map(),
): RefusedRow {
  const { zh, en } = sentence(why)
  const issues = Array.isArray(why.details.issues) ? (why.details.issues as Problem[]) : []
  const told = issues.map(({ field, problem }) => {
    const title = titles.get(field.split('.')[0]!)
    return title ?? { zh: `${field}：${problem.zh}`, en: `${field}: ${problem.en}` }
  })
  return {
    ...{ row, line },
    code: why.refusal.code,
    reason: {
      zh: zh + (told.length > 0 ? `（${told.map((each) => each.zh).join('、')}）` : ''),
      en: en + (told.length > 0 ? ` (${told.map((each) => each.en).join(', ')})` : ''),
    },
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value ?? ''),
      ]),
    ),
  }
}
