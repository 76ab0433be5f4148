import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FeatureCollection, Point } from 'geojson'
import { get, type Query } from '#ui/api.ts'
import { casesKey } from '#ui/cases.ts'
import type { LightColour } from '#ui/light.tsx'
import { presentMoment } from '#ui/present.ts'

/** Points by columns (`engines/flow/lists/point-columns.ts`), newest first; `ids` and `hours` summed up again. */
export interface CasePoints {
  ids: number[]
  east: number[]
  north: number[]
  lights: string
  hours: number[]
  state: number[]
  class: number[]
  /** `type/state`. */
  states: string[]
  /** `edition/kind/code`. */
  classes: string[]
  origin: [number, number]
  at: string
  all: boolean
}

export const lights = ['red', 'yellow', 'green', 'paused', 'done'] as const
const lightOf: Record<string, LightColour> = { r: 'red', y: 'yellow', g: 'green', p: 'paused', d: 'done' }
const perDegree = 100_000

export const mostDays = 60
const hourMs = 3_600_000

/** Asked anew when the hour or the choice of open ones changes; everything else is chosen among what came. */
export function pointsAsked(open: 'yes' | ''): { open: 'yes' | ''; from: string } {
  const hour = Math.floor(presentMoment().getTime() / hourMs) * hourMs
  return { open, from: new Date(hour - mostDays * 24 * hourMs).toISOString() }
}

export const pointsQuery = (filter: Query) =>
  queryOptions({
    queryKey: [...casesKey, 'points', filter],
    queryFn: async ({ signal }) => {
      const points = await get<CasePoints>('/case-points', filter, signal)
      return { ...points, ids: summed(points.ids), hours: summed(points.hours) }
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

/** Numbers of which the first came whole and each other as its difference from the one before. */
function summed(differences: readonly number[]): number[] {
  let sum = 0
  return differences.map((difference) => (sum += difference))
}

/** What of the points is wanted; undefined: anything. */
export interface Wanted {
  lights: ReadonlySet<LightColour>
  type: string | undefined
  state: string | undefined
  /** Whether a class, `edition/kind/code`, is of the category that was chosen. */
  isOfCategory: ((classKey: string | undefined) => boolean) | undefined
  /** Days before now, the newest first: `[0, 7]` is the last week. */
  days: readonly [number, number]
}

/** How many of each light, and the points that are wanted as the map takes them. */
export function drawn(points: CasePoints | undefined, wanted: Wanted) {
  const counts: Record<LightColour, number> = { red: 0, yellow: 0, green: 0, paused: 0, done: 0 }
  const features: FeatureCollection<Point>['features'] = []
  const data: FeatureCollection<Point> = { type: 'FeatureCollection', features }
  if (!points) return { counts, data }
  const { ids, east, north, hours, origin } = points
  const states = points.states.map((state) => isWantedState(state, wanted))
  const classes = points.classes.map((key) => wanted.isOfCategory?.(key) ?? true)
  const unclassed = wanted.isOfCategory?.(undefined) ?? true
  const [newest, oldest] = wanted.days.map((day) => day * 24) as [number, number]
  for (let at = 0; at < ids.length; at += 1) {
    if (!states[points.state[at]!] || hours[at]! < newest || hours[at]! >= oldest) continue
    const place = points.class[at]!
    if (!(place < 0 ? unclassed : classes[place])) continue
    const light = lightOf[points.lights[at]!]!
    counts[light] += 1
    if (!wanted.lights.has(light)) continue
    const coordinates = [origin[0] + east[at]! / perDegree, origin[1] + north[at]! / perDegree]
    const [red, yellow] = [light === 'red' ? 1 : 0, light === 'yellow' ? 1 : 0]
    features.push({
      type: 'Feature',
      properties: { id: ids[at]!, light, red, yellow },
      geometry: { type: 'Point', coordinates },
    })
  }
  return { counts, data }
}

function isWantedState(given: string, { type, state }: Wanted): boolean {
  const [ofType, ofState] = given.split('/')
  return (!type || ofType === type) && (!state || ofState === state)
}
