import { type Db, type DistrictId, sql, type Store } from '#kernel/sql.ts'
import type { InboxPlace } from './lists/inbox.ts'
import type { StepEvent } from './tail.ts'

export interface Notice {
  id: number
  case_id: number
  number: string
  case_type: string
  /** The action that told of it; `assigned` where something was given. */
  kind: string
  at: Date
}

/** Steps that whoever leads the case should know of, though nothing was given to them. */
const worthKnowing = [
  'urge',
  'supplement',
  'supervise',
  'reopen',
  'recompute',
  'correct',
  'absorb',
  'followUnit',
]

/**
 * 通知: what these steps gave to a basket or a person, and what whoever leads should know. Each notice once,
 * however often the steps are read: its key is the assignment that was given, or the step that was taken.
 */
export async function notify(
  store: Store,
  district: DistrictId,
  events: readonly StepEvent[],
): Promise<void> {
  const steps = JSON.stringify(
    events.map(({ caseId, seq, action, at }) => ({ case_id: caseId, seq, action, at })),
  )
  await store.inDistrict(district, ({ db }) =>
    sql`
      with step as (
        select * from jsonb_to_recordset(${steps}::jsonb) as t(case_id bigint, seq integer, action text, at timestamptz))
      insert into flow.notice (district_id, case_id, seq, kind, unit_id, post, account_id, at)
      select distinct ${district}::integer, a.case_id, a.seq, 'assigned', a.unit_id, a.post, a.account_id, s.at
      from step s join flow.assignment a on a.district_id = ${district} and a.case_id = s.case_id
        and a.opened_at = s.at and a.ended_at is null
      union all
      select ${district}::integer, s.case_id, s.seq, s.action, a.unit_id, a.post, a.account_id, s.at
      from step s join flow.assignment a on a.district_id = ${district} and a.case_id = s.case_id
        and a.role = 'lead' and a.ended_at is null
      where s.action = any(${worthKnowing}::text[])
      on conflict do nothing`.execute(db),
  )
}

/** Unread notices of some baskets and persons, newest first. */
export async function noticesFor(
  db: Db,
  district: DistrictId,
  { places, persons, limit }: { places: readonly InboxPlace[]; persons: readonly number[]; limit: number },
): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.case_id, c.number, c.case_type, n.kind, n.at
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(unit bigint, post text)
    join flow.notice n on n.district_id = ${district} and n.unit_id = p.unit and n.read_at is null
      and n.post is not distinct from p.post
      and (n.account_id is null or n.account_id = any(${persons as number[]}::bigint[]))
    join flow.case c on c.district_id = n.district_id and c.id = n.case_id
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
