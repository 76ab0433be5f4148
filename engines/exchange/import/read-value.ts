import { refuse } from '#kernel/errors.ts'
import { nulInText, valueMissing, valueUnlisted } from './errors.ts'
import type { ImportMapping, Value } from './mapping.ts'

/** A row as the source has it, by column. */
export type Columns = Readonly<Record<string, unknown>>

/** The columns that a value reads. */
export const columnsOf = (value: Value): string[] =>
  typeof value === 'string' ? [value] : [value.column ?? []].flat()

/** All columns that a mapping reads, each once. */
export function columnsUsed(mapping: ImportMapping): string[] {
  const {
    number,
    title,
    fields,
    channel,
    classes,
    street,
    unit,
    place,
    moments,
    due,
    status,
    history,
    walks,
  } = mapping
  const answers = Object.values(walks).flatMap((walk) => walk.flatMap((step) => Object.values(step.answers)))
  const values = [
    ...[
      number,
      title,
      channel,
      classes?.of,
      street,
      unit,
      place?.lng,
      place?.lat,
      due,
      status,
      history?.column,
    ],
    ...[...Object.values(fields), ...Object.values(moments), ...answers],
  ]
  return [...new Set(values.filter((value) => value !== undefined).flatMap(columnsOf))]
}

/** Reads values of rows by a mapping; what the source writes for "nothing" is nothing. */
export function valueReader({ ignore }: Pick<ImportMapping, 'ignore'>) {
  const nothing = new Set(['', ...ignore])

  function said(row: Columns, column: string): string | undefined {
    const value = row[column]
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
    const text = String(value).trim()
    if (text.includes('\0')) refuse(nulInText, { column })
    return nothing.has(text) ? undefined : text
  }

  /** What the row says; undefined where it says nothing, and where a table does not list its word. */
  function read(row: Columns, value: Value): string | boolean | undefined {
    if (typeof value === 'string') return said(row, value)
    if (value.constant !== undefined) return value.constant
    const found = word(row, value)
    if (found === undefined) return value.otherwise
    return value.table ? (value.table[found] ?? value.otherwise) : found
  }

  /** The source's own word. */
  function word(row: Columns, value: Value): string | undefined {
    const join = typeof value === 'string' ? undefined : value.join
    const words = columnsOf(value)
      .map((column) => said(row, column))
      .filter((one) => one !== undefined)
    return join === undefined ? words[0] : words.join(join) || undefined
  }

  /** For what a case cannot do without: refuses by name. */
  function need(row: Columns, value: Value, what: string): string {
    const found = read(row, value)
    if (found !== undefined) return String(found)
    const said = word(row, value)
    return said === undefined ? refuse(valueMissing, { what }) : refuse(valueUnlisted, { what, value: said })
  }

  return { read, need }
}
export type ValueReader = ReturnType<typeof valueReader>
