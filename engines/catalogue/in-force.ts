import { refuse } from '#kernel/errors.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { noStandards, versionNotFound } from './errors.ts'
import { standardSet, versionsOf } from './queries.ts'
import type { StoredVersion } from './rows.ts'
import { type Standards, standardsOf } from './standards.ts'
import { versionAt } from './versions.ts'

/** Enough for the present and the past versions of every district of a large installation. */
const mostKept = 256

/** Activated versions never change, so what their content is called is all that has to be compared. */
const kept = new Map<string, Standards>()

/**
 * The standards under which a case filed at this moment is filed. Reads the list of versions (one short
 * statement), and the content only once in the life of the process. Refuses where none is in force.
 */
export async function standardsInForce(db: Db, district: DistrictId, at: Date): Promise<Standards> {
  const version = versionAt(await versionsOf(db, district), at)
  return contentOf(db, district, version ?? refuse(noStandards, { at: at.toISOString() }))
}

/**
 * The standards a case was filed under, whatever is in force today; drafts are read afresh each time.
 * @public a case keeps its version: who recomputes an old case's clock asks here.
 */
export async function standardsOfVersion(db: Db, district: DistrictId, version: number): Promise<Standards> {
  const found = (await versionsOf(db, district)).find((one) => one.version === version)
  return contentOf(db, district, found ?? refuse(versionNotFound, { version }))
}

async function contentOf(db: Db, district: DistrictId, version: StoredVersion): Promise<Standards> {
  if (!version.activatedAt) return standardsOf(await standardSet(db, district, version))
  const known = kept.get(version.content)
  if (known) return known
  const read = standardsOf(await standardSet(db, district, version))
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
  kept.set(version.content, read)
  return read
}
