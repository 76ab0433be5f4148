import type { Text } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { CaseTypes } from '../declare.ts'
import { type ExportNames, exportNames } from '../lists/export-columns.ts'

/** What a district calls things, for one case: also its posts, and the numbers of the cases that it names. */
export interface FileNames extends ExportNames {
  post: ReadonlyMap<string, Text>
  number: ReadonlyMap<number, string>
}

export async function fileNames(
  db: Db,
  district: DistrictId,
  types: CaseTypes,
  cases: readonly number[],
): Promise<FileNames> {
  const [names, posts, numbers] = await Promise.all([
    exportNames(db, district, types),
    sql<{ code: string; title_zh: string; title_en: string }>`
      select code, title_zh, title_en from org.fact_post where district_id = ${district}`.execute(db),
    sql<{ id: number; number: string }>`select id, number from flow.case
      where district_id = ${district} and id = any(${[...cases]}::bigint[]) and not confidential`.execute(db),
  ])
  return {
    ...names,
    post: new Map(posts.rows.map(({ code, title_zh: zh, title_en: en }) => [code, { zh, en }])),
    number: new Map(numbers.rows.map(({ id, number }) => [id, number])),
  }
}
