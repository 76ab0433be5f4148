import type { FieldSchema } from '#ui/cases.ts'
import type { Text } from '#ui/words.ts'

/** The JSON Schema of a setting: a field's, with lists, groups, pairs of numbers and tables of names inside. */
export interface Shape extends Omit<FieldSchema, 'items' | 'properties'> {
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape | false
  prefixItems?: Shape[]
  minItems?: number
  maxItems?: number
  propertyNames?: Shape
  additionalProperties?: Shape | boolean
  /** A share from 0 to 1, written in percent. */
  share?: boolean
  /** Nothing but what `options` names. */
  closed?: boolean
}

export type Kind = 'number' | 'text' | 'tick' | 'one-of' | 'group' | 'known' | 'list' | 'table'

/** How a shape is drawn. A table with known names, and a list of known length, are groups. */
export function kindOf(shape: Shape): Kind {
  if (partsOf(shape)) return 'group'
  if (shape.type === 'object') return 'table'
  if (shape.type === 'array') return shape.options ? 'known' : 'list'
  if (shape.enum) return 'one-of'
  if (shape.type === 'boolean') return 'tick'
  return shape.type === 'integer' || shape.type === 'number' ? 'number' : 'text'
}

/** The parts of a group, each under the name or the place it has in the value; undefined: it is no group. */
export function partsOf(shape: Shape): [string, Shape][] | undefined {
  if (shape.properties) return Object.entries(shape.properties)
  if (shape.prefixItems) return shape.prefixItems.map((part, at) => [String(at), part])
  const names = shape.propertyNames?.enum
  return names?.map((name) => [
    name,
    { ...valueShape(shape), ...labelled(shape.propertyNames?.options?.[name]) },
  ])
}

const labelled = (label: Text | undefined) => (label ? { label } : {})
export const valueShape = ({ additionalProperties: values }: Shape): Shape =>
  typeof values === 'object' ? values : {}
export const itemShape = ({ items }: Shape): Shape => items || {}

export const partOf = (value: unknown, name: string): unknown =>
  (value as Record<string, unknown> | undefined)?.[name]

/** A group with one part changed; what was a list stays one. */
export const withPart = (value: unknown, name: string, part: unknown): unknown =>
  Array.isArray(value)
    ? value.map((old, at) => (String(at) === name ? part : old))
    : { ...(value as object), [name]: part }

/** What a new row of a list begins with. */
export function blank(shape: Shape): unknown {
  if (shape.default !== undefined) return draftOf(shape, shape.default)
  const parts = partsOf(shape)
  if (shape.prefixItems) return parts!.map(([, part]) => blank(part))
  if (parts) return Object.fromEntries(parts.map(([name, part]) => [name, blank(part)]))
  const kind = kindOf(shape)
  if (kind === 'list' || kind === 'known' || kind === 'table') return []
  return kind === 'tick' ? false : kind === 'text' ? '' : undefined
}

export type Row = [key: string, value: unknown]

/** While it is written, a table is a list of rows: two may bear one name for a moment. */
export const draftOf = (shape: Shape, value: unknown): unknown =>
  kindOf(shape) === 'table'
    ? Object.entries((value ?? {}) as object).map(([key, each]): Row => [
        key,
        draftOf(valueShape(shape), each),
      ])
    : inside(shape, value, draftOf)

export function valueOf(shape: Shape, draft: unknown): unknown {
  const kind = kindOf(shape)
  if (kind === 'text') return typeof draft === 'string' ? draft.trim() : draft
  if (kind !== 'table') return inside(shape, draft, valueOf)
  const rows = draft as Row[]
  return Object.fromEntries(rows.map(([key, each]) => [key.trim(), valueOf(valueShape(shape), each)]))
}

/** The same value with everything inside it turned. */
function inside(shape: Shape, value: unknown, turn: (shape: Shape, value: unknown) => unknown): unknown {
  if (kindOf(shape) === 'list') return (value as unknown[]).map((each) => turn(itemShape(shape), each))
  const parts = partsOf(shape)
  if (!parts) return value
  if (Array.isArray(value)) return parts.map(([name, part]) => turn(part, value[Number(name)]))
  return Object.fromEntries(parts.map(([name, part]) => [name, turn(part, partOf(value, name))]))
}

/** What stands beside a number, as many as it says: `1 time`, `2 times`. */
export function unitOf(
  { share, measure }: Shape,
  text: (text: Text | undefined) => string,
  value: unknown,
): string {
  if (share) return '%'
  return text(value === 1 && measure?.one !== undefined ? { ...measure, en: measure.one } : measure)
}
