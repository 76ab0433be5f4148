import { z } from 'zod'
import { unitKinds } from '../units.ts'

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) })
const named = z.object({ code: z.string().min(1), name: text })

/** The shapes of the files in a profile folder that this room reads. */
export const divisionsFile = z.object({
  district: named,
  streets: z.array(named.extend({ communities: z.array(named) })),
})

/**
 * One list of shared points, so that neighbours meet exactly, and for each community its cells in the order
 * of their numbers.
 */
export const polygonsFile = z.object({
  /** Millionths of a degree east and north by turns, each pair a step from the point before. */
  points: z.array(z.int()).refine((list) => list.length % 2 === 0, 'points come in pairs'),
  communities: z.array(z.object({ code: z.string(), cells: z.array(z.array(z.int().nonnegative()).min(3)) })),
})

const unit = named.extend({ kind: z.enum(unitKinds), parent: z.string().nullable() })
const post = z.object({
  code: z.string().min(1),
  title: text,
  administration: z.enum(['system', 'security', 'audit']).optional(),
  permissions: z.array(z.string().regex(/^[\w-]+\.[\w-]+$/)),
})
export const organisationFile = z.object({ units: z.array(unit), posts: z.array(post) })

const account = z.object({
  login: z.string().min(1),
  name: z.object({ zh: z.string().min(1) }),
  post: z.string(),
  unit: z.string(),
  /** The community or street that a supervisor walks. */
  area: z.string().optional(),
})
export const accountsFile = z.object({ accounts: z.array(account) })

const place = named.extend({ kind: z.string().min(1), lng: z.number(), lat: z.number() })
export const placesFile = z.object({ places: z.array(place) })

export type Divisions = z.output<typeof divisionsFile>
export type PolygonsFile = z.output<typeof polygonsFile>
export type UnitEntry = z.output<typeof unit>
export type PostEntry = z.output<typeof post>
export type AccountEntry = z.output<typeof account>
export type PlaceEntry = z.output<typeof place>
