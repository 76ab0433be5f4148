import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { PostgresSetupError, codeOf } from './errors.ts'
import { randomPassword, serverRole } from './urls.ts'

export interface OutsideOptions {
  /** URL of the role that owns the database and runs the migrations. */
  ownerUrl: string
  /** URL of a role that is, or belongs to, `huying_server`: where the owner may not create roles. */
  serverUrl?: string | undefined
  /** Keeps the password that we give to `huying_server`, 0600. */
  keyFile: string
}

export interface DatabaseUrls {
  ownerUrl: string
  serverUrl: string
}

/**
 * An outside PostgreSQL, made ready for the server's role: it is created where we may, else its URL must be
 * given. Refuses a server role that row-level security would not bind.
 */
export async function outsidePostgres(options: OutsideOptions): Promise<DatabaseUrls> {
  const { ownerUrl } = options
  const serverUrl = options.serverUrl ?? (await ensureServerRole(ownerUrl, options.keyFile))
  const ownerName = await withClient(ownerUrl, 'DATABASE_URL', currentUser)
  await withClient(serverUrl, 'HUYING_SERVER_DATABASE_URL', (client) => refuseUnbound(client, ownerName))
  return { ownerUrl, serverUrl }
}

const ensureServerRole = async (ownerUrl: string, keyFile: string): Promise<string> => {
  const password = keptPassword(keyFile)
  const url = new URL(ownerUrl)
  url.username = serverRole
  url.password = password
  if (await signsIn(url.href)) return url.href
  await withClient(ownerUrl, 'DATABASE_URL', (owner) => giveServerRole(owner, password))
  return url.href
}

const giveServerRole = async (owner: Client, password: string): Promise<void> => {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [serverRole])
  const verb = rowCount ? 'alter' : 'create'
  try {
    await owner.query(`${verb} role ${serverRole} with login password '${password}'`)
    const database = owner.escapeIdentifier(owner.database ?? '')
    await owner.query(`grant connect, temporary on database ${database} to ${serverRole}`)
  } catch (cause) {
    if (codeOf(cause) !== '42501') throw cause // 42501: insufficient privilege
    throw new PostgresSetupError(
      'server-role-missing',
      `The role of DATABASE_URL may not ${verb} roles. Let an administrator run\n` +
        `  create role ${serverRole} login password '…';\n` +
        'and give that role as HUYING_SERVER_DATABASE_URL=postgres://huying_server:…@HOST/DATABASE',
      cause,
    )
  }
}

/** An owner or superuser passes by row-level security, or can switch it off. */
const refuseUnbound = async (client: Client, ownerName: string): Promise<void> => {
  const { rows } = await client.query<{ name: string; unbound: boolean; member: boolean }>(
    `select current_user as name,
            bool_or(r.rolsuper or r.rolbypassrls or r.rolname = $1) as unbound,
            bool_or(r.rolname = $2) as member
     from pg_roles r where pg_has_role(current_user, r.oid, 'member')`,
    [ownerName, serverRole],
  )
  const [role] = rows
  if (role?.unbound)
    throw new PostgresSetupError(
      'server-role-unbound',
      `The role ${role.name} owns the database or passes by row-level security: ` +
        `the server must sign in as ${serverRole}, or as a member of it that does neither.`,
    )
  if (!role?.member)
    throw new PostgresSetupError(
      'server-role-stranger',
      `The role ${role?.name} is not a member of ${serverRole}: run  grant ${serverRole} to ${role?.name};`,
    )
}

const currentUser = async (client: Client): Promise<string> => {
  const { rows } = await client.query<{ name: string }>('select current_user as name')
  return rows[0]?.name ?? ''
}

const withClient = async <T>(
  url: string,
  variable: string,
  work: (client: Client) => Promise<T>,
): Promise<T> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PostgresSetupError('unreachable', `${variable} cannot be reached: ${reason}`, cause)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const signsIn = async (url: string): Promise<boolean> => {
  try {
    await withClient(url, serverRole, currentUser)
    return true
  } catch {
    return false
  }
}

const keptPassword = (keyFile: string): string => {
  try {
    return readFileSync(keyFile, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  const password = randomPassword()
  mkdirSync(path.dirname(keyFile), { recursive: true })
  writeFileSync(keyFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
  return password
}
