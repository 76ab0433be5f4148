import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

/** Steps are read again this far back: a long transaction commits after younger ones. */
const overlapSeconds = 120

/**
 * Makes the messages of new steps, at least once; the outbox's key makes it once. A platform hears of its own
 * orders: receipt, extension, return, answer. A webhook hears what it subscribes to, without a word of text.
 */
export async function fillOutbox(db: Db, district: DistrictId, now: Date): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    with fresh as (
      select s.*, t.code as target, t.kind as target_kind, t.subscribes,
        case when t.kind = 'webhook' then s.case_type || '.' || s.action
          when s.action = 'sign' then 'receipt'
          when s.granted = 'extension' then 'extension'
          when s.to_state = 'refused' and s.from_state <> s.to_state then 'return'
          when s.to_state = 'closed' and s.from_state <> s.to_state then 'answer' end as kind
      from exchange.target t
      join flow.fact_step s on s.district_id = t.district_id and s.recorded_at >= t.since
        and (t.kind = 'webhook' or s.upstream_system = t.code)
      where t.district_id = ${district} and t.retired_at is null
        and s.recorded_at > coalesce((select recorded_until from exchange.outbox_mark
          where district_id = ${district}), '-infinity') - make_interval(secs => ${overlapSeconds})
    ), wanted as (
      select f.* from fresh f
      where f.kind is not null and (f.target_kind = 'upstream' or exists (
        select from jsonb_to_recordset(f.subscribes) as w(type text, action text)
        where w.type in ('*', f.case_type) and w.action in ('*', f.action)))
    ), made as (
      insert into exchange.outbox (district_id, target, case_id, seq, kind, message, made_at, next_at)
      select w.district_id, w.target, w.case_id, w.seq, w.kind, ${messageOf}, ${now}, ${now} from wanted w
      on conflict do nothing returning 1
    ), marked as (
      insert into exchange.outbox_mark (district_id, recorded_until)
      select ${district}, max(recorded_at) from fresh having count(*) > 0
      on conflict (district_id) do update
        set recorded_until = greatest(excluded.recorded_until, exchange.outbox_mark.recorded_until)
    )
    select count(*)::int as made from made`.execute(db)
  return rows[0]!.made
}

/** `id` stays the same however often a message is sent: by it the other side knows what it has. */
const messageOf = sql`jsonb_build_object(
    'id', w.district_id || '-' || w.case_id || '-' || w.seq, 'kind', w.kind, 'case', w.number, 'at', w.at)
  || case w.target_kind when 'webhook'
    then jsonb_build_object('type', w.case_type, 'action', w.action, 'from', w.from_state, 'to', w.to_state)
    else jsonb_strip_nulls(jsonb_build_object('system', w.upstream_system, 'number', w.upstream_number,
      'reason', w.answers ->> 'reason',
      'due', case when w.kind = 'extension' then (select c.due_at from flow.fact_case c
        where c.district_id = w.district_id and c.id = w.case_id) end,
      'reply', case when w.kind in ('answer', 'return') then (
        select r.answers ->> 'reply' from flow.fact_step r
        where r.district_id = w.district_id and r.case_id = w.case_id and r.seq <= w.seq and r.answers ? 'reply'
        order by r.seq desc limit 1) end)) end`
