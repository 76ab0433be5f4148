import { fieldsWrong, Refused } from '#kernel/errors.ts'
import type { Register } from '../define-register.ts'
import { entryMoved, keyRetired, keyTaken } from '../errors.ts'
import {
  heldPersonal,
  isSaid,
  remembering,
  type Said as SaidOf,
  sinceOf,
  whyOf,
  type Writing,
} from '../entries.ts'
import type { Fields } from '../field-form.ts'
import { maskPersonal, type PersonalValue } from '../personal.ts'
import type { SealedRow } from '../queries/personal.ts'
import { newestOf, type VersionRow } from '../queries/read.ts'
import { type NewVersion, nextNumbers, numberText, saveVersions } from '../queries/save.ts'
import { checkReferences } from '../references.ts'
import { settleFields } from '../settle-fields.ts'
import { keyTwice, rowUnfit } from './errors.ts'
import type { MatchedColumn } from './match-columns.ts'
import { type Names, readNames } from './names.ts'
import type { ReadTable, TableRow } from './read-table.ts'
import { readValue } from './read-value.ts'

export interface ImportWanted extends SaidOf {
  table: ReadTable
  columns: readonly MatchedColumn[]
  /** What becomes of rows whose key is there and says something else. */
  existing: 'refuse' | 'change'
  /** Everything is checked, nothing is kept. */
  dryRun: boolean
  /** Told at once where the rows are counted. */
  begun?: (imported: Readonly<Imported>) => void
}

export interface RefusedRow {
  line: number
  key: string
  why: Refused
}

/** Every row is one of created, changed, unchanged and refused. */
export interface Imported {
  rows: number
  created: number
  changed: number
  unchanged: number
  refused: RefusedRow[]
}

const batchRows = 500

/** Takes a table in: each row by itself, so that what is wrong in one keeps none of the others out. */
export async function importTable(
  asked: Writing,
  register: Register,
  wanted: ImportWanted,
): Promise<Imported> {
  const writing = remembering(asked)
  const { rows } = wanted.table
  const imported: Imported = { rows: rows.length, created: 0, changed: 0, unchanged: 0, refused: [] }
  wanted.begun?.(imported)
  const since = sinceOf(writing, wanted)
  const names = await readNames(writing.db, writing.district)
  const seen = new Set<string>()
  for (let at = 0; at < rows.length; at += batchRows) {
    const batch = rows
      .slice(at, at + batchRows)
      .map((row) => readRow(register, row, wanted.columns, names, seen))
    const planned = await planBatch(writing, register, wanted.existing, batch)
    await keepBatch(writing, register, { ...wanted, since }, planned, imported)
  }
  return imported
}

interface ReadRow {
  line: number
  key: string
  fields: Fields
  wrong?: Refused
}

function readRow(
  register: Register,
  { line, cells }: TableRow,
  columns: readonly MatchedColumn[],
  names: Names,
  seen: Set<string>,
): ReadRow {
  const row: ReadRow = { line, key: '', fields: {} }
  const take = ({ path, field, at, ...column }: MatchedColumn) => {
    const value = readValue({ path, field, ...column }, cells[at] ?? null, names)
    if (value === undefined) return
    if (path === 'key') row.key = keyText(value)
    else if (path === field) row.fields[field] = value
    else
      row.fields[field] = {
        ...(row.fields[field] as Fields | undefined),
        [path.slice(field.length + 1)]: value,
      }
  }
  row.wrong = refusedIn(() => {
    for (const column of columns) take(column)
    if ('field' in register.key) row.key = keyText(row.fields[register.key.field])
    if (row.key !== '' && seen.has(row.key)) throw new Refused(keyTwice, { key: row.key })
    seen.add(row.key)
  })!
  return row
}

const keyText = (value: unknown): string => (typeof value === 'string' ? value : '')

function refusedIn(work: () => void): Refused | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

interface PlannedRow extends ReadRow {
  act: 'create' | 'change' | 'none'
  version: number
  personal?: readonly PersonalValue[]
}

