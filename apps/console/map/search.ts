import { dayOf } from '#ui/format.ts'
import type { LightColour } from '#ui/light.tsx'
import { lights, mostDays } from './points.ts'

export interface Filter {
  open: 'yes' | ''
  type: string | undefined
  state: string | undefined
  /** `kind/code` of a major class, with its edition before it where several have the kind. */
  category: string | undefined
  /** Days before now, the newest first. */
  days: readonly [number, number]
}

/** Where one looks: longitude, latitude, zoom. */
export type View = readonly [number, number, number]

/** What the map shows: gone back to, reloaded or sent to others it is the same. */
export interface MapState {
  filter: Filter
  wanted: ReadonlySet<LightColour>
  /** Undefined: the whole district. */
  view: View | undefined
  /** The case that is shown beside the map. */
  shown: number | undefined
}

/** The same as the address holds it; what is usual is not said. */
export interface MapSearch {
  open?: 'all'
  type?: string
  state?: string
  category?: string
  clock?: string
  /** Days in the district, so that a link keeps its days. */
  from?: string
  until?: string
  at?: string
  case?: number
}

/** Takes what the map knows from an address that anybody may have written. */
export function readMapSearch(given: Record<string, unknown>): MapSearch {
  const { at, clock } = given
  const text = (name: 'type' | 'state' | 'category', known: RegExp) => {
    const value = given[name]
    return typeof value === 'string' && known.test(value) && { [name]: value }
  }
  const day = (name: 'from' | 'until') => {
    const value = given[name]
    return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && { [name]: value }
  }
  return {
    ...(given.open === 'all' && { open: 'all' }),
    ...text('type', /^[a-z-]{1,40}$/),
    ...text('state', /^[a-zA-Z-]{1,40}$/),
    ...text('category', /^[a-z0-9./-]{1,60}$/),
    ...(typeof clock === 'string' && { clock }),
    ...day('from'),
    ...day('until'),
    ...(typeof at === 'string' && viewOf(at) && { at }),
    ...(Number.isSafeInteger(given.case) && { case: given.case as number }),
  }
}

const dayMs = 86_400_000

export function stateOf(search: MapSearch, now: Date): MapState {
  const ago = (day: string | undefined, usual: number) =>
    day === undefined ? usual : Math.round((Date.parse(dayOf(now)) - Date.parse(day)) / dayMs)
  const newest = Math.min(Math.max(ago(search.until, 0), 0), mostDays - 1)
  const oldest = Math.min(Math.max(ago(search.from, mostDays), newest + 1), mostDays)
  const named = search.clock?.split(',')
  return {
    filter: {
      open: search.open === 'all' ? '' : 'yes',
      type: search.type,
      state: search.state,
      category: search.category,
      days: [newest, oldest],
    },
    wanted: new Set(lights.filter((light) => !named || named.includes(light))),
    view: viewOf(search.at),
    shown: search.case,
  }
}

export function searchOf({ filter, wanted, view, shown }: MapState, now: Date): MapSearch {
  const [newest, oldest] = filter.days
  const dayBefore = (count: number) => dayOf(new Date(now.getTime() - count * dayMs))
  return {
    ...(filter.open === '' && { open: 'all' }),
    ...(filter.type && { type: filter.type }),
    ...(filter.state && { state: filter.state }),
    ...(filter.category && { category: filter.category }),
    ...(wanted.size < lights.length && { clock: lights.filter((light) => wanted.has(light)).join(',') }),
    ...(oldest < mostDays && { from: dayBefore(oldest) }),
    ...(newest > 0 && { until: dayBefore(newest) }),
    ...(view && { at: view.map((part, place) => part.toFixed(place < 2 ? 5 : 2)).join(',') }),
    ...(shown !== undefined && { case: shown }),
  }
}

function viewOf(at: string | undefined): View | undefined {
  const [lng, lat, zoom, ...more] = (at ?? '').split(',').map(Number)
  const fits = more.length === 0 && [lng, lat, zoom].every(Number.isFinite)
  return fits && Math.abs(lng!) <= 180 && Math.abs(lat!) <= 85 && zoom! >= 0 && zoom! <= 24
    ? [lng!, lat!, zoom!]
    : undefined
}
