import { refuse } from '#kernel/errors.ts'
import { type FieldSchema, kindOf, type ValueKind } from '../field-form.ts'
import type { TableColumn } from './columns.ts'
import { valueAmbiguous, valueUnreadable } from './errors.ts'
import type { Names } from './names.ts'

/** A cell as a CSV or a sheet gives it. */
export type Said = string | number | boolean | Date | null

type Reader = (text: string, schema: FieldSchema, names: Names) => readonly unknown[]

const yes = new Set(['是', '有', 'yes', 'true', '1', 'y'])
const no = new Set(['否', '无', 'no', 'false', '0', 'n'])
const day = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d\d)(\d\d))(?: 00:00:00)?$/

/** Each kind's readings of a text: none, one, or several where it may mean several things. */
const readers: Record<ValueKind, Reader> = {
  text: (text) => [text],
  cell: (text) => [text],
  entry: (text) => [text],
  place: () => [],
  photo: (text) => [text],
  account: (text, _, { accounts }) => accounts.get(text) ?? [],
  number: (text) => (/^-?[\d,]*\.?\d+$/.test(text) ? [Number(text.replaceAll(',', ''))] : []),
  'yes-no': (text) => {
    const said = text.toLowerCase()
    return yes.has(said) ? [true] : no.has(said) ? [false] : []
  },
  day: (text) => {
    const [, year, month, date, ...packed] = day.exec(text) ?? []
    const [m, d] = month ? [month, date] : packed
    return year && m && d ? [`${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`] : []
  },
  choice: (text, { enum: codes, options }) =>
    (codes ?? []).filter((code) => {
      const { zh, en } = options?.[code] ?? { zh: code, en: code }
      return [code, zh, en].some((name) => name.toLowerCase() === text.toLowerCase())
    }),
  unit: (text, _, { units }) => units.get(text) ?? [],
  class: (text, { kinds }, { classes }) =>
    (classes.get(text) ?? []).filter(({ kind }) => !kinds || kinds.includes(kind)),
}

/** A cell's value in its field's own form; undefined where it says nothing. Refuses what cannot be read. */
export function readValue({ title, schema }: TableColumn, said: Said, names: Names): unknown {
  const text = textOf(said)
  if (text === '') return undefined
  const one = schema.items ?? schema
  const read = (part: string): unknown => {
    const found = readers[kindOf(one)](part, one, names)
    if (found.length > 1) refuse(valueAmbiguous, { label: title.zh, value: part })
    return found[0] ?? refuse(valueUnreadable, { label: title.zh, value: part })
  }
  // A sheet keeps fifteen digits of a number: an identifier written as one has lost its end.
  if (typeof said === 'number' && kindOf(one) !== 'number' && text.length > 15)
    refuse(valueUnreadable, { label: title.zh, value: text })
  if (schema.type !== 'array') return read(text)
  return text
    .split(/[;；、|]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(read)
}

const textOf = (said: Said): string => {
  if (said === null) return ''
  if (said instanceof Date) return said.toISOString().slice(0, 10)
  // Exports put an apostrophe before what a spreadsheet would run.
  return (typeof said === 'string' ? said : JSON.stringify(said)).trim().replace(/^'(?=[=+\-@|%])/, '')
}
