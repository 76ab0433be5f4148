import { z } from 'zod'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { AssignmentRow, CaseRow, DeadlineRow, RequestRow } from './rows.ts'

export interface FoundCase {
  case: CaseRow
  deadlines: DeadlineRow[]
  assignments: AssignmentRow[]
  requests: RequestRow[]
}

const requestColumns = sql`id, kind, state, level, asked_by, asked_unit, asked_at, answers, decisions, decided_at`
const deadlineColumns = sql`seq, name, round, state, started_at, amount, unit, due_at, original_due_at, pauses,
  ended_at, reason, rule, calendar_version`
const assignmentColumns = sql`seq, role, unit_id, post, account_id, asked_by, request_id, note, opened_at,
  ended_at, result`

/** Locks the row first, so that two people acting at once act one after the other; the rest follows on the wire. */
export const caseForUpdate = (db: Db, district: DistrictId, id: number) =>
  readCase(db, district, id, sql`for update`)
export const caseById = (db: Db, district: DistrictId, id: number) => readCase(db, district, id, sql``)

async function readCase(
  db: Db,
  district: DistrictId,
  id: number,
  lock: ReturnType<typeof sql>,
): Promise<FoundCase | undefined> {
  const [found, deadlines, assignments, requests] = await Promise.all([
    sql<CaseRow>`select * from flow.case where district_id = ${district} and id = ${id} ${lock}`.execute(db),
    sql<DeadlineRow>`select ${deadlineColumns} from flow.deadline
      where district_id = ${district} and case_id = ${id} order by seq`.execute(db),
    sql<AssignmentRow>`select ${assignmentColumns} from flow.assignment
      where district_id = ${district} and case_id = ${id} order by seq`.execute(db),
    sql<RequestRow>`select ${requestColumns} from flow.request
      where district_id = ${district} and case_id = ${id} order by id`.execute(db),
  ])
  const row = found.rows[0]
  if (!row) return undefined
  return { case: row, deadlines: deadlines.rows, assignments: assignments.rows, requests: requests.rows }
}

export const channelShape = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
  /** Begins the case number. */
  short: z.string().regex(/^[A-Z]{1,4}$/),
  /** Orders come from the city's platform, with a number and a clock of their own. */
  upstream: z.boolean(),
})
export type Channel = z.output<typeof channelShape>

export const channelsOf = async (db: Db, district: DistrictId): Promise<Channel[]> =>
  (
    await sql<Channel>`select code, name, short, upstream from flow.channel
      where district_id = ${district} and retired_at is null order by code`.execute(db)
  ).rows

/** Those out of use too: the cases that came by them keep their names. */
export const allChannels = async (
  db: Db,
  district: DistrictId,
): Promise<(Channel & { retired: boolean })[]> =>
  (
    await sql<Channel & { retired: boolean }>`
      select code, name, short, upstream, retired_at is not null as retired from flow.channel
      where district_id = ${district} order by retired_at is not null, code`.execute(db)
  ).rows

export const retireChannel = async (db: Db, district: DistrictId, code: string, at: Date): Promise<boolean> =>
  (
    await sql`update flow.channel set retired_at = ${at}
      where district_id = ${district} and code = ${code} and retired_at is null returning code`.execute(db)
  ).rows.length > 0

/** Adds it, changes it, or brings it back. */
export const saveChannel = (db: Db, district: DistrictId, channel: Channel) =>
  sql`insert into flow.channel (district_id, code, name, short, upstream)
      values (${district}, ${channel.code}, ${JSON.stringify(channel.name)}, ${channel.short}, ${channel.upstream})
      on conflict (district_id, code) do update
        set name = excluded.name, short = excluded.short, upstream = excluded.upstream, retired_at = null`.execute(
    db,
  )

export interface DetailRow {
  seq: number
  title: string
  text: string
  fields: Record<string, unknown>
  recorded_at: Date
}

export const detailsOf = async (db: Db, district: DistrictId, caseId: number): Promise<DetailRow[]> =>
  (
    await sql<DetailRow>`select seq, title, text, fields, recorded_at from flow.detail
      where district_id = ${district} and case_id = ${caseId} order by seq`.execute(db)
  ).rows

/** Which numbers of an upstream system are in already: by number, the case. */
export const casesByUpstream = async (
  db: Db,
  district: DistrictId,
  system: string,
  numbers: readonly string[],
): Promise<Map<string, number>> => {
  const { rows } = await sql<{
    id: number
    number: string
  }>`select id, upstream_number as number from flow.case
    where district_id = ${district} and upstream_system = ${system}
      and upstream_number = any(${numbers}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.number, row.id]))
}

export const caseByNumber = async (
  db: Db,
  district: DistrictId,
  number: string,
): Promise<CaseRow | undefined> =>
  (
    await sql<CaseRow>`select * from flow.case where district_id = ${district} and number = ${number}`.execute(
      db,
    )
  ).rows[0]

/** What the citizen was told, oldest first. */
export const publicReplies = async (db: Db, district: DistrictId, id: number): Promise<string[]> =>
  (
    await sql<{ reply: string }>`select answers->>'reply' as reply from flow.step
      where district_id = ${district} and case_id = ${id} and answers ? 'reply' order by seq`.execute(db)
  ).rows.map(({ reply }) => reply)
