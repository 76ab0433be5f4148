import { refuse } from '#kernel/errors.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { noCentre, unitBelowItself, unitEnded, unitHasUnits, unitNotFound } from './errors.ts'
import { allUnits, centreId, idsBelow, unitById, workingIds } from './unit-queries.ts'
import type { Unit } from './units.ts'

/** The unit in whose name the centre's posts hold a case. Refuses where the organisation is not entered yet. */
export const centreOf = async (db: Db, district: DistrictId): Promise<number> =>
  (await centreId(db, district)) ?? refuse(noCentre)

/** A unit and all below it. */
export const unitsBelow = (db: Db, district: DistrictId, unit: number): Promise<number[]> =>
  idsBelow(db, district, [unit])

/** The units that can be given work. */
export const unitsWorking = async (db: Db, district: DistrictId): Promise<ReadonlySet<number>> =>
  new Set(await workingIds(db, district))

/** Refuses a unit that is not there or has ended. */
export async function workingUnit(db: Db, district: DistrictId, id: number): Promise<Unit> {
  const unit = (await unitById(db, district, id)) ?? refuse(unitNotFound)
  return unit.until === null ? unit : refuse(unitEnded, { until: unit.until })
}

/** Refuses a place in the tree that would make a ring of it. */
export async function checkParent(
  db: Db,
  district: DistrictId,
  unit: number,
  parent: number | null,
): Promise<void> {
  if (parent === null) return
  await workingUnit(db, district, parent)
  if ((await unitsBelow(db, district, unit)).includes(parent)) refuse(unitBelowItself)
}

/** A unit ends only when nothing is left below it: nobody hangs in the air. */
export async function checkNothingBelow(db: Db, district: DistrictId, unit: number): Promise<void> {
  const below = (await allUnits(db, district)).filter(({ parent }) => parent === unit)
  if (below.length > 0) refuse(unitHasUnits, { count: below.length })
}
