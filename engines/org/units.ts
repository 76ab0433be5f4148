import { z } from 'zod'
import type { Text } from '#kernel/errors.ts'

/** `city`: a unit above the district that takes part; `district`: the government at the tree's root. */
export const unitKinds = [
  'district',
  'centre',
  'section',
  'street',
  'community',
  'department',
  'city',
] as const

export interface Unit {
  id: number
  code: string
  kind: (typeof unitKinds)[number]
  name: Text
  /** The unit above; null at the root and for units of the city. */
  parent: number | null
  /** First day, and the first day after the last; `until` null: in force. */
  from: string
  until: string | null
  /** Where its work went when it ended. */
  mergedInto: number | null
}

export const nameShape = z.object({
  zh: z.string().trim().min(1).max(60),
  en: z.string().trim().min(1).max(120),
})

export const unitShape = z.object({
  id: z.int(),
  code: z.string(),
  kind: z.enum(unitKinds),
  name: z.object({ zh: z.string(), en: z.string() }),
  parent: z.int().nullable(),
  from: z.string(),
  until: z.string().nullable(),
  mergedInto: z.int().nullable(),
})
