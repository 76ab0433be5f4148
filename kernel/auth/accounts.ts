import { z } from 'zod'
import { refuse } from '../errors.ts'
import { generatePassword, hashPassword } from '../password.ts'
import type { Context } from '../route.ts'
import { isUniqueViolation } from '../sql.ts'
import type { Administration } from '../user.ts'
import * as queries from './account-queries.ts'
import { accountExists, accountUnknown, lastSecurity, notYourself, oneAdministration } from './errors.ts'
import { clearFailures, endSessions, insertAccount, storePassword } from './queries.ts'

/** What an account is called: a login without blanks, and the name of the person. */
export const accountShape = z.object({
  login: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u),
  name: z.string().trim().min(1).max(50),
})

/** Makes an account with a first password, which the reply alone ever shows. */
export async function createAccount(
  { db, district, now, audit }: Context,
  wanted: z.output<typeof accountShape>,
): Promise<{ id: number; password: string }> {
  const password = generatePassword()
  const passwordHash = await hashPassword(password)
  try {
    const id = await insertAccount(db, district, { ...wanted, passwordHash, at: now, mustChange: true })
    audit(`account ${id}`, { login: wanted.login })
    return { id, password }
  } catch (error) {
    if (isUniqueViolation(error)) refuse(accountExists, { login: wanted.login })
    throw error
  }
}

/** The account stays, for what it did; its sessions end. */
export async function disableAccount(context: Context, id: number): Promise<void> {
  const { db, district, now, audit } = context
  const { login } = await othersAccount(context, id, { leavesSecurity: true })
  await queries.storeDisabled(db, district, id, now)
  await endSessions(db, district, id, now)
  audit(`account ${id}`, { login })
}

export async function enableAccount(context: Context, id: number): Promise<void> {
  const { login } = await othersAccount(context, id)
  await queries.storeDisabled(context.db, context.district, id, null)
  context.audit(`account ${id}`, { login })
}

export async function unlockAccount(context: Context, id: number): Promise<void> {
  const { login } = await othersAccount(context, id)
  await clearFailures(context.db, context.district, id)
  context.audit(`account ${id}`, { login })
}

/** A new first password: it unlocks the account and ends its sessions. */
export async function resetPassword(context: Context, id: number): Promise<string> {
  const { db, district, now, audit } = context
  const { login } = await othersAccount(context, id)
  const password = generatePassword()
  const hash = await hashPassword(password)
  await storePassword(db, district, id, { hash, at: now, mustChange: true })
  await endSessions(db, district, id, now)
  audit(`account ${id}`, { login })
  return password
}

/** 三员分立 (GB/T 22239-2019 8.1.5): system, security and audit administration are three people. */
export async function grantAdministration(
  context: Context,
  id: number,
  administration: Administration | null,
): Promise<void> {
  const leavesSecurity = administration !== 'security'
  const account = await othersAccount(context, id, { leavesSecurity })
  const holds = account.administration
  if (administration && holds && holds !== administration) refuse(oneAdministration, { holds })
  await queries.storeAdministration(context.db, context.district, id, administration)
  context.audit(`account ${id}`, { login: account.login, from: holds, to: administration })
}

/**
 * The account to be changed, locked. Refuses the administrator's own (two see more than one), and with
 * `leavesSecurity` the last security administrator, without whom nobody could appoint one again.
 */
async function othersAccount({ db, district, user }: Context, id: number, { leavesSecurity = false } = {}) {
  if (id === user.account) refuse(notYourself)
  if (leavesSecurity) {
    const active = await queries.activeSecurityAdministrators(db, district)
    if (active.length === 1 && active[0] === id) refuse(lastSecurity)
  }
  return (await queries.accountForUpdate(db, district, id)) ?? refuse(accountUnknown, { id })
}
