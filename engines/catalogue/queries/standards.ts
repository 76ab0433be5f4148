import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import {
  type ConditionRow,
  conditionOf,
  conditionRow,
  type OverrideRow,
  overrideOf,
  type StageDefaultRow,
  stageDefaultOf,
  type StoredVersion,
  type VersionRow,
  versionOf,
} from '../rows.ts'
import type { Condition, StandardSet } from '../standards.ts'
import type { Activation, Version } from '../versions.ts'

const versionColumns = sql`version, content, title_zh, title_en, basis,
  from_day::text, until_day::text, activated_at`

export async function versionsOf(db: Db, district: DistrictId): Promise<StoredVersion[]> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from catalogue.standard_version
    where district_id = ${district} order by version`.execute(db)
  return rows.map(versionOf)
}

/** Locks the row, so that a draft is not changed while it is activated. */
export async function versionForUpdate(
  db: Db,
  district: DistrictId,
  version: number,
): Promise<StoredVersion | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from catalogue.standard_version
    where district_id = ${district} and version = ${version} for update`.execute(db)
  return rows[0] && versionOf(rows[0])
}

/** The whole content of a version. */
export async function standardSet(db: Db, district: DistrictId, head: Version): Promise<StandardSet> {
  const of = sql`district_id = ${district} and version = ${head.version} order by position`
  const [conditions, defaults, overrides] = await Promise.all([
    sql<ConditionRow>`
      select code, edition, kind, class_code, file_zh, file_en, close_zh, close_en,
             duration, stages, unit, confidence
      from catalogue.condition where ${of}`.execute(db),
    sql<StageDefaultRow>`
      select case_type, stage, duration, confidence from catalogue.stage_default where ${of}`.execute(db),
    sql<OverrideRow>`
      select code, title_zh, title_en, basis, confidence, effect, applies_when, limits
      from catalogue.override where ${of}`.execute(db),
  ])
  const { version, title, basis } = head
  return {
    version,
    title,
    basis,
    conditions: conditions.rows.map(conditionOf),
    defaults: defaults.rows.map(stageDefaultOf),
    overrides: overrides.rows.map(overrideOf),
  }
}

export const insertVersion = (db: Db, district: DistrictId, set: StandardSet, at: Date) =>
  sql`insert into catalogue.standard_version (district_id, version, title_zh, title_en, basis, made_at)
      values (${district}, ${set.version}, ${set.title.zh}, ${set.title.en}, ${set.basis}, ${at})`.execute(db)

/** Writes the rows of a draft; the caller has made or locked its version. */
export async function insertContent(db: Db, district: DistrictId, set: StandardSet): Promise<void> {
  const defaults = set.defaults.map((one, position) => ({ ...one, position }))
  const overrides = set.overrides.map((one, position) => ({ ...one, position }))
  await insertConditions(db, district, set.version, set.conditions.map(conditionRow))
  await sql`
    insert into catalogue.stage_default
      (district_id, version, case_type, stage, position, duration, confidence)
    select ${district}, ${set.version}, one."caseType", one.stage, one.position, one."limit", one.confidence
    from jsonb_to_recordset(${JSON.stringify(defaults)}::jsonb)
      as one ("caseType" text, stage text, position int, "limit" jsonb, confidence text)`.execute(db)
  await sql`
    insert into catalogue.override
      (district_id, version, code, position, title_zh, title_en, basis, confidence, effect, applies_when, limits)
    select ${district}, ${set.version}, code, position, title ->> 'zh', title ->> 'en', basis, confidence,
           effect, "when", limits
    from jsonb_to_recordset(${JSON.stringify(overrides)}::jsonb)
      as one (code text, position int, title jsonb, basis text, confidence text, effect text,
              "when" jsonb, limits jsonb)`.execute(db)
}

const insertConditions = (
  db: Db,
  district: DistrictId,
  version: number,
  rows: (ConditionRow & { position: number })[],
) =>
  sql`insert into catalogue.condition
        (district_id, version, code, position, edition, kind, class_code, file_zh, file_en, close_zh,
         close_en, duration, stages, unit, confidence)
      select ${district}, ${version}, code, position, edition, kind, class_code, file_zh, file_en, close_zh,
             close_en, duration, stages, unit, confidence
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as one (code text, position int, edition text, kind text, class_code text, file_zh text,
                file_en text, close_zh text, close_en text, duration jsonb, stages jsonb, unit text,
                confidence text)`.execute(db)

/** Adds a condition to a draft, after the others, or changes the one of that code in its place. */
export const putCondition = (db: Db, district: DistrictId, version: number, one: Condition) => {
  const row = conditionRow(one, 0)
  return sql`
    insert into catalogue.condition
      (district_id, version, code, position, edition, kind, class_code, file_zh, file_en, close_zh, close_en,
       duration, stages, unit, confidence)
    select ${district}, ${version}, ${row.code},
           coalesce((select max(position) + 1 from catalogue.condition
                     where district_id = ${district} and version = ${version}), 0),
           ${row.edition}, ${row.kind}, ${row.class_code}, ${row.file_zh}, ${row.file_en},
           ${row.close_zh}, ${row.close_en}, ${JSON.stringify(row.duration)}::jsonb,
           ${JSON.stringify(row.stages)}::jsonb, ${row.unit}, ${row.confidence}
    on conflict (district_id, version, code) do update
      set edition = excluded.edition, kind = excluded.kind, class_code = excluded.class_code,
          file_zh = excluded.file_zh, file_en = excluded.file_en, close_zh = excluded.close_zh,
          close_en = excluded.close_en, duration = excluded.duration, stages = excluded.stages,
          unit = excluded.unit, confidence = excluded.confidence`.execute(db)
}

/** False where the draft has no condition of that code. */
export async function deleteCondition(
  db: Db,
  district: DistrictId,
  version: number,
  code: string,
): Promise<boolean> {
  const { rows } = await sql`
    delete from catalogue.condition
    where district_id = ${district} and version = ${version} and code = ${code}
    returning code`.execute(db)
  return rows.length === 1
}

export async function storeActivation(
  db: Db,
  district: DistrictId,
  { version, from, ends }: Activation,
  at: Date,
): Promise<void> {
  if (ends)
    await sql`update catalogue.standard_version set until_day = ${ends.until}
              where district_id = ${district} and version = ${ends.version}`.execute(db)
  // A new name: what was read under the old one may have been a draft in between.
  await sql`update catalogue.standard_version
            set from_day = ${from}, activated_at = ${at}, content = gen_random_uuid()
            where district_id = ${district} and version = ${version}`.execute(db)
}
