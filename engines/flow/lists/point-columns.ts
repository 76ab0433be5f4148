import { z } from 'zod'

const column = z.array(z.int())

/**
 * Points by columns, each as long as the others, newest first: a map draws tens of thousands, and a column of
 * like numbers packs to a few bytes a point. `lights`: a letter a point, `r`ed `y`ellow `g`reen `p`aused `d`one.
 */
export const casePointsShape = z.object({
  /** The first, then the difference of each from the one before: nearly all of them pack to nothing. */
  ids: column,
  /** Degrees from `origin`, in hundred-thousandths: about a metre. */
  east: column,
  north: column,
  lights: z.string(),
  /** Hours before `at` at which the case was opened: the first, then differences. */
  hours: column,
  /** Places in `states` and `classes`; -1: no class. */
  state: column,
  class: column,
  /** `type/state`. */
  states: z.array(z.string()),
  /** `edition/kind/code`. */
  classes: z.array(z.string()),
  origin: z.tuple([z.number(), z.number()]),
  at: z.iso.datetime(),
  all: z.boolean(),
})
export type CasePoints = z.output<typeof casePointsShape>

export const mostPoints = 30_000
export const origin: [number, number] = [114, 30]
export const perDegree = 100_000

/** Each column comes as one text of PostgreSQL's: seven of them are read ten times as fast as their rows. */
export type Columns = Record<
  'ids' | 'east' | 'north' | 'hours' | 'states' | 'classes' | 'closed',
  string | null
>

/** The open clocks: cases, and the light of the one that is due next. */
export type Clocks = Record<'ids' | 'lights', string | null>

/** The JSON of `casePointsShape`: columns of numbers pass through unread where they stay as they are. */
export function jsonOf(found: Columns, clocks: Clocks, now: Date): string {
  const ids = numbersOf(found.ids)
  const lights = lightsOf(ids, found.closed ?? '', clocks)
  const [states, classes] = [placesOf(found.states), placesOf(found.classes)]
  const columns: Record<keyof CasePoints, string> = {
    ids: differences(ids),
    east: asJson(found.east),
    north: asJson(found.north),
    lights: JSON.stringify(lights),
    hours: differences(numbersOf(found.hours)),
    state: `[${states.at.join(',')}]`,
    class: `[${classes.at.join(',')}]`,
    states: JSON.stringify(states.names),
    classes: JSON.stringify(classes.names),
    origin: JSON.stringify(origin),
    at: JSON.stringify(now),
    all: JSON.stringify(lights.length < mostPoints),
  }
  return `{${Object.entries(columns)
    .map(([name, json]) => `"${name}":${json}`)
    .join(',')}}`
}

/** A letter a point; a case that is closed, or that no clock presses, is done. */
function lightsOf(ids: readonly number[], closed: string, clocks: Clocks): string {
  const pressing = new Map(numbersOf(clocks.ids).map((id, at) => [id, clocks.lights![at]!]))
  return ids.map((id, at) => (closed[at] === 'd' ? 'd' : (pressing.get(id) ?? 'd'))).join('')
}

/** The first number, then by how much each is more than the one before. */
const differences = (numbers: readonly number[]): string =>
  `[${numbers.map((number, at) => number - (at > 0 ? numbers[at - 1]! : 0)).join(',')}]`

/** `{1,2,3}`, as JSON says it. */
const asJson = (array: string | null): string => `[${array?.slice(1, -1) ?? ''}]`

/** The numbers of `{1,-2,3}`, read sign by sign: split into texts first, they would leave much to sweep up. */
function numbersOf(array: string | null): number[] {
  const numbers: number[] = []
  if (array === null) return numbers
  let [number, sign] = [0, 1]
  for (let at = 1; at < array.length; at += 1) {
    const code = array.charCodeAt(at)
    if (code >= zero && code <= zero + 9) number = number * 10 + code - zero
    else if (code === minus) sign = -1
    else {
      numbers.push(number * sign)
      number = 0
      sign = 1
    }
  }
  return numbers
}

const zero = '0'.charCodeAt(0)
const minus = '-'.charCodeAt(0)
const comma = ','.charCodeAt(0)

/**
 * Each name once, and for each point the place of its name; -1 where it has none. Names are known again by a sum
 * over their signs, and then compared.
 */
function placesOf(joined: string | null): { names: string[]; at: number[] } {
  const names: string[] = []
  const at: number[] = []
  const bySum = new Map<number, number>()
  const placeOf = (from: number, until: number, sum: number): number => {
    if (from === until) return -1
    const known = names[bySum.get(sum) ?? -1]
    if (known?.length === until - from && joined!.startsWith(known, from)) return bySum.get(sum)!
    const name = joined!.slice(from, until)
    const place = names.includes(name) ? names.indexOf(name) : names.push(name) - 1
    bySum.set(sum, place)
    return place
  }
  if (joined === null) return { names, at }
  for (let [end, from, sum] = [0, 0, 0]; end <= joined.length; end += 1) {
    const code = joined.charCodeAt(end)
    if (end < joined.length && code !== comma) sum = (Math.imul(sum, 31) + code) | 0
    else {
      at.push(placeOf(from, end, sum))
      from = end + 1
      sum = 0
    }
  }
  return { names, at }
}
