import { randomBytes } from 'node:crypto'

/** The database that everything lives in, and the roles that meet it. */
export const databaseName = 'huying'
export const superuserRole = 'postgres'
export const ownerRole = 'huying_owner'
export const serverRole = 'huying_server'

/** Passwords of the three roles of an embedded server, kept in `secret.json` (0600) beside its data. */
export interface Passwords {
  superuser: string
  owner: string
  server: string
}

export const randomPassword = (): string => randomBytes(24).toString('base64url')

export const loopbackUrl = (role: string, password: string, port: number, database = databaseName): string =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
