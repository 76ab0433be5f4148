import { notSignedIn, refuse } from '../errors.ts'
import { hashPassword, passwordWeaknesses, verifyPassword } from '../password.ts'
import type { Context } from '../route.ts'
import { weakPassword, wrongPassword } from './errors.ts'
import { type AccountRow, accountForSignIn, endSessions, keptPasswords, storePassword } from './queries.ts'
import type { AuthRules } from './rules.ts'
import { hashToken } from './token.ts'

/** Sets a password its owner chose; refuses a weak one and those used before. Ends all sessions but `token`'s. */
export async function changeOwnPassword(
  context: Context,
  rules: AuthRules,
  given: { current: string; next: string; token: string },
): Promise<void> {
  const { db, district, user, now } = context
  const account = (await accountForSignIn(db, district, user.login)) ?? refuse(notSignedIn)
  if (!(await verifyPassword(account.password_hash, given.current))) refuse(wrongPassword)
  const weaknesses = await weaknessesOf(context, account, rules, given.next)
  if (weaknesses.length > 0) {
    const { passwordLength: length, passwordClasses: classes, passwordsKept: kept } = rules
    refuse(weakPassword, { weaknesses, length, classes, kept })
  }
  const hash = await hashPassword(given.next)
  await storePassword(db, district, account.id, { hash, at: now, mustChange: false })
  await endSessions(db, district, account.id, now, hashToken(given.token))
}

async function weaknessesOf(context: Context, account: AccountRow, rules: AuthRules, password: string) {
  const rule = { minLength: rules.passwordLength, classes: rules.passwordClasses }
  const found: string[] = passwordWeaknesses(password, account.login, rule)
  if (found.length === 0 && (await wasUsed(context, account, rules.passwordsKept, password)))
    found.push('used-before')
  return found
}

async function wasUsed({ db, district }: Context, account: AccountRow, kept: number, password: string) {
  if (kept === 0) return false
  const earlier = await keptPasswords(db, district, account.id, kept - 1)
  for (const hash of [account.password_hash, ...earlier])
    if (await verifyPassword(hash, password)) return true
  return false
}
