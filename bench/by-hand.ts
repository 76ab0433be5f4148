import { type DistrictId, sql, type Store } from '#kernel/sql.ts'

/**
 * The limit: the same rows of an opening written by hand-made SQL through the same pool, without HTTP, schema,
 * rules, calendar or hash; the audit entry and the kept reply are among them. A case that exists is copied under
 * a new id and number. Gives the new id.
 */
export const copyCaseByHand = (
  store: Store,
  district: DistrictId,
  source: number,
  n: number,
): Promise<number> =>
  store.inDistrict(district, async ({ db }) => {
    const { rows } = await sql<{ id: number }>`with fresh as (select nextval('flow.case_id') as id),
      d as (insert into flow.detail (district_id, case_id, seq, title, text, fields)
        select d.district_id, f.id, 1, d.title, d.text, d.fields from flow.detail d, fresh f
        where d.district_id = ${district} and d.case_id = ${source} and d.seq = 1),
      k as (insert into flow.deadline (district_id, case_id, seq, name, state, started_at, amount, unit, due_at,
          original_due_at, reason, rule, calendar_version)
        select k.district_id, f.id, k.seq, k.name, k.state, k.started_at, k.amount, k.unit, k.due_at,
          k.original_due_at, k.reason, k.rule, k.calendar_version from flow.deadline k, fresh f
        where k.district_id = ${district} and k.case_id = ${source}),
      a as (insert into flow.assignment (district_id, case_id, seq, role, unit_id, post, opened_at)
        select a.district_id, f.id, a.seq, a.role, a.unit_id, a.post, a.opened_at from flow.assignment a, fresh f
        where a.district_id = ${district} and a.case_id = ${source}),
      p as (insert into flow.personal (district_id, case_id, seq, field, sealed, salt, look_up)
        select p.district_id, f.id, p.seq, p.field, p.sealed, p.salt, p.look_up from flow.personal p, fresh f
        where p.district_id = ${district} and p.case_id = ${source}),
      s as (insert into flow.step (district_id, case_id, seq, action, to_state, answers, at, algorithm, hash)
        select s.district_id, f.id, s.seq, s.action, s.to_state, s.answers, s.at, s.algorithm, s.hash
        from flow.step s, fresh f where s.district_id = ${district} and s.case_id = ${source} and s.seq = 1),
      w as (${auditRow(district, 'POST /cases')}),
      r as (insert into kernel.idempotency (district_id, account_id, key, request, status, reply)
        select ${district}, 1, ${`bench-${n}-`} || f.id, '\\x00', 201, jsonb_build_object('id', f.id)
        from fresh f)
      insert into flow.case (district_id, id, number, case_type, state, channel, class_edition, class_kind,
        class_code, standard_version, street, community, cell, lng, lat, opened_at, last_seq, last_hash, last_at)
      select c.district_id, f.id, ${`BENCH-${n}-`} || f.id, c.case_type, c.state, c.channel, c.class_edition,
        c.class_kind, c.class_code, c.standard_version, c.street, c.community, c.cell, c.lng, c.lat, c.opened_at,
        1, c.last_hash, c.last_at
      from flow.case c, fresh f where c.district_id = ${district} and c.id = ${source}
      returning id`.execute(db)
    return rows[0]!.id
  })

/**
 * The limit of an act: the case is locked and the rows of another case's second step are written to it, changed
 * clocks and assignments over the old ones, with the audit entry.
 */
export const moveCaseByHand = (
  store: Store,
  district: DistrictId,
  moved: number,
  id: number,
): Promise<void> =>
  store.inDistrict(district, async ({ db }) => {
    void sql`select id from flow.case where district_id = ${district} and id = ${id} for update`.execute(db)
    await sql`with k as (insert into flow.deadline (district_id, case_id, seq, name, state, started_at, amount, unit,
          due_at, original_due_at, reason, rule, calendar_version, ended_at)
        select district_id, ${id}, seq, name, state, started_at, amount, unit, due_at, original_due_at, reason,
          rule, calendar_version, ended_at from flow.deadline
        where district_id = ${district} and case_id = ${moved}
        on conflict (district_id, case_id, seq) do update set state = excluded.state, ended_at = excluded.ended_at),
      a as (insert into flow.assignment (district_id, case_id, seq, role, unit_id, post, opened_at, ended_at, result)
        select district_id, ${id}, seq, role, unit_id, post, opened_at, ended_at, result from flow.assignment
        where district_id = ${district} and case_id = ${moved}
        on conflict (district_id, case_id, seq) do update set ended_at = excluded.ended_at, result = excluded.result),
      s as (insert into flow.step (district_id, case_id, seq, action, from_state, to_state, answers, at, algorithm,
          hash)
        select district_id, ${id}, seq, action, from_state, to_state, answers, at, algorithm, hash from flow.step
        where district_id = ${district} and case_id = ${moved} and seq = 2),
      w as (${auditRow(district, 'POST /cases/:id/actions/:action')})
      update flow.case c set state = m.state, version = c.version + 1, unit_id = m.unit_id,
        dispatched_at = m.dispatched_at, last_seq = 2, last_hash = m.last_hash, last_at = m.last_at
      from flow.case m where c.district_id = ${district} and c.id = ${id}
        and m.district_id = ${district} and m.id = ${moved}`.execute(db)
  })

const auditRow = (district: DistrictId, act: string) =>
  sql`insert into kernel.audit (district_id, account_id, act, subject, details, address, at)
    values (${district}, 1, ${act}, 'BENCH', '{}', '127.0.0.1', now())`
