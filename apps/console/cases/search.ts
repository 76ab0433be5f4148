import type { Query } from '#ui/api.ts'

/** What the list is sorted by, as the API says it; the newest first is said by saying nothing. */
export const orders = ['newest', 'oldest', 'due', 'due-back', 'number', 'number-back'] as const
export type CaseOrder = (typeof orders)[number]

/** The filters of the list as its address holds them: composed, shared by a link, gone back to. */
export interface CaseSearch {
  text?: string
  type?: string
  open?: string
  state?: string
  clock?: string
  channel?: string
  street?: string
  community?: string
  unit?: string
  class?: string
  /** `kind/code`: a class with all below it. */
  category?: string
  urgency?: string
  tag?: string
  /** Days, both counted in. */
  from?: string
  until?: string
  order?: CaseOrder | undefined
}

const names = [
  ...(['text', 'type', 'open', 'state', 'clock', 'channel', 'street', 'community', 'unit'] as const),
  ...(['class', 'category', 'urgency', 'tag', 'from', 'until'] as const),
]

/** Takes what is a filter from an address that anybody may have written. */
export function readSearch(given: Record<string, unknown>): CaseSearch {
  const search: CaseSearch = {}
  const order = orders.find((each) => each === given.order)
  if (order && order !== 'newest') search.order = order
  for (const name of names) {
    const value = given[name]
    if ((typeof value === 'string' || typeof value === 'number') && value !== '') search[name] = String(value)
  }
  return search
}

const dayMs = 86_400_000
const numberLike = /^[A-Z]{2}\d{8,}$/

/** The list's question to the API; a text that looks like a case number is one. */
export function filterOf({ text, from, until, order, ...rest }: CaseSearch): Query {
  const number = text?.trim().toUpperCase()
  const searched = number && !numberLike.test(number)
  return {
    ...rest,
    ...(number && (searched ? { q: text } : { number })),
    ...(order && !number && { order }),
    ...(from && { from: startOf(from).toISOString() }),
    ...(until && { until: new Date(startOf(until).getTime() + dayMs).toISOString() }),
  }
}

/** Days of the district begin at midnight in Wuhan. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)
