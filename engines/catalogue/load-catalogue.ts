import { type Day, dayNumberAt, dayText } from '#engines/calendar/calendar.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import type { CatalogueProfile } from './profile.ts'
import {
  insertContent,
  insertVersion,
  retireUnlisted,
  storeActivation,
  storeClasses,
  storeCrosswalk,
  storeEditions,
  storeWords,
  versionsOf,
} from './queries.ts'
import { activate, type Version } from './versions.ts'

export interface Loaded {
  /** Rows added or mended; 0 when the profile says nothing new. */
  classes: number
  retired: number
  /** The version of the standards that was added, if any. */
  version: number | undefined
}

/**
 * Brings a profile into a district, as often as one likes. Classes are added, mended or retired, never
 * deleted. The first version of the standards is put in force at once; a later one becomes a draft that a
 * person activates; a version the district has is left alone, since cases may rest on it.
 */
export async function loadCatalogue(
  db: Db,
  district: DistrictId,
  profile: CatalogueProfile,
  now: Date,
): Promise<Loaded> {
  const today: Day = dayText(dayNumberAt(now.getTime()))
  await storeEditions(db, district, profile.editions)
  const classes = await storeClasses(db, district, profile.classes)
  const retired = await retireUnlisted(db, district, profile.classes, today)
  for (const crosswalk of profile.crosswalks) await storeCrosswalk(db, district, crosswalk)
  await storeWords(db, district, profile.words)

  const versions = await versionsOf(db, district)
  const { standards } = profile
  if (!standards || versions.some(({ version }) => version === standards.version))
    return { classes, retired, version: undefined }
  await insertVersion(db, district, standards, now)
  await insertContent(db, district, standards)
  if (!versions.some(({ activatedAt }) => activatedAt)) {
    const draft: Version = { ...standards, from: null, until: null, activatedAt: null }
    await storeActivation(db, district, activate(versions, draft, today, now), now)
  }
  return { classes, retired, version: standards.version }
}
