import { z } from 'zod'
import type { Text } from '../errors.ts'
import type { Field, Fields } from './thing.ts'

interface Schema {
  label?: Text
  options?: Record<string, Text>
  properties?: Record<string, Schema>
  items?: Schema
}

/** The words of a shape's fields, from what the shape itself says of each (`said`). */
export function shapeFields(shape: z.ZodType | undefined): Fields {
  if (!shape) return {}
  return fieldsIn(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema)
}

const fieldsIn = ({ properties, items }: Schema): Fields =>
  properties
    ? Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, fieldOf(key, schema)]))
    : items
      ? fieldsIn(items)
      : {}

const fieldOf = (key: string, schema: Schema): Field => ({
  ...(schema.label ?? { zh: key, en: key }),
  ...(schema.options && { values: schema.options }),
  fields: fieldsIn(schema),
})
