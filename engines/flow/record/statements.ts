import { CompiledQuery } from '#kernel/sql.ts'

/**
 * The two statements every case meets most. Each writes all rows of a move at once, and travels in one
 * round trip with its begin and commit: that decides the throughput (decision 0003). Rows come as JSON.
 */
export const statement =
  (text: string) =>
  (...values: unknown[]): CompiledQuery =>
    CompiledQuery.raw(text, values)

const deadlineColumns = `seq integer, name text, round smallint, state text, started_at timestamptz,
  amount double precision, unit text, due_at timestamptz, original_due_at timestamptz, pauses jsonb,
  ended_at timestamptz, reason text, rule jsonb, calendar_version integer`
const assignmentColumns = `seq integer, role text, unit_id bigint, post text, account_id bigint,
  asked_by bigint, request_id integer, note text, opened_at timestamptz, ended_at timestamptz, result text`

const deadlinesFrom = (rows: string): string => `
  insert into flow.deadline (district_id, case_id, seq, name, round, state, started_at, amount, unit, due_at,
    original_due_at, pauses, ended_at, reason, rule, calendar_version)
  select $1, $2, t.* from jsonb_to_recordset(${rows}::jsonb) as t(${deadlineColumns})`
const assignmentsFrom = (rows: string): string => `
  insert into flow.assignment (district_id, case_id, seq, role, unit_id, post, account_id, asked_by,
    request_id, note, opened_at, ended_at, result)
  select $1, $2, t.* from jsonb_to_recordset(${rows}::jsonb) as t(${assignmentColumns})`

const stepInto = `
  insert into flow.step (district_id, case_id, seq, action, from_state, to_state, actor, actor_name, post,
    unit_id, answers, at, algorithm, hash)`

const personalInto = (seq: string, rows: string): string => `
  insert into flow.personal (district_id, case_id, seq, field, sealed, salt, look_up)
  select $1, $2, ${seq}, t.field, decode(t.sealed, 'base64'), decode(t.salt, 'base64'),
    decode(t.look_up, 'base64')
  from jsonb_to_recordset(${rows}::jsonb) as t(field text, sealed text, salt text, look_up text)`

export const insertCase = statement(`
with deadlines as (${deadlinesFrom('$3')}),
assignments as (${assignmentsFrom('$4')}),
step as (${stepInto}
  values ($1, $2, 1, 'open', null, $5, $6, $7, $8, $9, $10, $11, $12, $13)),
detail as (
  insert into flow.detail (district_id, case_id, seq, title, text, fields)
  values ($1, $2, 1, $14, $15, $16)),
personal as (${personalInto('1', '$45')})
insert into flow.case (district_id, id, number, case_type, state, channel, class_edition, class_kind,
  class_code, condition, standard_version, street, community, cell, lng, lat, urgency, tags, confidential,
  unit_id, opened_at, opened_by, dispatched_at, handled_at, accepted_at, closed_at, outcome, counts,
  upstream_system, upstream_number, upstream_due, split_from, last_seq, last_hash, last_actor, last_at)
values ($1, $2, $17, $18, $5, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32,
  $33, $34, $6, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, 1, $13, $7, $11)`)

export const updateCase = statement(`
with deadlines as (${deadlinesFrom('$3')}
  on conflict (district_id, case_id, seq) do update
    set state = excluded.state, due_at = excluded.due_at, ended_at = excluded.ended_at),
assignments as (${assignmentsFrom('$4')}
  on conflict (district_id, case_id, seq) do update
    set ended_at = excluded.ended_at, result = excluded.result),
step as (${stepInto}
  values ($1, $2, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))
update flow.case set state = $8, version = version + 1, class_edition = $17, class_kind = $18,
  class_code = $19, condition = $20, urgency = $21, tags = $22, unit_id = $23, dispatched_at = $24,
  handled_at = $25, accepted_at = $26, closed_at = $27, outcome = $28, counts = $29, in_statistics = $30,
  merged_into = $31, upstream_due = $32, resume_at = $33, last_seq = $5, last_hash = $16, last_actor = $10, last_at = $14
where district_id = $1 and id = $2`)

export const insertPersonal = statement(personalInto('$3', '$4'))

export const upsertRequests = statement(`
insert into flow.request (district_id, case_id, id, kind, state, level, asked_by, asked_unit, asked_at,
  answers, decisions, decided_at)
select $1, $2, t.* from jsonb_to_recordset($3::jsonb) as t(id integer, kind text, state text, level smallint,
  asked_by bigint, asked_unit bigint, asked_at timestamptz, answers jsonb, decisions jsonb, decided_at timestamptz)
on conflict (district_id, case_id, id) do update
  set state = excluded.state, level = excluded.level, decisions = excluded.decisions,
    decided_at = excluded.decided_at`)

export const insertSupplement = statement(`
insert into flow.detail (district_id, case_id, seq, title, text, fields)
select district_id, case_id, $3, title, $4, '{}' from flow.detail
where district_id = $1 and case_id = $2 and seq = 1`)

export const insertAttachments = statement(`
insert into flow.attachment (district_id, case_id, seq, hash, kind, at)
select $1, $2, $3, t.hash, t.kind, $5 from jsonb_to_recordset($4::jsonb) as t(hash text, kind text)
on conflict do nothing`)

export const insertPrecedent = statement(`
insert into flow.precedent (district_id, case_id, seq, case_type, class_edition, class_kind, class_code, street,
  unit_id, refused_unit_id, grounds, by_name, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`)

/** Both ways, so that either case tells of the other. */
export const upsertLinks = statement(`
insert into flow.link (district_id, case_id, kind, other_id, at, ended_at)
select $1, v.a, t.kind, v.b, $4, case when t.ended then $4::timestamptz end
from jsonb_to_recordset($3::jsonb) as t(kind text, other bigint, ended boolean)
cross join lateral (values ($2::bigint, t.other), (t.other, $2::bigint)) as v(a, b)
on conflict (district_id, case_id, kind, other_id) do update set ended_at = excluded.ended_at, at = excluded.at`)
