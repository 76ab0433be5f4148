import { z } from 'zod'
import { type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import { caseSummary, summaryOf } from '../case-summary.ts'
import type { CaseRow } from '../rows.ts'
import { moment } from '../moment.ts'

const list = (max: number) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.string().max(60)).max(max))

/** Filters compose; a page is asked for by the last row of the one before (keyset), never by an offset. */
export const caseFilter = z.object({
  type: list(20).optional(),
  state: list(40).optional(),
  open: z.enum(['yes', 'no']).optional(),
  channel: list(20).optional(),
  class: list(50).optional(),
  /** A class with all below it, `appeal/12` is 营商环境 whole; of one edition alone `gbt47678.5-2026/matter/03`. */
  category: z
    .string()
    .regex(/^([a-z0-9][a-z0-9.-]{0,39}\/)?[a-z]{1,20}\/[0-9]{2,10}$/)
    .optional(),
  street: list(30).optional(),
  community: list(50).optional(),
  unit: z.coerce.number().int().optional(),
  urgency: z.enum(['normal', 'urgent', 'emergency']).optional(),
  tag: z.string().max(40).optional(),
  clock: z.enum(['late', 'soon', 'paused', 'on-time', 'judged']).optional(),
  number: z.string().max(40).optional(),
  from: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
})
export type CaseFilter = z.output<typeof caseFilter>

export const casePage = z.object({
  before: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
})

export const listedCase = caseSummary.extend({
  title: z.string(),
  text: z.string(),
  dueAt: moment.nullable(),
  clock: z.string().nullable(),
  originalDueAt: moment.nullable(),
})

export interface ListedRow extends CaseRow {
  title: string
  text: string
  due_at: Date | null
  original_due_at: Date | null
  clock: string | null
}

/** What a list shows of each case: the row, its masked text, the clock that is due next. */
export const listColumns = sql`c.*, d.title, left(d.text, 120) as text, k.due_at, k.original_due_at, k.clock`

/** Looked up for the rows of the page alone. */
export const listJoins = sql`
  join flow.detail d on d.district_id = c.district_id and d.case_id = c.id and d.seq = 1
  left join lateral (
    select k.due_at, k.original_due_at, k.state as clock from flow.deadline k
    where k.district_id = c.district_id and k.case_id = c.id and k.state not in ('replaced', 'void')
    order by k.ended_at is not null, k.due_at nulls last, k.seq desc limit 1) k on true`

export function filterSql(filter: CaseFilter, district: DistrictId, now: Date): RawBuilder<SqlBool> {
  // One value is said as one: only then does an index keep the order in which the list is read.
  const among = (column: string, values: string[] = []) => {
    if (values.length === 0) return []
    if (values.length === 1) return [sql<SqlBool>`${sql.ref(column)} = ${values[0]}`]
    return [sql<SqlBool>`${sql.ref(column)} = any(${values}::text[])`]
  }
  const parts = [
    ...among('c.case_type', filter.type),
    ...among('c.state', filter.state),
    ...among('c.channel', filter.channel),
    ...among('c.class_code', filter.class),
    ...among('c.street', filter.street),
    ...among('c.community', filter.community),
    ...(filter.category ? [categorySql(filter.category)] : []),
    ...(filter.open === 'yes' ? [sql<SqlBool>`c.closed_at is null`] : []),
    ...(filter.open === 'no' ? [sql<SqlBool>`c.closed_at is not null`] : []),
    ...(filter.unit === undefined ? [] : [sql<SqlBool>`c.unit_id = ${filter.unit}`]),
    ...(filter.urgency ? [sql<SqlBool>`c.urgency = ${filter.urgency}`] : []),
    ...(filter.tag ? [sql<SqlBool>`c.tags @> array[${filter.tag}]::text[]`] : []),
    ...(filter.number ? [sql<SqlBool>`c.number = ${filter.number}`] : []),
    ...(filter.from ? [sql<SqlBool>`c.opened_at >= ${filter.from}`] : []),
    ...(filter.until ? [sql<SqlBool>`c.opened_at < ${filter.until}`] : []),
    ...(filter.clock ? [clockSql(filter.clock, district, now)] : []),
  ]
  return parts.length > 0 ? (sql.join<SqlBool>(parts, sql` and `) as RawBuilder<SqlBool>) : sql<SqlBool>`true`
}

function categorySql(category: string): RawBuilder<SqlBool> {
  const [code, kind, edition] = category.split('/').toReversed()
  const ofEdition = edition === undefined ? sql`` : sql`and c.class_edition = ${edition}`
  return sql<SqlBool>`(c.class_kind = ${kind} and c.class_code like ${`${code}%`} ${ofEdition})`
}

/** Cases that an on-time rate is made of, in `flow.fact_case f`: closed, counted, the handling clock met or passed. */
export const judged = sql<SqlBool>`f.closed_at is not null and f.on_time is not null and f.in_statistics`

const soonMs = 24 * 3_600_000

/**
 * What is late, soon late or paused is few: it is found by its own index first. What is on time is most of what
 * is open: there the newest are looked through.
 */
function clockSql(
  clock: NonNullable<CaseFilter['clock']>,
  district: DistrictId,
  now: Date,
): RawBuilder<SqlBool> {
  const soon = new Date(now.getTime() + soonMs)
  const clocks = (which: RawBuilder<unknown>) => sql`
    select x.case_id from flow.deadline x where x.district_id = ${district} and ${which}`
  const found = {
    late: sql`${clocks(sql`x.state = 'passed' and x.ended_at is null`)}
      union all ${clocks(sql`x.state = 'running' and x.due_at < ${now}`)}`,
    soon: clocks(sql`x.state = 'running' and x.due_at >= ${now} and x.due_at < ${soon}`),
    paused: clocks(sql`x.state = 'paused'`),
  }
  if (clock === 'judged')
    return sql<SqlBool>`exists (select 1 from flow.fact_case f
      where f.district_id = c.district_id and f.id = c.id and ${judged})`
  if (clock !== 'on-time') return sql<SqlBool>`c.id = any(array(${found[clock]}))`
  return sql<SqlBool>`exists (select 1 from flow.deadline x where x.district_id = c.district_id
    and x.case_id = c.id and x.state = 'running' and x.due_at >= ${now})`
}

export const listedOf = (row: ListedRow): z.input<typeof listedCase> => ({
  ...summaryOf(row),
  title: row.title,
  text: row.text,
  dueAt: row.due_at,
  clock: row.clock,
  originalDueAt: row.original_due_at,
})

/** The cursor is the place of the last row: `milliseconds.id`. */
export const cursorOf = (at: Date, id: number): string => `${at.getTime()}.${id}`

export function readCursor(cursor: string | undefined): { at: Date; id: number } | undefined {
  const [at, id] = (cursor ?? '').split('.').map(Number)
  return Number.isSafeInteger(at) && Number.isSafeInteger(id) ? { at: new Date(at!), id: id! } : undefined
}
