import path from 'node:path'
import { calendarRoutes } from '#engines/calendar/calendar.ts'
import { catalogueRoutes } from '#engines/catalogue/catalogue.ts'
import {
  type CaseType,
  createEngine,
  type Engine,
  flowRoutes,
  helpRoutes,
  postWork,
  recomputeLater,
} from '#engines/flow/flow.ts'
import { createImportRuns, exchangeRoutes } from '#engines/exchange/exchange.ts'
import { enrichWith, orgRoutes } from '#engines/org/org.ts'
import { registerRoutes, registersOf } from '#engines/registers/registers.ts'
import { type Auth, createAuth } from '#kernel/auth.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { BucketPlace } from '#kernel/config.ts'
import { createFileStore, createS3FileStore, type FileStore } from '#kernel/files.ts'
import { createLive, type LiveHub } from '#kernel/live.ts'
import { createMetrics, type Metrics } from '#kernel/metrics.ts'
import type { Route } from '#kernel/route.ts'
import { kernelRoutes } from '#kernel/routes.ts'
import { openKeys } from '#kernel/secrets.ts'
import { openStore, type Store } from '#kernel/sql.ts'
import './operator-acts.ts'
import './permission-words.ts'
import { modules } from './modules.ts'

/** Everything a process of the installation works with: the server, the worker and the operator's tool alike. */
export interface House {
  store: Store
  auth: Auth
  engine: Engine
  files: FileStore
  live: LiveHub
  metrics: Metrics
  clock: Clock
  routes: readonly Route[]
}

export const caseTypes: ReadonlyMap<string, CaseType> = new Map(
  modules.flatMap((room) => room.caseTypes.map((type) => [type.code, type] as const)),
)

/** Opens the house over a store that is migrated already. Keys lie apart from the data they open. */
export function openHouse(options: {
  serverUrl: string
  dataDir: string
  clock?: Clock
  demonstration?: boolean
  bucket?: BucketPlace | undefined
}): House {
  const { dataDir, clock = systemClock } = options
  const store = openStore(options.serverUrl)
  const auth = createAuth(store, clock, enrichWith(clock))
  const keys = openKeys(path.join(dataDir, 'keys', 'fields.json'))
  const files = filesIn(dataDir, options.bucket, clock)
  const engine = createEngine({ types: caseTypes, keys, store, files })
  const [live, metrics] = [createLive(), createMetrics()]
  const routes: Route[] = []
  const imports = createImportRuns()
  routes.push(
    ...kernelRoutes({
      auth,
      live,
      metrics,
      disk: { folder: dataDir, leastFreeBytes: 1 << 30 },
      allRoutes: () => routes,
    }),
    ...calendarRoutes({ changed: recomputeLater(engine) }),
    ...catalogueRoutes,
    ...orgRoutes({
      posts: postWork,
      rightsChanged: (district) => {
        auth.forgetDistrict(district)
        live.publish(district, { type: 'rights.changed', data: {} })
      },
    }),
    ...flowRoutes(engine, live),
    ...helpRoutes(engine),
    ...exchangeRoutes({
      imports,
      ...{ engine, auth, live, keyOptional: options.demonstration ?? false },
      allRoutes: () => routes,
    }),
    ...registerRoutes(registersOf(modules.flatMap((room) => room.registers)), keys, imports),
    ...modules.flatMap((room) => room.routes({ engine })),
  )
  return { store, auth, engine, files, live, metrics, clock, routes }
}

const filesIn = (dataDir: string, bucket: BucketPlace | undefined, now: Clock): FileStore => {
  const folder = path.join(dataDir, 'files')
  return bucket
    ? createS3FileStore({ ...bucket, arriving: path.join(folder, 'arriving'), now })
    : createFileStore({ folder })
}
