import { refuse } from '#kernel/errors.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { dayAt } from './enrich.ts'
import { accountUnfit, administrationApart, grantToSelf, holderNotFound, postUnknown } from './errors.ts'
import { accountFact, allPosts, type Holder, holdersFrom } from './holder-queries.ts'

/**
 * Whether an account may hold a post: it works, is not one's own, and an administration stays apart from
 * everything else (GB/T 22239-2019 8.1.5).
 */
export async function checkFit(
  db: Db,
  district: DistrictId,
  { by, account, post }: { by: number; account: number; post: string },
): Promise<void> {
  if (by === account) refuse(grantToSelf)
  const found =
    (await allPosts(db, district)).find(({ code }) => code === post) ?? refuse(postUnknown, { post })
  const who = await accountFact(db, district, account)
  if (!who?.active) return refuse(accountUnfit)
  if (who.administration !== found.administration) refuse(administrationApart)
}

/** A holding that has not ended. */
export async function heldNow(db: Db, district: DistrictId, id: number, now: Date): Promise<Holder> {
  const [holder] = await holdersFrom(db, district, dayAt(now), { id })
  return holder ?? refuse(holderNotFound)
}
