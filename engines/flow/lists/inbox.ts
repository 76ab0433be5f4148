import { centreOf } from '#engines/org/org.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'
import { clerkPosts, personsOf } from '../may-act.ts'
import { listColumns, type ListedRow } from './list-cases.ts'

export interface InboxRow extends ListedRow {
  role: string
  held_since: Date
  note: string | null
  /** There is a number to call, and nobody has looked it up since the case came here. */
  contact_due: boolean
}

export interface InboxPlace {
  unit: number
  post: string | null
}

/** Where work for this user lies: a clerk's unit, or the centre's basket of a post. */
export async function inboxPlaces(db: Db, user: User): Promise<InboxPlace[]> {
  const centre = await centreOf(db, user.district)
  return user.posts.map(({ post, unit }) =>
    clerkPosts.has(post) ? { unit, post: null } : { unit: centre, post },
  )
}

/**
 * What waits for this user, by clock: late first, then what is due next. Reads the open assignments of a few
 * baskets, then their running clocks; the size of the store does not matter.
 */
export async function inbox(
  db: Db,
  district: DistrictId,
  asked: { user: User; places: InboxPlace[]; limit: number },
): Promise<InboxRow[]> {
  const places = JSON.stringify(asked.places)
  const { rows } = await sql<InboxRow>`
    with held as (
      select a.case_id, a.role, a.opened_at as held_since, a.note
      from jsonb_to_recordset(${places}::jsonb) as p(unit bigint, post text)
      join flow.assignment a on a.district_id = ${district} and a.unit_id = p.unit
        and a.post is not distinct from p.post and a.ended_at is null
      where a.account_id is null or a.account_id = any(${personsOf(asked.user)}::bigint[])),
    due as (
      select h.*, k.due_at, k.original_due_at, k.state as clock from held h
      left join lateral (
        select k.due_at, k.original_due_at, k.state from flow.deadline k
        where k.district_id = ${district} and k.case_id = h.case_id and k.ended_at is null
          and k.state in ('running', 'passed', 'paused')
        order by k.due_at nulls last limit 1) k on true
      order by k.due_at nulls last, h.case_id limit ${asked.limit})
    select ${listColumns}, k.role, k.held_since, k.note,
      exists (select 1 from flow.personal p where p.district_id = ${district} and p.case_id = c.id
        and p.field = 'phone' and p.erased_at is null)
      and not exists (select 1 from flow.disclosure x where x.district_id = ${district} and x.case_id = c.id
        and x.at >= k.held_since) as contact_due
    from due k
    join flow.case c on c.district_id = ${district} and c.id = k.case_id
    join flow.detail d on d.district_id = c.district_id and d.case_id = c.id and d.seq = 1
    order by k.due_at nulls last, c.id`.execute(db)
  return rows
}
