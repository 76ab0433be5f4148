import type { Text } from '#kernel/errors.ts'
import type { Register } from '../define-register.ts'
import { type FieldSchema, kindOf } from '../field-form.ts'

/** A column of a register's table: a field, or a half of a place. */
export interface TableColumn {
  /** `state`, `place.lng`; `key` for the number that a register gives itself. */
  path: string
  field: string
  title: Text
  schema: FieldSchema
}

const halves = [
  ['lng', { zh: '经度', en: 'longitude' }],
  ['lat', { zh: '纬度', en: 'latitude' }],
] as const

const number: FieldSchema = { type: 'number' }

/** The columns of a register, as it is exported and as it is read back. */
export function columnsOf({ form, key }: Register): TableColumn[] {
  const fields = Object.entries(form.properties).flatMap(([field, schema]): TableColumn[] => {
    const title = schema.label ?? schema.items?.label ?? { zh: field, en: field }
    if (kindOf(schema) !== 'place') return [{ path: field, field, title, schema }]
    return halves.map(([half, word]) => ({
      ...{ path: `${field}.${half}`, field, schema: number },
      title: { zh: `${title.zh}（${word.zh}）`, en: `${title.en} (${word.en})` },
    }))
  })
  if ('field' in key) return fields
  return [
    { path: 'key', field: 'key', title: { zh: '编号', en: 'Number' }, schema: { type: 'string' } },
    ...fields,
  ]
}

/** Other names by which a column is known in tables of other systems. */
export const namesOf = ({ path, title }: TableColumn): string[] => {
  const half = halves.find(([name]) => path.endsWith(`.${name}`))
  return [path, title.zh, title.en, ...(half ? [half[0], half[1].zh, half[1].en] : [])]
}
