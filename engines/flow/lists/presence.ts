import { z } from 'zod'
import { type Db, type DistrictId, sql, type Store } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'

/** Somebody who has the case before them; `acting`: who is filling a form of it. */
export const presentPerson = z.object({ account: z.int(), name: z.string(), acting: z.boolean() })
export type PresentPerson = z.output<typeof presentPerson>

/** A page says every ten seconds that it is still there; a crashed one is forgotten soon after. */
const stillThereMs = 25_000

interface Said {
  caseId: number
  user: User
  now: Date
  here: boolean
  acting: boolean
}

/** Writes that somebody is here or gone, and tells who is here, whoever came first first. */
export async function sayPresent(db: Db, district: DistrictId, said: Said): Promise<PresentPerson[]> {
  const { caseId, user, now, here, acting } = said
  if (here)
    await sql`insert into flow.presence (district_id, case_id, account_id, name, acting, seen_at)
      values (${district}, ${caseId}, ${user.account}, ${user.name}, ${acting}, ${now})
      on conflict (district_id, case_id, account_id)
        do update set acting = excluded.acting, seen_at = excluded.seen_at`.execute(db)
  const since = new Date(now.getTime() - stillThereMs)
  await sql`delete from flow.presence where district_id = ${district} and case_id = ${caseId}
    and (seen_at < ${since} or (account_id = ${user.account} and not ${here}))`.execute(db)
  const { rows } = await sql<PresentPerson>`
    select account_id as account, name, acting from flow.presence
    where district_id = ${district} and case_id = ${caseId} order by account_id`.execute(db)
  return rows
}

export interface PresentPeople {
  caseId: number
  people: PresentPerson[]
}

/**
 * Who is where, as other processes of the installation wrote it: each poll gives the cases whose people changed
 * since the one before. The table holds those of the last seconds alone, so it is read whole.
 */
export function tailPresence(store: Store, district: DistrictId): { poll(): Promise<PresentPeople[]> } {
  let before = new Map<number, PresentPerson[]>()
  return {
    async poll() {
      const present = await store.inDistrict(district, ({ db }) => peopleByCase(db, district))
      const cases = new Set([...before.keys(), ...present.keys()])
      const changed = [...cases].flatMap((caseId) => {
        const people = present.get(caseId) ?? []
        return JSON.stringify(people) === JSON.stringify(before.get(caseId) ?? []) ? [] : [{ caseId, people }]
      })
      before = present
      return changed
    },
  }
}

async function peopleByCase(db: Db, district: DistrictId): Promise<Map<number, PresentPerson[]>> {
  const { rows } = await sql<PresentPerson & { caseId: number }>`
    select case_id as "caseId", account_id as account, name, acting from flow.presence
    where district_id = ${district} order by case_id, account_id`.execute(db)
  const found = new Map<number, PresentPerson[]>()
  for (const { caseId, ...person } of rows) found.set(caseId, [...(found.get(caseId) ?? []), person])
  return found
}
