import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { databaseAccount, isOurs, mayEnter } from './account.ts'

export interface Place {
  /** Folder of the store: `data/` (PostgreSQL's own), `secret.json`, `server.log`, `users/`. */
  dir: string
  /** Why the store does not lie where it was asked for. */
  moved?: string
}

/** Where lasting things go that cannot lie where they were asked for: the system's for root, else the user's. */
export const systemStateDir = (stateHome = path.join(os.homedir(), '.local', 'state')): string =>
  process.getuid?.() === 0 ? '/var/lib/huying' : path.join(stateHome, 'huying')

/** The same for what may be lost: a folder of this account's own. */
export const systemTempDir = (): string => path.join(os.tmpdir(), `huying-${process.getuid?.() ?? 'user'}`)

/** The asked folder where the database's account can use it, else one named after it in `spare`. */
export const choosePlace = (asked: string, spare: string): Place => {
  const dir = path.resolve(asked)
  if (usable(dir)) return { dir }
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 12)
  const instead = path.join(spare, name)
  if (!isOurs(spare)) mkdirSync(spare, { recursive: true, mode: 0o755 })
  return { dir: instead, moved: `The database's account cannot use ${dir}: the store lies in ${instead}.` }
}

const usable = (dir: string): boolean => {
  const data = path.join(dir, 'data')
  const parent = path.dirname(dir)
  try {
    mkdirSync(parent, { recursive: true, mode: 0o755 })
    if (!existsSync(data)) accessSync(parent, constants.W_OK)
    else accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return false
  }
  return mayEnter(databaseAccount(data), parent)
}
