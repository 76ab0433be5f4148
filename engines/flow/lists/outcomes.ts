import { type DistrictId, sql, type Store } from '#kernel/sql.ts'

/** What became of the cases of a channel (null: of all); counts, and the median of whole lives in days. */
export interface Outcomes {
  channel: string | null
  name: { zh: string; en: string } | null
  opened: number
  /** 结案: the centre accepted the work. */
  closed: number
  /** Ended without work: not accepted, not filed, rejected. */
  declined: number
  open: number
  /** Of the closed, those with an upstream due time, and those accepted by then. */
  withUpstreamDue: number
  onTimeUpstream: number
  /** Of the closed, those whose handling clock ran, and those that met it. */
  withClock: number
  onTime: number
  /** Of the closed, those where the citizen was asked. */
  askedBack: number
  solved: number
  medianDays: number | null
}

/** Outcomes by channel, the last row for all. */
export const outcomesOf = (store: Store, district: DistrictId): Promise<Outcomes[]> =>
  store.inDistrict(district, async ({ db }) => {
    const { rows } = await sql<Outcomes>`
      with judged as (
        select c.channel, c.opened_at, c.accepted_at, c.upstream_due, c.outcome, h.on_time,
          c.accepted_at is not null as closed, c.accepted_at is null and c.closed_at is not null as declined
        from flow.case c left join lateral (
          select case d.state when 'met' then true when 'passed' then false end as on_time
          from flow.deadline d
          where d.district_id = c.district_id and d.case_id = c.id and d.name = 'handle'
            and d.state not in ('replaced', 'void')
          order by d.seq desc limit 1) h on true
        where c.district_id = ${district})
      select j.channel, min(n.name::text)::jsonb as name, count(*) as opened,
        count(*) filter (where closed) as closed, count(*) filter (where declined) as declined,
        count(*) filter (where not closed and not declined) as open,
        count(*) filter (where closed and upstream_due is not null) as "withUpstreamDue",
        count(*) filter (where closed and accepted_at <= upstream_due) as "onTimeUpstream",
        count(*) filter (where closed and on_time is not null) as "withClock",
        count(*) filter (where closed and on_time) as "onTime",
        count(*) filter (where closed and outcome ? 'solved') as "askedBack",
        count(*) filter (where closed and outcome ->> 'solved' = 'solved') as solved,
        percentile_cont(0.5) within group (order by extract(epoch from accepted_at - opened_at) / 86400)
          filter (where closed) as "medianDays"
      from judged j left join flow.channel n on n.district_id = ${district} and n.code = j.channel
      group by grouping sets ((j.channel), ())
      order by grouping(j.channel), count(*) desc, j.channel`.execute(db)
    return rows.map((row) => ({ ...row, name: row.channel === null ? null : row.name }))
  })
