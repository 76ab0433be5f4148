import { runMigrations } from 'graphile-worker'
import { quietLogger } from './log.ts'

/** Brings the queue's own schema to the version of the package, as the owner. */
export const installQueue = (ownerUrl: string): Promise<void> =>
  runMigrations({ connectionString: ownerUrl, logger: quietLogger })
