import { refuse } from '#kernel/errors.ts'
import type { Register } from './define-register.ts'
import { filterUnknown } from './errors.ts'
import type { Filter, ListAsked } from './queries/list.ts'

const own = new Set([
  'asOf',
  'knownAt',
  'q',
  'retired',
  'after',
  'limit',
  'format',
  'language',
  'columns',
  'bbox',
])
const part = /^(\w+?)(?:\.(from|until))?$/

/** A list's address as `listQuery` reads it; whatever else it holds are fields. */
type ListQuery = Omit<ListAsked, 'words' | 'filters' | 'after'> & {
  q?: string | undefined
  after?: string | undefined
}

/**
 * What a list is asked for: `state=broken,lost` among values, `reviewOn.until=2026-12-31` a stretch; the rest
 * are words, each of two characters or more (one alone finds too much to be of use, and is left out).
 */
export function listAsked(register: Register, query: ListQuery): ListAsked {
  const { asOf, knownAt, q, retired, after, limit, ...rest } = query
  const words = (q ?? '').split(/\s+/).filter((word) => word.length > 1)
  return { asOf, knownAt, retired, after, limit, words, filters: filtersIn(register, rest) }
}

/** The conditions on fields among what an address says. */
export function filtersIn(register: Register, given: Record<string, unknown>): Filter[] {
  const found = new Map<string, Filter>()
  for (const [name, said] of Object.entries(given)) {
    if (own.has(name) || typeof said !== 'string' || said === '') continue
    const [, field = '', end] = part.exec(name) ?? []
    if (!register.filters.includes(field)) refuse(filterUnknown, { field: name })
    const filter = found.get(field) ?? { field }
    const told = end ? { [end]: said } : { among: said.split(',').slice(0, 100) }
    found.set(field, { ...filter, ...told })
  }
  return [...found.values()]
}
