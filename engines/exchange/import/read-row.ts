import { type Opening, openingShape } from '#engines/flow/flow.ts'
import { toStore } from '#engines/org/org.ts'
import { fieldsWrong, Refused, refuse } from '#kernel/errors.ts'
import { problemsOf } from '#kernel/problems.ts'
import { momentsReversed } from './errors.ts'
import { momentReader } from './moments.ts'
import type { ImportMapping } from './mapping.ts'
import { type Columns, valueReader, type ValueReader } from './read-value.ts'

/** What the target district knows of the source's words; the rest of a row comes in without it. */
export interface Known {
  classes: ReadonlySet<string>
  streets: ReadonlySet<string>
}

/** A row understood: an opening, and what the source says of its further way. */
export interface Order {
  number: string
  opening: Opening & { at: Date }
  /** By name; `opened` always. */
  moments: Readonly<Record<string, Date>>
  due: Date | undefined
  status: string | undefined
  unit: string | undefined
  row: Columns
  /** What the row said and the district cannot take: it comes in without. */
  leftOut: readonly LeftOut[]
}
export type LeftOut = 'class' | 'street' | 'position'

export type RowReader = (row: Columns) => Order

/** Reads rows by a mapping. Refuses a row by name: a value missing or not listed, a time unreadable, fields too long. */
export function rowReader(mapping: ImportMapping, known: Known): RowReader {
  const values = valueReader(mapping)
  const moment = momentReader(mapping.times)
  const optionalMoment: MomentOf = (row, value, what) => {
    const said = value === undefined ? undefined : values.read(row, value)
    return said === undefined ? undefined : moment(String(said), what)
  }
  return (row) => {
    const number = values.need(row, mapping.number, 'number')
    const status = mapping.status && values.need(row, mapping.status, 'status')
    const moments = readMoments(row, mapping, status, optionalMoment)
    values.need(row, mapping.moments.opened, 'opened')
    const leftOut: LeftOut[] = []
    const at = moments.opened!
    const opening = checked({
      type: mapping.type,
      channel: values.need(row, mapping.channel, 'channel'),
      fields: fieldsOf(row, mapping, values),
      ...optional('title', mapping.title && values.read(row, mapping.title)),
      ...optional('class', classOf(row, mapping, values, known, leftOut)),
      ...optional('street', streetOf(row, mapping, values, known, leftOut)),
      ...optional('place', placeOf(row, mapping, values, leftOut)),
      at,
      upstream: { system: mapping.system, number },
    })
    return {
      ...{ number, opening, moments, status, row, leftOut },
      due: optionalMoment(row, mapping.due, 'due'),
      unit: mapping.unit && (values.read(row, mapping.unit) as string | undefined),
    }
  }
}

const optional = <K extends string, T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: T }

function checked(opening: Record<string, unknown> & { at: Date }): Order['opening'] {
  const read = openingShape.safeParse(opening)
  if (read.success) return opening as Order['opening']
  return refuse(fieldsWrong, { issues: problemsOf(read.error.issues) })
}

function fieldsOf(row: Columns, { fields }: ImportMapping, { read }: ValueReader): Record<string, unknown> {
  const found = Object.entries(fields).map(([field, value]) => [field, read(row, value)] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}

function classOf(
  row: Columns,
  { classes }: ImportMapping,
  { read }: ValueReader,
  known: Known,
  out: LeftOut[],
) {
  if (!classes) return undefined
  const word = read(row, classes.of)
  if (word === undefined) return undefined
  const code = classes.codes[String(word)]
  if (code && known.classes.has(code)) return { edition: classes.edition, kind: classes.kind, code }
  out.push('class')
  return undefined
}

function streetOf(
  row: Columns,
  { street }: ImportMapping,
  { read }: ValueReader,
  known: Known,
  out: LeftOut[],
) {
  const code = street && read(row, street)
  if (code === undefined) return undefined
  if (known.streets.has(String(code))) return String(code)
  out.push('street')
  return undefined
}

/** A position that no map of the country holds must not stop a case. */
function placeOf(row: Columns, { place }: ImportMapping, { read }: ValueReader, out: LeftOut[]) {
  if (!place) return undefined
  const [lng, lat] = [read(row, place.lng), read(row, place.lat)].map(Number)
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return undefined
  if (place.ignore.some(([x, y]) => x === lng && y === lat)) return undefined
  const given = { lng: lng!, lat: lat!, system: place.system }
  try {
    toStore(given)
    return given
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    out.push('position')
    return undefined
  }
}

type MomentOf = (row: Columns, value: ImportMapping['due'], what: string) => Date | undefined

function readMoments(
  row: Columns,
  mapping: ImportMapping,
  status: string | undefined,
  read: MomentOf,
): Record<string, Date> {
  const moments: Record<string, Date> = {}
  for (const [name, value] of Object.entries(mapping.moments)) {
    const at = read(row, value, name)
    if (at) moments[name] = at
  }
  const isClosed = !mapping.closedWhen || mapping.closedWhen.includes(status ?? '')
  const seen = isClosed ? (moments.closed ?? seenClosed(row, mapping, read)) : undefined
  delete moments.closed
  if (seen) moments.closed = seen
  for (const [what, at] of Object.entries(moments))
    if (moments.opened && at < moments.opened) refuse(momentsReversed, { what })
  return moments
}

/** The first observation of a closed state: the case was closed by then. */
function seenClosed(
  row: Columns,
  { history, closedWhen = [] }: ImportMapping,
  read: MomentOf,
): Date | undefined {
  const list = history && row[history.column]
  if (!history || !Array.isArray(list)) return undefined
  const first = (list as Columns[]).find((one) => closedWhen.includes(String(one[history.status])))
  return first && read(first, history.at, 'history')
}
