import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { toStore } from './coordinates.ts'
import { profileAbsent, profileWrong } from './errors.ts'
import { areasOf, areaUnits } from './profile/areas.ts'
import type { OrganisationProfile } from './profile/entries.ts'
import { accountsFile, divisionsFile, organisationFile, placesFile, polygonsFile } from './profile/files.ts'
import { checkDivisions, checkReferences } from './profile/references.ts'

export type { OrganisationProfile } from './profile/entries.ts'
export type { PostEntry, UnitEntry } from './profile/files.ts'

/**
 * Reads a profile folder: divisions.json and organisation.json must be there; polygons, places and accounts
 * may come later. Refuses a file that does not fit its shape, and a code that leads nowhere.
 */
export async function readOrganisation(folder: string): Promise<OrganisationProfile> {
  const divisions = await read(folder, 'divisions.json', divisionsFile)
  const { units, posts } = await read(folder, 'organisation.json', organisationFile)
  const polygons = await read(folder, 'polygons.json', polygonsFile, { points: [], communities: [] })
  const { accounts } = await read(folder, 'accounts.json', accountsFile, { accounts: [] })
  const { places } = await read(folder, 'places.json', placesFile, { places: [] })
  checkDivisions(divisions, polygons)
  const [root, ...others] = units.filter(({ kind }) => kind === 'district')
  if (!root || others.length > 0)
    return refuse(profileWrong, {
      file: 'organisation.json',
      why: 'it takes exactly one unit of kind district',
    })
  const profile: OrganisationProfile = {
    district: Number(divisions.district.code),
    name: divisions.district.name,
    areas: areasOf(divisions, polygons),
    units: [...units, ...areaUnits(divisions, root.code)],
    posts,
    accounts,
    places: places.map((place) => ({ ...place, ...toStore(place) })),
  }
  checkReferences(profile)
  return profile
}

async function read<T>(folder: string, file: string, shape: z.ZodType<T>, absent?: T): Promise<T> {
  const content = await readFile(path.join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (content === undefined) return absent ?? refuse(profileAbsent, { file })
  try {
    return shape.parse(JSON.parse(content))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    return refuse(profileWrong, { file, why })
  }
}
