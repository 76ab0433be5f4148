import type { Auth } from '../auth.ts'
import type { Clock } from '../clock.ts'
import type { FileStore } from '../files.ts'
import type { LiveHub } from '../live.ts'
import type { Metrics } from '../metrics.ts'
import type { Route } from '../route.ts'
import type { DistrictId, Store } from '../sql.ts'

export interface HttpOptions {
  store: Store
  auth: Auth
  clock: Clock
  files: FileStore
  routes: readonly Route[]
  /** The district of public routes that name none. */
  district: DistrictId
  tls?: { certFile: string; keyFile: string } | undefined
  logLevel: string
  /** Proxies whose `X-Forwarded-*` is believed: an address, a list, or true for any. */
  trustProxy?: boolean | string | string[]
  /** Checks every reply against its declared shape; the tests do, production trusts the types. */
  checkReplies?: boolean
  /** Multiplies every limit of calls a minute; Infinity lifts them, as a demonstration on loopback may. */
  rateFactor?: number
  metrics?: Metrics
  /** Its streams are ended before the server closes, which would wait for them for ever. */
  live?: LiveHub
  /** Told of every failure answered with 5xx, beside the log. */
  onFailure?: (error: unknown) => void
}
