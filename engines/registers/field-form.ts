import { classKeyText } from '#engines/catalogue/catalogue.ts'
import type { Text } from '#kernel/errors.ts'
import type { PersonalKind } from '#kernel/masking.ts'

/** An entry's content by field, as it is kept: JSON alone. */
export type Fields = Record<string, unknown>

/** A field as its JSON Schema says it, with the marks of `fields.ts`. */
export interface FieldSchema {
  type?: string
  enum?: string[]
  format?: string
  items?: FieldSchema
  label?: Text
  options?: Record<string, Text>
  unit?: string
  class?: boolean
  kinds?: readonly string[]
  cell?: boolean
  entry?: string
  place?: boolean
  account?: string
  photo?: boolean
  personal?: PersonalKind
  /** Text that anybody may have written anything into; `public`: it is told to residents. */
  free?: 'inside' | 'public'
}

export interface FieldForm {
  properties: Record<string, FieldSchema>
  required?: string[]
}

/** What a single value of a field is; a list is asked about by its items. */
export type ValueKind =
  | 'text'
  | 'number'
  | 'yes-no'
  | 'day'
  | 'choice'
  | 'unit'
  | 'class'
  | 'cell'
  | 'entry'
  | 'place'
  | 'account'
  | 'photo'

export function kindOf(schema: FieldSchema): ValueKind {
  const one = schema.items ?? schema
  if (one.unit) return 'unit'
  if (one.class) return 'class'
  if (one.cell) return 'cell'
  if (one.entry) return 'entry'
  if (one.place) return 'place'
  if (one.account) return 'account'
  if (one.photo) return 'photo'
  if (one.enum) return 'choice'
  if (one.type === 'boolean') return 'yes-no'
  if (one.type === 'integer' || one.type === 'number') return 'number'
  return one.format === 'date' ? 'day' : 'text'
}

/** The field by which a register's entries lie on a map: the first that is a place. */
export const placeFieldOf = ({ properties }: FieldForm): string | undefined =>
  Object.keys(properties).find((field) => kindOf(properties[field]!) === 'place')

/** The fields that hold something of a person. */
export const personalFieldsOf = ({ properties }: FieldForm): string[] =>
  Object.keys(properties).filter((field) => properties[field]!.personal)

/** The values of a field one by one: a list's items, a single value, or none. */
export const valuesOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

/** A value as the store compares it: classes as edition/kind/code, the rest as it is written. */
export function termOf(schema: FieldSchema, value: unknown): string {
  if (kindOf(schema) === 'class') return classKeyText(value as Parameters<typeof classKeyText>[0])
  return typeof value === 'string' ? value : JSON.stringify(value)
}
