import { refuse, type Text } from '#kernel/errors.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { classKeyText } from './class-key.ts'
import { noStandards, notADraft, versionNotFound } from './errors.ts'
import { insertContent, insertVersion, standardSet, versionForUpdate, versionsOf } from './queries.ts'
import type { StoredVersion } from './rows.ts'
import type { Condition } from './standards.ts'
import { versionAt } from './versions.ts'

/** The draft, locked; refuses what was activated, because cases rest on it. */
export async function draftForUpdate(db: Db, district: DistrictId, version: number): Promise<StoredVersion> {
  const found = (await versionForUpdate(db, district, version)) ?? refuse(versionNotFound, { version })
  if (found.activatedAt) refuse(notADraft, { version })
  return found
}

export interface NewDraft {
  title: Text
  basis: string
  /** Take the place of the copied conditions; absent: the conditions are copied too. */
  conditions?: readonly Condition[]
  /** Conditions in force of classes that the new ones do not speak of stay. */
  keep?: boolean
}

/**
 * Makes a draft with the next number: defaults and overrides of the version in force, and its conditions
 * or new ones. Refuses where the district has no version to start from.
 */
export async function makeDraft(
  db: Db,
  district: DistrictId,
  wanted: NewDraft,
  now: Date,
): Promise<StoredVersion> {
  const versions = await versionsOf(db, district)
  const inForce = versionAt(versions, now) ?? refuse(noStandards, { at: now.toISOString() })
  const present = await standardSet(db, district, inForce)
  const set = {
    ...present,
    version: Math.max(...versions.map(({ version }) => version)) + 1,
    title: wanted.title,
    basis: wanted.basis,
    ...(wanted.conditions && { conditions: conditionsOf(present.conditions, wanted) }),
  }
  await insertVersion(db, district, set, now)
  await insertContent(db, district, set)
  return draftForUpdate(db, district, set.version)
}

/** A code stands alone on screens: one that a kept condition bears gets the edition's sign behind it. */
function conditionsOf(
  present: readonly Condition[],
  { conditions = [], keep = false }: NewDraft,
): readonly Condition[] {
  if (!keep) return conditions
  const spoken = new Set(conditions.map((one) => classKeyText(one.class)))
  const kept = present.filter((one) => !spoken.has(classKeyText(one.class)))
  const taken = new Set(kept.map(({ code }) => code))
  return [
    ...kept,
    ...conditions.map((one) =>
      taken.has(one.code) ? { ...one, code: `${one.code}.${one.class.edition}` } : one,
    ),
  ]
}
