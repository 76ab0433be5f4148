import { refuse } from '../errors.ts'
import { hashPassword, passwordWeaknesses, verifyPassword } from '../password.ts'
import type { Db, DistrictId } from '../sql.ts'
import { weakPassword } from './errors.ts'
import { type AccountRow, keptPasswords, storePassword } from './queries.ts'
import type { AuthRules } from './rules.ts'

/** Sets a password its owner chose; refuses a weak one and those used before. */
export async function changePassword(
  db: Db,
  district: DistrictId,
  account: AccountRow,
  chosen: { password: string; rules: AuthRules; at: Date },
): Promise<void> {
  const { password, rules, at } = chosen
  const rule = { minLength: rules.passwordLength, classes: rules.passwordClasses }
  const weaknesses: string[] = passwordWeaknesses(password, account.login, rule)
  if (weaknesses.length === 0 && (await wasUsed(db, district, account, password, rules.passwordsKept)))
    weaknesses.push('used-before')
  if (weaknesses.length > 0)
    refuse(weakPassword, {
      weaknesses,
      length: rules.passwordLength,
      classes: rules.passwordClasses,
      kept: rules.passwordsKept,
    })
  const hash = await hashPassword(password)
  await storePassword(db, district, account.id, { hash, at, mustChange: false })
}

async function wasUsed(db: Db, district: DistrictId, account: AccountRow, password: string, kept: number) {
  if (kept === 0) return false
  const earlier = await keptPasswords(db, district, account.id, kept - 1)
  for (const hash of [account.password_hash, ...earlier])
    if (await verifyPassword(hash, password)) return true
  return false
}
