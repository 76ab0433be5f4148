import { isDeepStrictEqual } from 'node:util'
import type { Text } from '../errors.ts'
import { type NameOf, tellValue } from './tell-value.ts'
import { type Field, type Fields, thingNamed } from './thing.ts'
import { usualFields } from './usual-fields.ts'

/** A line of what an act says: a value, or what it was and what it became. */
export interface ToldDetail {
  label: Text
  value: Text | null
  before: Text | null
  after: Text | null
}

const changed: Field = { zh: '内容', en: 'Content' }

type Details = Record<string, unknown>

/** The fields that an act about this subject may say. */
export function fieldsOf(subject: string | null): Fields {
  const { thing, key } = thingNamed(subject ?? '')
  const own = typeof thing?.fields === 'function' ? thing.fields(key) : thing?.fields
  return { ...usualFields, ...own }
}

/** What an act says in its details, line by line; of what was changed only that which differs. */
export function tellDetails(subject: string | null, details: Details, nameOf: NameOf): ToldDetail[] {
  const fields = fieldsOf(subject)
  const { pair, rest } = split(details)
  return [
    ...(pair ? differences(pair, fields, nameOf) : []),
    ...Object.entries(rest)
      .filter(([key]) => !fields[key]?.said)
      .map(([key, value]) => ({
        ...{ label: labelOf(fields, key), value: tellValue(value, fields[key], nameOf) },
        ...{ before: null, after: null },
      })),
  ]
}

const labelOf = (fields: Fields, key: string): Text => {
  const { zh, en } = fields[key] ?? { zh: key, en: key }
  return { zh, en }
}

/** `before` and `after`, or `from` and `to`, belong together. */
function split(details: Details): { pair?: [unknown, unknown]; rest: Details } {
  const { before, after, from, to, ...others } = details
  if ('before' in details && 'after' in details)
    return { pair: [before, after], rest: { ...others, ...only({ from, to }) } }
  if ('from' in details && 'to' in details)
    return { pair: [from, to], rest: { ...others, ...only({ before, after }) } }
  return { rest: details }
}
const only = (values: Details): Details =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

function differences([before, after]: [unknown, unknown], fields: Fields, nameOf: NameOf): ToldDetail[] {
  if (!isRecord(before) && !isRecord(after)) {
    const field = fields.to ?? changed
    return [row(fields.to ? labelOf(fields, 'to') : changed, before, after, field, nameOf)]
  }
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => !isDeepStrictEqual(was[key], is[key]))
    .map((key) => row(labelOf(fields, key), was[key], is[key], fields[key], nameOf))
}

const row = (label: Text, before: unknown, after: unknown, field: Field | undefined, nameOf: NameOf) => ({
  ...{ label, value: null },
  ...{ before: tellValue(before, field, nameOf), after: tellValue(after, field, nameOf) },
})

const isRecord = (value: unknown): value is Details =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
