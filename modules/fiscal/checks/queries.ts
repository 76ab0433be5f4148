import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Summary } from '../fiscal-check.ts'
import type { Explained, KeptCheck, KeptFinding, KeptLine } from './kept.ts'

interface NewCheck {
  hash: string
  name: string
  document: Summary
  findings: readonly KeptFinding[]
  lines: readonly KeptLine[]
  original: Uint8Array | undefined
  at: Date
  by: { account: number; name: string }
}

/** What strangers write may hold signs that the store cannot. */
const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed()
const stored = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? storable(one) : one))

/** One document is kept once: another check of it takes the place of the one before, under the same id. */
export async function keepCheck(db: Db, district: DistrictId, made: NewCheck): Promise<number> {
  const errors = made.findings.filter(({ severity }) => severity === 'error').length
  const { rows } = await sql<{ id: number }>`
    insert into fiscal.disclosure_check (district_id, document_hash, name, document, findings, lines, finding_count,
      error_count, checked_at, checked_by, checked_name)
    values (${district}, ${made.hash}, ${storable(made.name)}, ${stored(made.document)}::jsonb,
      ${stored(made.findings)}::jsonb, ${stored(made.lines)}::jsonb, ${made.findings.length},
      ${errors}, ${made.at}, ${made.by.account}, ${made.by.name})
    on conflict (district_id, document_hash) do update set name = excluded.name, document = excluded.document,
      findings = excluded.findings, lines = excluded.lines, finding_count = excluded.finding_count,
      error_count = excluded.error_count, checked_at = excluded.checked_at, checked_by = excluded.checked_by,
      checked_name = excluded.checked_name
    returning id`.execute(db)
  const id = rows[0]!.id
  if (made.original)
    await sql`insert into fiscal.check_original (district_id, check_id, bytes)
      values (${district}, ${id}, ${Buffer.from(made.original)}) on conflict do nothing`.execute(db)
  return id
}

export const checkById = async (
  db: Db,
  district: DistrictId,
  id: number,
): Promise<(Omit<KeptCheck, 'findings'> & { findings: KeptFinding[] }) | undefined> =>
  (
    await sql<Omit<KeptCheck, 'findings'> & { findings: KeptFinding[] }>`
      select id, document_hash as hash, name, document, findings, lines, checked_at as at, checked_name as by
      from fiscal.disclosure_check where district_id = ${district} and id = ${id}`.execute(db)
  ).rows[0]

export const originalOf = async (db: Db, district: DistrictId, check: number): Promise<Buffer | undefined> =>
  (
    await sql<{ bytes: Buffer }>`select bytes from fiscal.check_original
      where district_id = ${district} and check_id = ${check}`.execute(db)
  ).rows[0]?.bytes

export interface ListedCheck extends Pick<KeptCheck, 'id' | 'name' | 'at' | 'by'> {
  document: Pick<Summary, 'unit' | 'year' | 'kind'>
  tables: number
  findings: number
  errors: number
  explained: number
}

export const checksIn = async (
  db: Db,
  district: DistrictId,
  { order, skip, most }: { order: 'recent' | 'errors'; skip: number; most: number },
): Promise<ListedCheck[]> =>
  (
    await sql<ListedCheck>`
      select id, name, checked_at as at, checked_name as by, finding_count as findings, error_count as errors,
        jsonb_array_length(document -> 'tables') as tables,
        jsonb_build_object('unit', document -> 'unit', 'kind', document -> 'kind', 'year', document -> 'year')
          as document,
        (select count(*)::int from jsonb_array_elements(findings) one join fiscal.explanation explanation
          on explanation.district_id = kept.district_id and explanation.document_hash = kept.document_hash
          and explanation.finding_key = one ->> 'key') as explained
      from fiscal.disclosure_check kept
      where district_id = ${district}
      order by ${order === 'errors' ? sql`error_count desc, finding_count desc, id desc` : sql`checked_at desc, id desc`}
      limit ${most} offset ${skip}`.execute(db)
  ).rows

export async function deleteCheck(db: Db, district: DistrictId, id: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from fiscal.disclosure_check where district_id = ${district} and id = ${id}`.execute(db)
  return numAffectedRows === 1n
}

export const explanationsOf = async (
  db: Db,
  district: DistrictId,
  hash: string,
): Promise<(Explained & { key: string })[]> =>
  (
    await sql<Explained & { key: string }>`
      select finding_key as key, reason, explained_name as by, explained_at as at
      from fiscal.explanation where district_id = ${district} and document_hash = ${hash}`.execute(db)
  ).rows

/** Said again, the later reason stands. */
export const keepExplanation = (
  db: Db,
  district: DistrictId,
  { hash, key }: { hash: string; key: string },
  said: { reason: string; at: Date; by: { account: number; name: string } },
) =>
  sql`insert into fiscal.explanation (district_id, document_hash, finding_key, reason, explained_at, explained_by,
        explained_name)
      values (${district}, ${hash}, ${key}, ${storable(said.reason)}, ${said.at}, ${said.by.account}, ${said.by.name})
      on conflict (district_id, document_hash, finding_key) do update set reason = excluded.reason,
        explained_at = excluded.explained_at, explained_by = excluded.explained_by,
        explained_name = excluded.explained_name`.execute(db)

export const deleteExplanation = (
  db: Db,
  district: DistrictId,
  { hash, key }: { hash: string; key: string },
) =>
  sql`delete from fiscal.explanation
      where district_id = ${district} and document_hash = ${hash} and finding_key = ${key}`.execute(db)
