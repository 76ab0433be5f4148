import type pg from 'pg'
import { copyIn, copyingIn, json } from '#kernel/copy.ts'
import type { DistrictId } from '#kernel/sql.ts'
import type { Life } from './life.ts'

type Row = readonly unknown[]

/** The columns of each table, and how a life fills them; read side by side with the migration. */
const tables: Record<string, { columns: string; rows: (life: Life) => Row[] }> = {
  'flow.case': {
    columns: `id, number, case_type, state, version, channel, class_edition, class_kind, class_code, condition,
      standard_version, street, community, cell, lng, lat, urgency, tags, confidential, unit_id, opened_at,
      opened_by, dispatched_at, handled_at, accepted_at, closed_at, outcome, counts, in_statistics,
      upstream_system, upstream_number, upstream_due, merged_into, split_from, last_seq, last_hash, last_actor, last_at`,
    rows: ({ found: { case: c } }) => [
      [
        ...[c.id, c.number, c.case_type, c.state, c.version, c.channel, c.class_edition, c.class_kind],
        ...[c.class_code, c.condition, c.standard_version, c.street, c.community, c.cell, c.lng, c.lat],
        ...[c.urgency, c.tags, c.confidential, c.unit_id, c.opened_at, c.opened_by, c.dispatched_at],
        ...[c.handled_at, c.accepted_at, c.closed_at, json(c.outcome), json(c.counts), c.in_statistics],
        ...[c.upstream_system, c.upstream_number, c.upstream_due, c.merged_into, c.split_from],
        ...[c.last_seq, c.last_hash, c.last_actor, c.last_at],
      ],
    ],
  },
  'flow.detail': {
    columns: 'case_id, seq, title, text, fields',
    rows: ({ found, detail }) => [[found.case.id, 1, detail.title, detail.text, json(detail.fields)]],
  },
  'flow.step': {
    columns: `case_id, seq, action, from_state, to_state, actor, actor_name, post, unit_id, answers, at,
      recorded_at, algorithm, hash`,
    rows: ({ found, steps }) =>
      steps.map((s) => [
        ...[
          found.case.id,
          s.seq,
          s.action,
          s.from_state,
          s.to_state,
          s.actor,
          s.actor_name,
          s.post,
          s.unit_id,
        ],
        ...[json(s.answers), s.at, s.at, s.algorithm, s.hash],
      ]),
  },
  'flow.deadline': {
    columns: `case_id, seq, name, round, state, started_at, amount, unit, due_at, original_due_at, pauses,
      ended_at, reason, rule, calendar_version`,
    rows: ({ found }) =>
      found.deadlines.map((d) => [
        ...[found.case.id, d.seq, d.name, d.round, d.state, d.started_at, d.amount, d.unit, d.due_at],
        ...[d.original_due_at, json(d.pauses), d.ended_at, d.reason, json(d.rule), d.calendar_version],
      ]),
  },
  'flow.assignment': {
    columns: `case_id, seq, role, unit_id, post, account_id, asked_by, request_id, note, opened_at, ended_at, result`,
    rows: ({ found }) =>
      found.assignments.map((a) => [
        ...[found.case.id, a.seq, a.role, a.unit_id, a.post, a.account_id, a.asked_by, a.request_id, a.note],
        ...[a.opened_at, a.ended_at, a.result],
      ]),
  },
  'flow.request': {
    columns: `case_id, id, kind, state, level, asked_by, asked_unit, asked_at, answers, decisions, decided_at`,
    rows: ({ found }) =>
      found.requests.map((r) => [
        ...[found.case.id, r.id, r.kind, r.state, r.level, r.asked_by, r.asked_unit, r.asked_at],
        ...[json(r.answers), json(r.decisions), r.decided_at],
      ]),
  },
  'flow.personal': {
    columns: 'case_id, seq, field, sealed, salt, look_up',
    rows: ({ found, personal }) =>
      personal.map((p) => [found.case.id, p.seq, p.field, bytes(p.sealed), bytes(p.salt), bytes(p.look_up)]),
  },
}

const bytes = (base64: string | null): Buffer | null =>
  base64 === null ? null : Buffer.from(base64, 'base64')

/**
 * Copies whole lives in, table by table, in one transaction: the fast path of demonstrations and large
 * stores. `client` must not be pipelined. `recorded_at` is when each step happened, since nobody was there
 * to record it later.
 */
export async function copyLives(
  client: pg.ClientBase,
  district: DistrictId,
  lives: readonly Life[],
): Promise<void> {
  await copyingIn(client, district, async () => {
    for (const [table, { columns, rows }] of Object.entries(tables))
      await copyIn(client, {
        ...{ table, columns: `district_id, ${columns}` },
        rows: rowsOf(district, lives, rows),
      })
  })
}

function* rowsOf(district: DistrictId, lives: readonly Life[], rows: (life: Life) => Row[]): Generator<Row> {
  for (const life of lives) for (const row of rows(life)) yield [district, ...row]
}
