import { centreOf } from '#engines/org/org.ts'
import { type Db, type DistrictId, sql, type Store } from '#kernel/sql.ts'
import type { InboxPlace } from './lists/inbox.ts'
import { clerkPosts } from './may-act.ts'
import type { StepEvent } from './tail.ts'

export interface Notice {
  id: number
  case_id: number
  number: string
  case_type: string
  /** What the case is about, masked; of a confidential one nothing. */
  title: string | null
  /** The action that told of it; `assigned` where something was given. */
  kind: string
  at: Date
}

/** Steps that whoever leads the case should know of, though nothing was given to them. */
const worthKnowing = [
  ...['urge', 'supplement', 'supervise', 'supervised', 'reopen', 'absorb', 'release', 'followUnit'],
  ...['recompute', 'correct', 'tag', 'untag', 'setUrgency', 'resume'],
  ...['answerPart', 'reportBack', 'passBack'],
]

/** Steps that take from a unit what it held without its doing: it must not go on working at it. */
const takesAway = ['redispatch', 'rule', 'dropPart', 'merge', 'withdraw', 'grant-void', 'grant-force-close']

/**
 * 通知: what these steps gave to a basket or a person, what whoever leads should know, what was taken from a
 * unit, and to whoever asked for something how it was decided. Each notice once, however often the steps are
 * read: its key is the assignment that was given, or the step that was taken.
 */
export async function notify(
  store: Store,
  district: DistrictId,
  events: readonly StepEvent[],
): Promise<void> {
  if (events.length === 0) return
  const steps = JSON.stringify(
    events.map(({ caseId, seq, action, at }) => ({ case_id: caseId, seq, action, at })),
  )
  await store.inDistrict(district, async ({ db }) => {
    const centre = await centreOf(db, district)
    await sql`
      with step as (
        select * from jsonb_to_recordset(${steps}::jsonb) as t(case_id bigint, seq integer, action text, at timestamptz)),
      held as (
        select s.seq as step, s.action, a.* from step s
        join flow.assignment a on a.district_id = ${district} and a.case_id = s.case_id),
      told (case_id, seq, kind, unit_id, post, account_id, at) as (
        select case_id, seq, 'assigned', unit_id, post, account_id, opened_at from held
        where (case_id, opened_at) in (select case_id, at from step) and ended_at is null
        union
        select h.case_id, h.step, h.action, h.unit_id, h.post, h.account_id, s.at from held h
        join step s on s.case_id = h.case_id and s.seq = h.step
        where h.role = 'lead' and h.ended_at is null and h.action = any(${worthKnowing}::text[])
        union
        select h.case_id, h.step, h.action, h.unit_id, h.post, h.account_id, s.at from held h
        join step s on s.case_id = h.case_id and s.seq = h.step and s.at = h.ended_at
        where h.post is null and h.role in ('lead', 'co', 'part') and h.action = any(${takesAway}::text[])
        union
        select s.case_id, s.seq, s.action, case when clerk.is then r.asked_unit else ${centre} end,
          case when clerk.is then null else q.post end, case when clerk.is then null else r.asked_by end, s.at
        from step s
        join flow.request r on r.district_id = ${district} and r.case_id = s.case_id and r.decided_at = s.at
          and s.action in ('grant-' || r.kind, 'decline-' || r.kind)
        join flow.step q on q.district_id = ${district} and q.case_id = r.case_id and q.action = r.kind
          and q.at = r.asked_at and q.actor = r.asked_by
        cross join lateral (select q.post = any(${[...clerkPosts]}::text[]) as is) clerk)
      insert into flow.notice (district_id, case_id, seq, kind, unit_id, post, account_id, at)
      select ${district}::integer, * from told
      on conflict do nothing`.execute(db)
  })
}

/**
 * Unread notices of some baskets and persons, newest first. What merely came into the basket of a post is not
 * among them: hundreds a day do, and the desk shows them.
 */
export async function noticesFor(
  db: Db,
  district: DistrictId,
  { places, persons, limit }: { places: readonly InboxPlace[]; persons: readonly number[]; limit: number },
): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.case_id, c.number, c.case_type, n.kind, n.at,
      case when c.confidential then null else d.title end as title
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(unit bigint, post text)
    join flow.notice n on n.district_id = ${district} and n.unit_id = p.unit and n.read_at is null
      and n.post is not distinct from p.post
      and (n.account_id is null or n.account_id = any(${persons as number[]}::bigint[]))
    join flow.case c on c.district_id = n.district_id and c.id = n.case_id
    join flow.detail d on d.district_id = c.district_id and d.case_id = c.id and d.seq = 1
    where n.kind <> 'assigned' or n.post is null or n.account_id is not null
    order by n.at desc, n.id desc limit ${limit}`.execute(db)
  return rows
}

/** Marks those of the ids that lie in these baskets as read; returns how many. */
export async function readNotices(
  db: Db,
  district: DistrictId,
  read: { ids: readonly number[]; places: readonly InboxPlace[]; by: number; at: Date },
): Promise<number> {
  const { rows } = await sql`
    update flow.notice n set read_at = ${read.at}, read_by = ${read.by}
    from jsonb_to_recordset(${JSON.stringify(read.places)}::jsonb) as p(unit bigint, post text)
    where n.district_id = ${district} and n.id = any(${read.ids as number[]}::bigint[]) and n.read_at is null
      and n.unit_id = p.unit and n.post is not distinct from p.post
    returning n.id`.execute(db)
  return rows.length
}
