import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { databaseAccount, mayEnter } from './account.ts'

export interface Place {
  /** Folder of the store: `data/` (PostgreSQL's own), `secret.json`, `server.log`, `users/`. */
  dir: string
  /** Why the store does not lie where it was asked for. */
  moved?: string
}

/** Where lasting things go that may not lie in the checkout: the system's for root, else the user's own. */
export const systemStateDir = (): string =>
  process.getuid?.() === 0 ? '/var/lib/huying' : path.join(os.homedir(), '.local', 'state', 'huying')

/** The asked folder where the database's account can use it, else one named after it in `spare`. */
export const choosePlace = (asked: string, spare: string): Place => {
  const dir = path.resolve(asked)
  if (usable(dir)) return { dir }
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 12)
  const instead = path.join(spare, name)
  mkdirSync(spare, { recursive: true, mode: 0o755 })
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
