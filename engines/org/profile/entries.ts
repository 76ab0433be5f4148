import type { Text } from '#kernel/errors.ts'
import type { DistrictId } from '#kernel/sql.ts'
import type { Polygon } from '../polygons.ts'
import type { AccountEntry, PlaceEntry, PostEntry, UnitEntry } from './files.ts'

export interface AreaEntry {
  code: string
  kind: 'district' | 'street' | 'community' | 'cell'
  /** A cell has none but its code. */
  name: Text | undefined
  polygon: Polygon | undefined
}

/** A district's own facts about places and people, read from its folder and checked against one another. */
export interface OrganisationProfile {
  district: DistrictId
  name: Text
  areas: AreaEntry[]
  /** Parents before their children; streets and communities among them. */
  units: UnitEntry[]
  posts: PostEntry[]
  /** Empty but in a demonstration: people are entered by the administrators. */
  accounts: AccountEntry[]
  places: PlaceEntry[]
}
