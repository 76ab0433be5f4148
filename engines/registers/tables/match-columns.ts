import { refuse } from '#kernel/errors.ts'
import type { Register } from '../define-register.ts'
import { columnsOf, namesOf, type TableColumn } from './columns.ts'
import { columnsNeeded, columnUnknown } from './errors.ts'

export interface MatchedColumn extends TableColumn {
  /** Its place in the table, from 0. */
  at: number
}

/**
 * Which column of a table says which field: as the person says (`{ state: '设施状态' }`; an empty name leaves
 * the field out), else by the field's own titles. Refuses a name the table lacks, and a table without the key.
 */
export function matchColumns(
  register: Register,
  head: readonly string[],
  said: Readonly<Record<string, string>>,
): MatchedColumn[] {
  const matched = columnsOf(register).flatMap((column): MatchedColumn[] => {
    const name = said[column.path]
    if (name === '') return []
    if (name !== undefined && !head.includes(name)) refuse(columnUnknown, { column: name })
    const at = name === undefined ? placeIn(head, namesOf(column)) : head.indexOf(name)
    return at < 0 ? [] : [{ ...column, at }]
  })
  const { key, form } = register
  const needed = 'field' in key ? [key.field] : (form.required ?? [])
  const found = new Set(matched.map(({ field }) => field))
  const missing = needed.filter((field) => !found.has(field))
  if (missing.length > 0 && !found.has('key'))
    refuse(columnsNeeded, {
      fields: missing.map((field) => form.properties[field]?.label?.zh ?? field).join('、'),
    })
  return matched
}

const placeIn = (head: readonly string[], names: readonly string[]): number =>
  head.findIndex((title) => names.some((name) => name.toLowerCase() === title.toLowerCase()))
