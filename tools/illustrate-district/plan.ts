import type { Point } from './mesh.ts'

/** The middle of the drawing, in degrees. */
export const middle = { lng: 114.27, lat: 30.6 }

/**
 * The district's outline, drawn by hand for this project: coarse, plausible, and no survey. Anticlockwise
 * from the mouth of the Han river, down the Yangtze, round by the east, north and west.
 */
export const outlineDegrees: readonly Point[] = [
  [114.2852, 30.5702],
  [114.2908, 30.5738],
  [114.295, 30.5794],
  [114.2966, 30.5843],
  [114.2961, 30.5899],
  [114.2975, 30.5957],
  [114.2943, 30.6018],
  [114.2952, 30.6078],
  [114.2921, 30.6135],
  [114.2924, 30.6196],
  [114.2866, 30.6253],
  [114.2781, 30.6277],
  [114.2691, 30.6293],
  [114.2603, 30.6284],
  [114.2521, 30.6298],
  [114.2446, 30.6271],
  [114.2409, 30.6214],
  [114.2424, 30.6141],
  [114.2403, 30.6069],
  [114.2424, 30.5992],
  [114.2446, 30.5931],
  [114.2513, 30.5868],
  [114.2576, 30.5809],
  [114.2658, 30.5762],
  [114.2733, 30.5723],
  [114.2799, 30.5704],
]

/** Inland from the river, and along it downstream: the two ways in which the old town's roads run. */
const inland: Point = [-0.55, 0.835]
const downstream: Point = [0.835, 0.55]

/** A street with its share of the district, or a cut with what lies before and beyond it. */
export type Plan = { street: string; share: number } | { towards: Point; before: Plan; beyond: Plan }

const street = (number: string, share: number): Plan => ({ street: `420103${number}`, share })
const cut = (towards: Point, before: Plan, beyond: Plan): Plan => ({ towards, before, beyond })

/** Small streets by the rivers, large ones inland: roughly as the real ones lie to one another. */
export const streetPlan: Plan = cut(
  inland,
  cut(
    inland,
    cut(
      downstream,
      cut(downstream, street('005', 0.62), street('004', 0.74)),
      cut(downstream, street('001', 0.66), street('002', 0.72)),
    ),
    cut(downstream, street('006', 0.95), cut(downstream, street('011', 0.62), street('003', 0.68))),
  ),
  cut(
    inland,
    cut(downstream, street('008', 5.9), cut(inland, street('007', 2.5), street('010', 1.5))),
    cut(downstream, cut(inland, street('012', 4.6), street('013', 5.2)), street('009', 4.3)),
  ),
)

export const shareOf = (plan: Plan): number =>
  'street' in plan ? plan.share : shareOf(plan.before) + shareOf(plan.beyond)
