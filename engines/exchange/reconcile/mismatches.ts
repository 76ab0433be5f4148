import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

export type MismatchKind = 'missing-here' | 'missing-there' | 'state' | 'due' | 'waiting'

export interface Mismatch {
  kind: MismatchKind
  day: string
  number: string
  case: { id: number; number: string } | null
  theirs: string | null
  ours: string | null
  /** What we last told of it, or what waits. */
  message: Told | null
}

export interface Told {
  seq: number
  kind: string
  madeAt: string
  deliveredAt: string | null
  attempts: number
  problem: string | null
  nextAt: string
  /** An older message of the same case has not arrived: a case's story goes out in its order. */
  behind: boolean
}

interface Span {
  system: string
  from: string
  until: string
}

const dayHere = (at: string) => sql`(${sql.raw(at)} at time zone 'Asia/Shanghai')::date`
const startOf = (day: string, more = 0) =>
  sql`(${day}::date + ${sql.lit(more)})::timestamp at time zone 'Asia/Shanghai'`

/**
 * Where a platform's lists and ours disagree on the days of a span (both ends included, days of Wuhan's).
 * An order given out around midnight may stand in the list of the day beside. How a case stood is read as of the
 * moment at which the list came; only lists that say a state or a due time are compared by it.
 */
export const mismatchesOf = async (db: Db, district: DistrictId, span: Span): Promise<Mismatch[]> =>
  (
    await sql<Mismatch>`
      with ${listedAndHere(district, span)}, found as (
        select 'missing-here' as kind, l.day, l.number, null as theirs, null as ours, null::int as seq
        from listed l where not l.came and l.case_id is null
        union all
        select 'missing-there', h.day, h.number, null, null, null from here h
        where exists (select from lists where lists.day = h.day) and not exists (
          select from exchange.listed_order o where o.district_id = ${district} and o.system = ${span.system}
            and o.number = h.number and o.day between h.day - 1 and h.day + 1)
        union all
        select 'state', l.day, l.number, l.state, l.stood, l.last_seq from listed l
        where l.state <> l.stood
        union all
        select 'due', l.day, l.number, ${momentText('l.due')}, ${momentText('l.received_due')}, null
        from listed l where l.due <> l.received_due
        union all
        select 'waiting', ${dayHere('o.made_at')}, o.message ->> 'number', null, null, o.seq
        from exchange.outbox o
        where o.district_id = ${district} and o.target = ${span.system} and o.delivered_at is null
          and o.message ? 'number'
          and o.made_at >= ${startOf(span.from)} and o.made_at < ${startOf(span.until, 1)}
      )
      select f.kind, to_char(f.day, 'YYYY-MM-DD') as day, f.number, f.theirs, f.ours,
        case when c.id is not null then jsonb_build_object('id', c.id, 'number', c.number) end as "case",
        ${told} as message
      from found f
      left join lateral (${caseOf(district, span.system, sql`f.number`)}) c on true
      left join exchange.outbox o on o.district_id = ${district} and o.target = ${span.system}
        and o.case_id = c.id and o.seq = f.seq
      order by f.day desc, f.kind, f.number, f.seq`.execute(db)
  ).rows

const momentText = (at: string) =>
  sql`to_char(${sql.raw(at)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

const caseOf = (district: DistrictId, system: string, number: ReturnType<typeof sql>) => sql`
  select s.case_id as id, s.number from flow.fact_step s
  where s.district_id = ${district} and s.upstream_system = ${system} and s.upstream_number = ${number}
    and s.seq = 1`

/** `listed`: what the platform names, with how we have it; `here`: what came in; `lists`: the days with a list. */
const listedAndHere = (district: DistrictId, { system, from, until }: Span) => sql`
  lists as materialized (
    select day, listed_at from exchange.order_list
    where district_id = ${district} and system = ${system} and day between ${from}::date and ${until}::date
  ), listed as materialized (
    select o.day, o.number, o.state, o.due, i.message is not null as came, c.id as case_id,
      (i.body ->> 'due')::timestamptz as received_due, stood.state as stood, last.seq as last_seq
    from lists
    join exchange.listed_order o
      on o.district_id = ${district} and o.system = ${system} and o.day = lists.day
    left join exchange.inbox i on i.district_id = ${district} and i.system = ${system} and i.kind = 'order'
      and i.message = o.number
    left join lateral (${caseOf(district, system, sql`o.number`)}) c on true
    left join lateral (
      select case s.to_state when 'closed' then 'answered' when 'refused' then 'returned' else 'open' end as state
      from flow.fact_step s
      where s.district_id = ${district} and s.case_id = c.id and s.at <= lists.listed_at and o.state is not null
      order by s.seq desc limit 1) stood on true
    left join lateral (
      select b.seq from exchange.outbox b
      where b.district_id = ${district} and b.target = ${system} and b.case_id = c.id
      order by b.seq desc limit 1) last on true
  ), here as materialized (
    select number, ${dayHere('received_at')} as day from exchange.inbox
    where district_id = ${district} and system = ${system} and kind = 'order'
      and received_at >= ${startOf(from)} and received_at < ${startOf(until, 1)}
  )`

const told = sql`case when o.seq is not null then jsonb_build_object(
  'seq', o.seq, 'kind', o.kind, 'madeAt', o.made_at, 'deliveredAt', o.delivered_at, 'attempts', o.attempts,
  'problem', o.problem, 'nextAt', o.next_at, 'behind', exists (
    select from exchange.outbox e where e.district_id = o.district_id and e.target = o.target
      and e.case_id = o.case_id and e.seq < o.seq and e.delivered_at is null)) end`

/** The day of the oldest message that still waits. */
export const oldestWaiting = async (
  db: Db,
  district: DistrictId,
  system: string,
): Promise<string | undefined> =>
  (
    await sql<{ day: string }>`
      select to_char(${dayHere('made_at')}, 'YYYY-MM-DD') as day from exchange.outbox
      where district_id = ${district} and target = ${system} and delivered_at is null
      order by made_at limit 1`.execute(db)
  ).rows[0]?.day
