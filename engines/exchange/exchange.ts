import './audited.ts'
import type { Engine } from '#engines/flow/flow.ts'
import type { LiveHub } from '#kernel/live.ts'
import type { Route } from '#kernel/route.ts'
import { addPublicPhotos } from './routes/add-public-photos.ts'
import { appealsNearby } from './routes/appeals-nearby.ts'
import { describePublicSide } from './routes/describe-public-side.ts'
import { discover } from './routes/discover.ts'
import { endMyCall } from './routes/end-my-call.ts'
import { endTarget } from './routes/end-target.ts'
import { followAppeal } from './routes/follow-appeal.ts'
import { forgetImport } from './routes/forget-import.ts'
import { importCases } from './routes/import-cases.ts'
import { importTableRoute } from './routes/import-table.ts'
import { listRequests } from './routes/list-requests.ts'
import { listServices } from './routes/list-open311-classes.ts'
import { listReconciledDays } from './routes/list-reconciled-days.ts'
import { listTables } from './routes/list-tables.ts'
import { listTargets } from './routes/list-targets.ts'
import { myCall } from './routes/my-call.ts'
import { myImports } from './routes/my-imports.ts'
import { noteMismatch } from './routes/note-mismatch.ts'
import { postAppeal } from './routes/post-appeal.ts'
import { postCall } from './routes/post-call.ts'
import { postOrder } from './routes/post-order.ts'
import { type Open311Options, postRequest } from './routes/post-request.ts'
import { postVerdict } from './routes/post-verdict.ts'
import { publicAreas } from './routes/public-areas.ts'
import { publicLocation } from './routes/public-location.ts'
import { publicPlaces } from './routes/public-places.ts'
import { reconcileOrders } from './routes/reconcile-orders.ts'
import { reopenAppeal } from './routes/reopen-appeal.ts'
import { saveTargetRoute } from './routes/save-target.ts'
import { sendAgain } from './routes/send-again.ts'
import { showReconciledDay } from './routes/show-reconciled-day.ts'
import { showRequest } from './routes/show-request.ts'
import { showService } from './routes/show-open311-class.ts'
import { showToken } from './routes/show-token.ts'
import { simulateCall } from './routes/simulate-call.ts'
import { endChannel } from './routes/end-channel.ts'
import { listChannels } from './routes/list-channels.ts'
import { putChannel } from './routes/put-channel.ts'
import { rateAppeal } from './routes/rate-appeal.ts'
import { supplementAppeal } from './routes/supplement-appeal.ts'
import { withdrawAppeal } from './routes/withdraw-appeal.ts'
import { createImportRuns, type ImportRuns } from './tables/import-runs.ts'

export { createImportRuns } from './tables/import-runs.ts'
export { followCode } from './public/follow-code.ts'
export { checkDistrict, districtField } from './public/followed-case.ts'
export { exchangeJobs } from './jobs.ts'
export { signatureHeader, signatureOf } from './outbox/signature.ts'
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

/** The door: other programs. Open311 as the district speaks it, the citizen's pages, the city's platform, webhooks. */
export const exchangeRoutes = (
  options: Open311Options & { live: LiveHub; allRoutes: () => readonly Route[]; imports?: ImportRuns },
): Route[] => [
  discover,
  listServices,
  showService,
  listRequests,
  showRequest,
  showToken,
  postRequest(options),
  describePublicSide(options.engine),
  publicAreas,
  publicPlaces,
  publicLocation,
  addPublicPhotos,
  postAppeal(options.engine),
  appealsNearby(options.engine),
  followAppeal(options.engine),
  rateAppeal(options.engine),
  reopenAppeal(options.engine),
  supplementAppeal(options.engine),
  withdrawAppeal(options.engine),
  postOrder(options.engine),
  postVerdict(options.engine),
  reconcileOrders,
  listReconciledDays,
  showReconciledDay,
  noteMismatch,
  sendAgain,
  postCall(options.engine, options.live),
  myCall(options.engine),
  endMyCall(options.live),
  simulateCall(options.engine, options.live),
  putChannel,
  endChannel,
  listChannels,
  listTables(options.allRoutes),
  ...importing(options),
  listTargets,
  saveTargetRoute(options.engine),
  endTarget,
]

interface Importing {
  engine: Engine
  allRoutes: () => readonly Route[]
  imports?: ImportRuns | undefined
}

/** They know of each other's runs. */
function importing({ engine, allRoutes, imports: runs = createImportRuns() }: Importing): Route[] {
  return [importTableRoute(allRoutes, runs), importCases(engine, runs), myImports(runs), forgetImport(runs)]
}
