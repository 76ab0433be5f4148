import { classKeyText } from '#engines/catalogue/catalogue.ts'
import { type Fields, type FieldSchema, kindOf, valuesOf } from '../field-form.ts'
import type { TableColumn } from './columns.ts'
import type { Names } from './names.ts'

type Language = 'zh' | 'en'
type Written = string | number | null

/** A field as a table shows it, in a form that `readValue` reads back. */
export function writeValue(
  { path, field, schema }: TableColumn,
  entry: { key: string; fields: Fields },
  names: Names,
  language: Language,
): Written {
  if (path === 'key') return entry.key
  const value = entry.fields[field]
  if (value === undefined) return null
  if (path !== field) return (value as Record<string, number>)[path.slice(field.length + 1)] ?? null
  if (typeof value === 'number' && kindOf(schema) === 'number') return value
  return valuesOf(value)
    .map((one) => written(schema.items ?? schema, one, names, language))
    .join('；')
}

function written(schema: FieldSchema, value: unknown, names: Names, language: Language): string {
  const kind = kindOf(schema)
  if (kind === 'unit') return names.unitNames.get(value as number) ?? String(value)
  if (kind === 'account') return names.accountNames.get(value as number) ?? String(value)
  if (kind === 'class') return classKeyText(value as Parameters<typeof classKeyText>[0])
  if (kind === 'yes-no') return value ? { zh: '是', en: 'yes' }[language] : { zh: '否', en: 'no' }[language]
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return schema.options?.[text]?.[language] ?? text
}
