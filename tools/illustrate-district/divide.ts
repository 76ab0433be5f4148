import { area, areaBefore, type Cut, cutFace, type Mesh, type Point, ringOf } from './mesh.ts'
import { type Plan, shareOf } from './plan.ts'
import type { Chance } from '#kernel/chance.ts'

/** Cuts the district's one face into streets; the answer names each street's face. */
export function divideByPlan(mesh: Mesh, face: number, plan: Plan): Map<string, number> {
  if ('street' in plan) return new Map([[plan.street, face]])
  const share = shareOf(plan.before) / shareOf(plan)
  const beyond = cutAtShare(mesh, face, share, Math.atan2(plan.towards[1], plan.towards[0]), 40)
  return new Map([...divideByPlan(mesh, face, plan.before), ...divideByPlan(mesh, beyond, plan.beyond)])
}

export interface Grain {
  /** How unequal the parts may be: 0 for equal ones. */
  unevenness: number
  /** How far a cut may lean from the face's own axis, in degrees. */
  leanDegrees: number
  /** An existing corner nearer than this takes the cut. */
  snapM: number
}

/** Cuts a face into `count` parts, always across its longer side, as blocks between roads lie. */
export function divideInto(mesh: Mesh, face: number, count: number, chance: Chance, grain: Grain): number[] {
  const weights = Array.from({ length: count }, () => 1 + chance.between(-grain.unevenness, grain.unevenness))
  const divide = (of: number, parts: number[]): number[] => {
    if (parts.length === 1) return [of]
    const half = Math.floor(parts.length / 2)
    const [first, rest] = [parts.slice(0, half), parts.slice(half)]
    const lean = (chance.between(-grain.leanDegrees, grain.leanDegrees) * Math.PI) / 180
    const angle = longAxis(ringOf(mesh, of)) + lean
    const beyond = cutAtShare(mesh, of, sum(first) / sum(parts), angle, grain.snapM)
    return [...divide(of, first), ...divide(beyond, rest)]
  }
  return divide(face, weights)
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)

/** Cuts at the wanted angle, or the nearest one that crosses the face cleanly. */
function cutAtShare(mesh: Mesh, face: number, share: number, angle: number, snapM: number): number {
  for (const turn of [0, 4, -4, 8, -8, 15, -15, 25, -25, 40, -40, 60, -60, 90]) {
    const made = cutFace(
      mesh,
      face,
      cutForShare(ringOf(mesh, face), share, angle + (turn * Math.PI) / 180),
      snapM,
    )
    if (made !== undefined) return made
  }
  throw new Error(`face ${face} cannot be cut`)
}

function cutForShare(ring: readonly Point[], share: number, angle: number): Cut {
  const [east, north] = [Math.cos(angle), Math.sin(angle)]
  const along = ring.map(([x, y]) => east * x + north * y)
  let [low, high] = [Math.min(...along), Math.max(...along)]
  const wanted = share * area(ring)
  for (let i = 0; i < 50; i++) {
    const offset = (low + high) / 2
    if (areaBefore(ring, { east, north, offset }) < wanted) low = offset
    else high = offset
  }
  return { east, north, offset: low }
}

/** The direction of the longer side of the smallest rectangle round a ring, in radians. */
function longAxis(ring: readonly Point[]): number {
  let [least, axis] = [Infinity, 0]
  ring.forEach((from, i) => {
    const to = ring[(i + 1) % ring.length]!
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
    const [length, width] = [extent(ring, angle), extent(ring, angle + Math.PI / 2)]
    if (length * width >= least) return
    least = length * width
    axis = length >= width ? angle : angle + Math.PI / 2
  })
  return axis
}

function extent(ring: readonly Point[], angle: number): number {
  const along = ring.map(([x, y]) => Math.cos(angle) * x + Math.sin(angle) * y)
  return Math.max(...along) - Math.min(...along)
}
