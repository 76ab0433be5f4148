import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Evidence } from './measured.ts'
import type { Direction, Level } from './rules/score.ts'
import type { Group } from './rules/scheme.ts'
import type { Warning } from './rules/warning.ts'

/** Numerics come as text and stay exact. */
export interface ProjectRow {
  id: number
  year: number
  code: string
  name: string
  whole: boolean
  section: string
  kind: 'recurring' | 'continued' | 'once'
  scheme: string
  goal: string
  year_start: string
  adjusted: string
  executed: string
  reason: string
  measures: string
  state: 'open' | 'submitted'
  version: number
  submitted_at: Date | null
  submitted_name: string | null
}

export interface IndicatorRow {
  position: number
  first: Group
  second: string
  name: string
  direction: Direction
  target: string | null
  target_until: string | null
  wording: string
  unit: string
  points: string
  basis: string
  measure: string | null
  channel: string | null
  actual: string | null
  level: Level | null
  percent: string | null
  evidence_hash: string | null
  evidence: Evidence | null
  reason: string
}

export interface MonitoringRow {
  number: number
  at: Date
  elapsed: string
  executed: string
  warning: Warning
  findings: { position: number; name: string; actual: string; warning: Warning }[]
  note: string
  made_name: string | null
}

export interface MendingRow {
  id: number
  problem: string
  measure: string
  responsible: string
  due: string
  done_at: Date | null
  result: string | null
}

export const projectsIn = async (db: Db, district: DistrictId, year: number): Promise<ProjectRow[]> =>
  (
    await sql<ProjectRow>`select * from performance.project
      where district_id = ${district} and year = ${year} order by whole desc, code`.execute(db)
  ).rows

export const projectById = async (
  db: Db,
  district: DistrictId,
  id: number,
): Promise<ProjectRow | undefined> =>
  (
    await sql<ProjectRow>`select * from performance.project
      where district_id = ${district} and id = ${id}`.execute(db)
  ).rows[0]

