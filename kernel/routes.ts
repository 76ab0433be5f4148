import './audited.ts'
import type { Auth } from './auth.ts'
import type { LiveHub } from './live.ts'
import type { Metrics } from './metrics.ts'
import type { Route } from './route.ts'
import { addFiles } from './routes/add-files.ts'
import { readAuditChoices } from './routes/audit-choices.ts'
import { changePassword } from './routes/change-password.ts'
import { changeSetting } from './routes/change-setting.ts'
import { postAccount } from './routes/create-account.ts'
import { postDisable } from './routes/disable-account.ts'
import { postEnable } from './routes/enable-account.ts'
import { exportAuditTrail } from './routes/export-audit.ts'
import { putAdministration } from './routes/grant-administration.ts'
import { healthz } from './routes/healthz.ts'
import { readAccounts } from './routes/list-accounts.ts'
import { readRefusals } from './routes/list-refusals.ts'
import { live } from './routes/live.ts'
import { me } from './routes/me.ts'
import { readMetrics } from './routes/metrics.ts'
import { readOpenapi } from './routes/openapi.ts'
import { readFile } from './routes/read-file.ts'
import { readAuditTrail } from './routes/read-audit.ts'
import { readSettings } from './routes/read-settings.ts'
import { type Disk, readyz } from './routes/readyz.ts'
import { postResetPassword } from './routes/reset-password.ts'
import { signIn } from './routes/sign-in.ts'
import { signOut } from './routes/sign-out.ts'
import { postUnlock } from './routes/unlock-account.ts'

export interface KernelParts {
  auth: Auth
  live: LiveHub
  metrics: Metrics
  disk: Disk
  /** All routes of the installation, these among them: what the OpenAPI document describes. */
  allRoutes: () => readonly Route[]
}

/** The routes that every installation has. */
export const kernelRoutes = ({ auth, live: hub, metrics, disk, allRoutes }: KernelParts): Route[] => [
  signIn(auth),
  signOut(auth),
  me(auth),
  changePassword(auth),
  readAccounts,
  postAccount,
  postDisable(auth),
  postEnable,
  postUnlock,
  postResetPassword(auth),
  putAdministration(auth),
  addFiles,
  readFile,
  readAuditTrail(allRoutes),
  exportAuditTrail(allRoutes),
  readAuditChoices(allRoutes),
  readSettings,
  changeSetting,
  readRefusals,
  readOpenapi(allRoutes),
  live(auth, hub),
  healthz,
  readyz(disk),
  readMetrics(metrics),
]
