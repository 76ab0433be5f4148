import { refuse } from '#kernel/errors.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { dayAt } from './enrich.ts'
import {
  accountUnfit,
  administrationApart,
  grantToSelf,
  holderNotFound,
  postElsewhere,
  postEnded,
  postUnknown,
} from './errors.ts'
import { accountFact, type Holder, holdersFrom } from './holder-queries.ts'
import { type Post, postByCode } from './post-queries.ts'
import { idsBelow, unitByCode, unitById } from './unit-queries.ts'

/**
 * Whether an account may hold a post: it works, is not one's own, and an administration stays apart from
 * everything else (GB/T 22239-2019 8.1.5).
 */
export async function checkFit(
  db: Db,
  district: DistrictId,
  { by, account, post }: { by: number; account: number; post: string },
): Promise<Post> {
  if (by === account) refuse(grantToSelf)
  const found = (await postByCode(db, district, post)) ?? refuse(postUnknown, { post })
  if (found.until) refuse(postEnded, { post: found.title, until: found.until })
  const who = await accountFact(db, district, account)
  if (!who?.active) return refuse(accountUnfit)
  if (who.administration !== found.administration) refuse(administrationApart)
  return found
}

/** A post that belongs to a unit is given in it or below it; `unit` by its id, or by its code. */
export async function checkPlace(
  db: Db,
  district: DistrictId,
  { unit: home, title }: Pick<Post, 'unit' | 'title'>,
  unit: number | string,
): Promise<void> {
  if (home === null) return
  const id = typeof unit === 'number' ? unit : (await unitByCode(db, district, unit))?.id
  if (id === undefined || (await idsBelow(db, district, [home])).includes(id)) return
  refuse(postElsewhere, { post: title, unit: (await unitById(db, district, home))!.name })
}

/** A holding that has not ended. */
export async function heldNow(db: Db, district: DistrictId, id: number, now: Date): Promise<Holder> {
  const [holder] = await holdersFrom(db, district, dayAt(now), { id })
  return holder ?? refuse(holderNotFound)
}