/** Undefined where the code is taken in that year. */
export const insertProject = async (
  db: Db,
  district: DistrictId,
  made: Pick<ProjectRow, 'year' | 'code' | 'name' | 'whole' | 'section' | 'kind' | 'scheme' | 'goal'> & {
    yearStart: string
    adjusted: string
    by: number
  },
): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      insert into performance.project (district_id, year, code, name, whole, section, kind, scheme, goal, year_start,
        adjusted, made_by)
      values (${district}, ${made.year}, ${made.code}, ${made.name}, ${made.whole}, ${made.section}, ${made.kind},
        ${made.scheme}, ${made.goal}, ${made.yearStart}, ${made.adjusted}, ${made.by})
      on conflict (district_id, year, code) do nothing returning id`.execute(db)
  ).rows[0]?.id

export interface Change {
  name?: string | undefined
  section?: string | undefined
  kind?: ProjectRow['kind'] | undefined
  goal?: string | undefined
  yearStart?: string | undefined
  adjusted?: string | undefined
  executed?: string | undefined
  reason?: string | undefined
  measures?: string | undefined
}

/** Guarded by the version; false where somebody was quicker. */
export async function updateProject(
  db: Db,
  district: DistrictId,
  { id, version }: Pick<ProjectRow, 'id' | 'version'>,
  change: Change & { state?: ProjectRow['state']; submitted?: { at: Date; by: number; name: string } | null },
): Promise<boolean> {
  const { adjusted, executed, reason, measures, state, submitted } = change
  const { name, section, kind, goal, yearStart } = change
  const { numAffectedRows } = await sql`
    update performance.project set version = version + 1,
      name = coalesce(${name ?? null}, name), section = coalesce(${section ?? null}, section),
      kind = coalesce(${kind ?? null}, kind), goal = coalesce(${goal ?? null}, goal),
      year_start = coalesce(${yearStart ?? null}::numeric, year_start),
      adjusted = coalesce(${adjusted ?? null}::numeric, adjusted),
      executed = coalesce(${executed ?? null}::numeric, executed),
      reason = coalesce(${reason ?? null}, reason), measures = coalesce(${measures ?? null}, measures),
      state = coalesce(${state ?? null}, state),
      submitted_at = case when ${submitted === undefined} then submitted_at else ${submitted?.at ?? null} end,
      submitted_by = case when ${submitted === undefined} then submitted_by else ${submitted?.by ?? null} end,
      submitted_name = case when ${submitted === undefined} then submitted_name else ${submitted?.name ?? null} end
    where district_id = ${district} and id = ${id} and version = ${version}`.execute(db)
  return numAffectedRows === 1n
}

export const indicatorsOf = async (db: Db, district: DistrictId, projects: readonly number[]) =>
  (
    await sql<IndicatorRow & { project_id: number }>`select * from performance.indicator
      where district_id = ${district} and project_id = any(${projects}::bigint[])
      order by project_id, position`.execute(db)
  ).rows

export async function replaceIndicators(
  db: Db,
  district: DistrictId,
  project: number,
  rows: readonly Omit<
    IndicatorRow,
    'actual' | 'level' | 'percent' | 'evidence_hash' | 'evidence' | 'reason'
  >[],
): Promise<void> {
  await sql`delete from performance.indicator where district_id = ${district} and project_id = ${project}`.execute(
    db,
  )
  await sql`
    insert into performance.indicator (district_id, project_id, position, first, second, name, direction, target,
      target_until, wording, unit, points, basis, measure, channel)
    select ${district}, ${project}, position, first, second, name, direction, target, target_until, wording, unit,
      points, basis, measure, channel
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(position smallint, first text, second text,
      name text, direction text, target numeric, target_until numeric, wording text, unit text, points numeric,
      basis text, measure text, channel text)`.execute(db)
}

export const setActual = (
  db: Db,
  district: DistrictId,
  project: number,
  row: Pick<IndicatorRow, 'position' | 'actual' | 'level' | 'percent' | 'evidence_hash' | 'reason'>,
) =>
  sql`update performance.indicator set actual = ${row.actual}, level = ${row.level}, percent = ${row.percent},
      evidence_hash = ${row.evidence_hash}, reason = ${row.reason}
    where district_id = ${district} and project_id = ${project} and position = ${row.position}`.execute(db)

/** A counted value is kept with its evidence when the evaluation is submitted; emptied when it is returned. */
export const keepMeasured = (
  db: Db,
  district: DistrictId,
  project: number,
  row: { position: number; actual: string | null; evidence: Evidence | null },
) =>
  sql`update performance.indicator set actual = ${row.actual},
      evidence = ${row.evidence ? JSON.stringify(row.evidence) : null}::jsonb
    where district_id = ${district} and project_id = ${project} and position = ${row.position}`.execute(db)

export const monitoringsOf = async (
  db: Db,
  district: DistrictId,
  project: number,
): Promise<MonitoringRow[]> =>
  (
    await sql<MonitoringRow>`select * from performance.monitoring
      where district_id = ${district} and project_id = ${project} order by number`.execute(db)
  ).rows

export const newestWarnings = async (db: Db, district: DistrictId, projects: readonly number[]) =>
  (
    await sql<{ project_id: number; warning: Warning }>`
      select distinct on (project_id) project_id, warning from performance.monitoring
      where district_id = ${district} and project_id = any(${projects}::bigint[])
      order by project_id, number desc`.execute(db)
  ).rows

export const insertMonitoring = (
  db: Db,
  district: DistrictId,
  project: number,
  made: Omit<MonitoringRow, 'number' | 'made_name'> & { by: { account: number; name: string } },
) =>
  sql`insert into performance.monitoring (district_id, project_id, number, at, elapsed, executed, warning, findings,
      note, made_by, made_name)
    select ${district}, ${project}, coalesce(max(number), 0) + 1, ${made.at}, ${made.elapsed}::numeric,
      ${made.executed}::numeric, ${made.warning}, ${JSON.stringify(made.findings)}::jsonb, ${made.note},
      ${made.by.account}::bigint, ${made.by.name}
    from performance.monitoring where district_id = ${district} and project_id = ${project}`.execute(db)

export const mendingsOf = async (db: Db, district: DistrictId, project: number): Promise<MendingRow[]> =>
  (
    await sql<MendingRow>`select id, problem, measure, responsible, due::text, done_at, result from performance.mending
      where district_id = ${district} and project_id = ${project} order by due, id`.execute(db)
  ).rows

export const mendingsOfAll = async (db: Db, district: DistrictId, projects: readonly number[]) =>
  (
    await sql<MendingRow & { project_id: number }>`
      select project_id, id, problem, measure, responsible, due::text, done_at, result from performance.mending
      where district_id = ${district} and project_id = any(${projects}::bigint[])
      order by project_id, due, id`.execute(db)
  ).rows

export const insertMending = async (
  db: Db,
  district: DistrictId,
  made: Pick<MendingRow, 'problem' | 'measure' | 'responsible' | 'due'> & { project: number; by: number },
): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into performance.mending (district_id, project_id, problem, measure, responsible, due, made_by)
      values (${district}, ${made.project}, ${made.problem}, ${made.measure}, ${made.responsible}, ${made.due}::date,
        ${made.by}) returning id`.execute(db)
  ).rows[0]!.id

export const endMending = async (
  db: Db,
  district: DistrictId,
  { project, id, at, result }: { project: number; id: number; at: Date; result: string },
): Promise<boolean> =>
  (
    await sql`update performance.mending set done_at = ${at}, result = ${result}
      where district_id = ${district} and id = ${id} and project_id = ${project} and done_at is null`.execute(
      db,
    )
  ).numAffectedRows === 1n