async function planBatch(
  writing: Writing,
  register: Register,
  existing: ImportWanted['existing'],
  batch: readonly ReadRow[],
): Promise<PlannedRow[]> {
  const { db, district, now } = writing
  const known = await newestOf(
    db,
    district,
    register.code,
    batch.flatMap(({ key, wrong }) => (wrong || key === '' ? [] : [key])),
  )
  const sealed = await heldPersonal(writing, register, [...known.keys()])
  const planned: PlannedRow[] = []
  for (const row of batch) {
    const stood = { before: known.get(row.key), held: sealed.get(row.key) }
    planned.push(await planRow(writing, register, existing, row, stood))
  }
  const missing = await checkReferences(
    db,
    district,
    register,
    planned.map(({ wrong, fields, key }) => ({
      fields: wrong ? {} : fields,
      before: known.get(key)?.fields,
    })),
    now,
  )
  return planned.map((row, at) => (row.wrong || !missing[at] ? row : { ...row, wrong: missing[at] }))
}

/** An empty cell says nothing: what the entry said stays. */
async function planRow(
  writing: Writing,
  register: Register,
  existing: ImportWanted['existing'],
  row: ReadRow,
  { before, held }: { before: VersionRow | undefined; held: ReadonlyMap<string, SealedRow> | undefined },
): Promise<PlannedRow> {
  const planned: PlannedRow = {
    ...row,
    act: before ? 'change' : 'create',
    version: (before?.version ?? 0) + 1,
  }
  if (row.wrong) return planned
  const { key } = row
  // A key that the room would give: the same table once more would double the row.
  if (key === '' && 'field' in register.key) return { ...planned, wrong: withoutKey(register, register.key) }
  if (before?.act === 'retire') return { ...planned, wrong: new Refused(keyRetired, { key }) }
  try {
    const given = { ...before?.fields, ...row.fields }
    const settled = await settleFields(register, writing, given, before?.fields)
    Object.assign(planned, maskPersonal(writing, register, settled, { before: before?.fields, held }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ...planned, wrong: error.refusal === fieldsWrong ? unfit(register, error) : error }
  }
  if (!before) return planned
  if (isSaid(planned, before.fields)) return { ...planned, act: 'none' }
  return existing === 'change' ? planned : { ...planned, wrong: new Refused(keyTaken, { key }) }
}

const withoutKey = ({ form }: Register, { field }: { field: string }): Refused =>
  new Refused(rowUnfit, { fields: form.properties[field]?.label?.zh ?? field })

/** Which fields of the row do not fit, by their titles. */
function unfit({ form }: Register, { details }: Refused): Refused {
  const issues = details.issues as { field: string }[]
  const fields = new Set(issues.map(({ field }) => field.split('.')[1] ?? field))
  return new Refused(rowUnfit, {
    fields: [...fields].map((field) => form.properties[field]?.label?.zh ?? field).join('、'),
  })
}

async function keepBatch(
  writing: Writing,
  register: Register,
  { since, why, dryRun }: ImportWanted & { since: string },
  planned: readonly PlannedRow[],
  imported: Imported,
): Promise<void> {
  const { db, district, now: at, user: by } = writing
  const fit = planned.filter(({ wrong }) => !wrong)
  const acting = fit.filter(({ act }) => act !== 'none')
  if (!dryRun) await numberRows(writing, register, acting)
  const versions = acting.map(({ key, fields, personal = [], version, act }): NewVersion => ({
    ...{ key, version, fields, personal, since, why: whyOf({ why }) },
    act: act === 'create' ? 'create' : 'change',
  }))
  const kept = dryRun
    ? undefined
    : await saveVersions(db, district, register, versions, { at, by, keys: writing.keys })
  for (const { line, key, act, version, wrong } of planned) {
    const moved = act !== 'none' && kept && !wrong && !kept.has(key)
    const why = moved ? new Refused(entryMoved, { key, by: '—', version }) : wrong
    if (why) imported.refused.push({ line, key, why })
    else if (act === 'none') imported.unchanged += 1
    else imported[act === 'create' ? 'created' : 'changed'] += 1
  }
}

/** Rows without a key get the register's next numbers, in the order of the table. */
async function numberRows(
  { db, district }: Writing,
  { key, code }: Register,
  rows: readonly PlannedRow[],
): Promise<void> {
  const nameless = rows.filter((row) => row.key === '')
  if (nameless.length === 0 || 'field' in key) return
  let next = await nextNumbers(db, district, code, nameless.length)
  for (const row of nameless) row.key = numberText(key.numbered, next++)
}
