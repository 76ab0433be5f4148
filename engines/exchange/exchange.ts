import type { Route } from '#kernel/route.ts'
import { appealsNearby } from './routes/appeals-nearby.ts'
import { discover } from './routes/discover.ts'
import { followAppeal } from './routes/follow-appeal.ts'
import { listRequests } from './routes/list-requests.ts'
import { listServices } from './routes/list-open311-classes.ts'
import { postAppeal } from './routes/post-appeal.ts'
import { type Open311Options, postRequest } from './routes/post-request.ts'
import { showRequest } from './routes/show-request.ts'
import { showService } from './routes/show-open311-class.ts'
import { showToken } from './routes/show-token.ts'
import { rateAppeal, supplementAppeal } from './routes/speak-on-appeal.ts'

export {
  columnsUsed,
  districtUndescribed,
  type Imported,
  type ImportMapping,
  importRows,
  mappingShape,
  mappingUnreadable,
  type Replayed,
  readRows,
  replayRows,
  type SourceRow,
} from './import.ts'

/** The door: other programs. Open311 GeoReport v2 as the district speaks it; tables of other systems. */
export const exchangeRoutes = (options: Open311Options): Route[] => [
  discover,
  listServices,
  showService,
  listRequests,
  showRequest,
  showToken,
  postRequest(options),
  postAppeal(options.engine),
  appealsNearby(options.engine),
  followAppeal(options.engine),
  rateAppeal(options.engine),
  supplementAppeal(options.engine),
]
