import { spawnSync } from 'node:child_process'
import { accessSync, constants, lstatSync, readFileSync, statSync } from 'node:fs'
import { PostgresSetupError } from './errors.ts'

/** The system account that PostgreSQL runs under; undefined: the one that runs Node. */
export type Account = { uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses to run as root. An existing store is run by whoever owns its data folder; a new one
 * by the account `postgres`, else `nobody`: no account is created.
 */
export const databaseAccount = (dataFolder: string): Account => {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(dataFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = accountNamed('postgres') ?? accountNamed('nobody')
  if (account) return account
  throw new PostgresSetupError(
    'no-account',
    'PostgreSQL does not run as root, and there is neither an account postgres nor nobody: ' +
      'create one, start as an ordinary user, or set DATABASE_URL.',
  )
}

const accountNamed = (name: string): Account => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/** Whether the account may enter the folder (or run the file) at `path`, through all folders above it. */
export const mayEnter = (account: Account, path: string): boolean => {
  if (account) return spawnSync('test', ['-x', path], account).status === 0
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Whether the folder is there; one that another account made, or could write to, is not trusted. */
export const isOurs = (folder: string): boolean => {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (!found) return false
  if (!process.getuid) return true
  if (found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o022) === 0) return true
  throw new PostgresSetupError('foreign-folder', `${folder} is another account's: remove it and start again.`)
}
