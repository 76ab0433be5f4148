import { refuse } from '#kernel/errors.ts'
import { parseAreaCode, parentCode } from '../codes.ts'
import { profileWrong } from '../errors.ts'
import type { OrganisationProfile } from './entries.ts'
import type { Divisions, PolygonsFile } from './files.ts'

const wrong = (file: string, why: string): never => refuse(profileWrong, { file, why })

/** Every division lies below the one it is listed under; every drawn cell has its points and a community. */
export function checkDivisions(
  { district, streets }: Divisions,
  { points, communities }: PolygonsFile,
): void {
  parseAreaCode(district.code, 'district')
  const known = new Set<string>()
  for (const street of streets) {
    parseAreaCode(street.code, 'street')
    if (parentCode(street.code) !== district.code)
      wrong('divisions.json', `${street.code} is not in ${district.code}`)
    for (const { code } of street.communities) {
      parseAreaCode(code, 'community')
      if (parentCode(code) !== street.code) wrong('divisions.json', `${code} is not in ${street.code}`)
      known.add(code)
    }
  }
  for (const { code, cells } of communities) {
    if (!known.has(code)) wrong('polygons.json', `there is no community ${code}`)
    for (const point of cells.flat())
      if (point >= points.length / 2) wrong('polygons.json', `there is no point ${point}`)
  }
}

/** No code twice, and whatever is named is there: parents before their children. */
export function checkReferences(profile: OrganisationProfile): void {
  const { units, posts, accounts, places, areas } = profile
  const unitCodes = new Set<string>()
  for (const { code, parent } of units) {
    if (unitCodes.has(code)) wrong('organisation.json', `unit ${code} stands twice`)
    if (parent !== null && !unitCodes.has(parent))
      wrong('organisation.json', `unit ${code} is below ${parent}, which does not stand before it`)
    unitCodes.add(code)
  }
  const postCodes = distinct(
    'organisation.json',
    posts.map(({ code }) => code),
  )
  const areaCodes = distinct(
    'divisions.json',
    areas.map(({ code }) => code),
  )
  distinct(
    'accounts.json',
    accounts.map(({ login }) => login),
  )
  distinct(
    'places.json',
    places.map(({ code }) => code),
  )
  for (const { login, post, unit, area } of accounts) {
    if (!postCodes.has(post)) wrong('accounts.json', `${login} holds ${post}, which is no post`)
    if (!unitCodes.has(unit)) wrong('accounts.json', `${login} is in ${unit}, which is no unit`)
    if (area !== undefined && !areaCodes.has(area))
      wrong('accounts.json', `${login} walks ${area}, which is no area`)
  }
}

function distinct(file: string, codes: readonly string[]): Set<string> {
  const seen = new Set<string>()
  for (const code of codes) {
    if (seen.has(code)) wrong(file, `${code} stands twice`)
    seen.add(code)
  }
  return seen
}
