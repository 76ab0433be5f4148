import { refuse } from '../errors.ts'
import type { Context } from '../route.ts'
import { accountForUpdate, activeSecurityAdministrators } from './account-queries.ts'
import { accountUnknown, lastSecurity, notYourself } from './errors.ts'

/**
 * The account to be changed, locked. Refuses the administrator's own (two see more than one), and with
 * `leavesSecurity` the last security administrator, without whom nobody could appoint one again.
 */
export async function othersAccount(
  { db, district, user }: Context,
  id: number,
  { leavesSecurity = false } = {},
) {
  if (id === user.account) refuse(notYourself)
  if (leavesSecurity) {
    const active = await activeSecurityAdministrators(db, district)
    if (active.length === 1 && active[0] === id) refuse(lastSecurity)
  }
  return (await accountForUpdate(db, district, id)) ?? refuse(accountUnknown, { id })
}
