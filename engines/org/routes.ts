import './audited.ts'
import type { Route } from '#kernel/route.ts'
import type { OrgParts } from './posts.ts'
import { addPost } from './routes/add-post.ts'
import { addUnit } from './routes/add-unit.ts'
import { callOffCover } from './routes/call-off-cover.ts'
import { coverLeave } from './routes/cover-leave.ts'
import { describeTiles } from './routes/describe-tiles.ts'
import { editUnit } from './routes/edit-unit.ts'
import { endPost } from './routes/end-post.ts'
import { endOneUnit } from './routes/end-unit.ts'
import { findLocation } from './routes/find-location.ts'
import { givePost } from './routes/give-post.ts'
import { grantPermissions } from './routes/grant-permissions.ts'
import { listAreas } from './routes/list-areas.ts'
import { listHolders } from './routes/list-holders.ts'
import { listPermissions } from './routes/list-permissions.ts'
import { listPosts } from './routes/list-posts.ts'
import { listUnits } from './routes/list-units.ts'
import { readTile } from './routes/read-tile.ts'
import { renamePost } from './routes/rename-post.ts'
import { restoreOneUnit } from './routes/restore-unit.ts'
import { searchPlaces } from './routes/search-places.ts'
import { searchForUnits } from './routes/search-units.ts'
import { takePost } from './routes/take-post.ts'

/** Everything of this room that is answered over HTTP. */
export const orgRoutes = (parts: OrgParts): readonly Route[] => [
  listUnits,
  searchForUnits,
  addUnit,
  editUnit,
  endOneUnit(parts),
  restoreOneUnit,
  listAreas,
  findLocation,
  searchPlaces,
  describeTiles,
  readTile,
  listPosts,
  listPermissions,
  addPost,
  renamePost,
  endPost(parts),
  grantPermissions(parts),
  listHolders,
  givePost(parts),
  takePost(parts),
  coverLeave(parts),
  callOffCover(parts),
]
