import type { Auth } from '#kernel/auth.ts'
import type { VirtualClock } from '#kernel/clock.ts'
import type { FileStore } from '#kernel/files.ts'
import type { LiveHub } from '#kernel/live.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import type { TestDatabase } from '#tests/cluster.ts'

/** What a route list or a seed is made from. */
export interface StageParts {
  database: TestDatabase
  store: Store
  auth: Auth
  files: FileStore
  clock: VirtualClock
  live: LiveHub
  district: DistrictId
}
