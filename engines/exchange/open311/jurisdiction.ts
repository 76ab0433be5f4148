import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import type { DistrictId } from '#kernel/sql.ts'
import { jurisdictionUnknown } from '../errors.ts'

export const jurisdiction = { jurisdiction_id: z.string().max(60).optional() }

/** A jurisdiction is a district's division code; absent, the installation's first. */
export function districtOf(given: string | undefined): DistrictId | undefined {
  if (given === undefined || given === '') return undefined
  return /^\d{6}$/.test(given) ? Number(given) : refuse(jurisdictionUnknown, { jurisdiction: given })
}
