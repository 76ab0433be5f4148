import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Account } from './account.ts'
import type { Edition, Program } from './binaries.ts'
import { isAlive } from './alive.ts'
import { PostgresSetupError, codeOf } from './errors.ts'
import type { Passwords } from './urls.ts'
import { databaseName, ownerRole, randomPassword, serverRole, superuserRole } from './urls.ts'

/** Few and fixed: a person's PG* variables must not reach the server. */
export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC' }

export interface Making {
  dir: string
  edition: Edition
  account: Account
  bin: (name: Program) => string
  sync: boolean
}

/**
 * Makes the store at `dir` if there is none. It is made beside its place and renamed when whole, so that
 * a start killed half-way, or two first starts at once, never leave half a store.
 */
export const makeStore = (making: Making): void => {
  sweepUnfinished(making.dir)
  if (existsSync(path.join(making.dir, 'secret.json'))) return
  const unfinished = `${making.dir}.making-${process.pid}`
  try {
    fillStore(unfinished, making)
    renameSync(unfinished, making.dir)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (existsSync(path.join(making.dir, 'secret.json'))) return // another start was quicker
    if (codeOf(error) !== 'ENOTEMPTY') throw error
    throw new PostgresSetupError('not-a-store', `${making.dir} holds something that is not a store.`, error)
  }
}

const fillStore = (folder: string, { account, bin, edition, sync }: Making): void => {
  const data = path.join(folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o755) // the account passes through; what lies inside is closed one by one
  if (account) chownSync(data, account.uid, account.gid)

  const locale = systemUtf8Locale()
  const provider = edition === 18 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  const how = [
    '-E',
    'UTF8',
    `--locale=${locale}`,
    ...provider,
    '--auth=reject',
    ...(sync ? [] : ['--no-sync']),
  ]
  run(bin('initdb'), ['-D', data, '-U', superuserRole, ...how], account)
  writeFileSync(path.join(data, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')

  const passwords = { superuser: randomPassword(), owner: randomPassword(), server: randomPassword() }
  const single = (database: string, sql: string) =>
    run(bin('postgres'), ['--single', '-j', '-D', data, '-c', 'exit_on_error=on', database], account, sql)
  single('template1', extensionsSql)
  single('postgres', rolesSql(passwords))
  writeFileSync(path.join(folder, 'secret.json'), JSON.stringify(passwords), { mode: 0o600 })
}

/** pg_trgm sees Chinese only where LC_CTYPE is UTF-8: the builtin provider with locale C is not enough. */
const systemUtf8Locale = (): string => {
  const known = spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout ?? ''
  return /^(C\.utf-?8|en_US\.utf-?8|zh_CN\.utf-?8)$/im.exec(known)?.[0] ?? 'C.UTF-8'
}

/** Installed where every later database is copied from. Two line ends close a command of `--single -j`. */
const extensionsSql = ['pg_trgm', 'btree_gin', 'intarray']
  .map((name) => `create extension if not exists ${name};\n\n`)
  .join('')

const rolesSql = (passwords: Passwords): string =>
  [
    `alter role ${superuserRole} password '${passwords.superuser}'`,
    `create role ${ownerRole} login createdb createrole nosuperuser password '${passwords.owner}'`,
    `create role ${serverRole} login nocreatedb nocreaterole nosuperuser password '${passwords.server}'`,
    `create database ${databaseName} owner ${ownerRole}`,
    `revoke all on database ${databaseName} from public`,
    `grant connect, temporary on database ${databaseName} to ${serverRole}`,
  ]
    .map((statement) => `${statement};\n\n`)
    .join('')

const run = (file: string, args: string[], account: Account, input = ''): void => {
  const done = spawnSync(file, args, {
    ...account,
    env: serverEnvironment,
    cwd: '/',
    input,
    encoding: 'utf8',
  })
  if (done.status === 0) return
  const said = `${done.error?.message ?? ''}${done.stdout ?? ''}${done.stderr ?? ''}`.trim()
  throw new PostgresSetupError('not-made', `${path.basename(file)} could not make the store:\n${said}`)
}

const sweepUnfinished = (dir: string): void => {
  const prefix = `${path.basename(dir)}.making-`
  for (const name of readdirSync(path.dirname(dir))) {
    const pid = Number(name.slice(prefix.length))
    if (name.startsWith(prefix) && !isAlive(pid))
      rmSync(path.join(path.dirname(dir), name), { recursive: true, force: true })
  }
}
