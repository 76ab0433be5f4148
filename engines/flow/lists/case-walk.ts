import { type Db, type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import type { CaseTypes } from '../declare.ts'
import { type CaseFilter, filterSql } from './list-cases.ts'

/**
 * So many cases are looked through for a page, whatever is asked for, so that no statement reads ten years: where
 * a page is not full by then, the next goes on at that place. Cut before anything else is asked of a row, or the
 * planner leaves the order for the reader's units and sorts what they ever held.
 */
export const lookedThrough = 40_000

export interface Asked {
  filter: CaseFilter
  visible: RawBuilder<SqlBool>
  now: Date
  /** How many cases are looked through. */
  through?: number
}

/** A moment or a number, and the case that has it. */
export interface Place {
  at: Date | string
  id: number
}

/** A way through the cases that an index keeps. */
export interface Walk {
  /** What the index narrows by; the rest of the filter is asked of each case on the way. */
  narrowed: RawBuilder<SqlBool>
  by: RawBuilder<unknown>
  order: RawBuilder<unknown>
  after: RawBuilder<SqlBool>
}

export function walkByOpening(
  district: DistrictId,
  { filter, now }: Asked,
  { back, after }: { back: boolean; after?: Place | undefined },
): Walk {
  const keyset = back
    ? sql<SqlBool>`(c.opened_at, c.id) < (${after?.at}, ${after?.id})`
    : sql<SqlBool>`(c.opened_at, c.id) > (${after?.at}, ${after?.id})`
  return {
    narrowed: filterSql(narrowing(filter), district, now),
    by: sql`c.opened_at`,
    order: back ? sql`c.opened_at desc, c.id desc` : sql`c.opened_at, c.id`,
    after: after ? keyset : sql<SqlBool>`true`,
  }
}

/** By number there is one index over all cases: nothing else may be asked before the walk is cut. */
export const walkByNumber = ({ back, after }: { back: boolean; after?: Place | undefined }): Walk => ({
  narrowed: sql<SqlBool>`true`,
  by: sql`c.number`,
  order: back ? sql`c.number desc` : sql`c.number`,
  after: !after
    ? sql<SqlBool>`true`
    : back
      ? sql<SqlBool>`c.number < ${after.at}`
      : sql<SqlBool>`c.number > ${after.at}`,
})

/** Street and class have an index together; a street alone keeps no order. */
function narrowing({ open, from, until, number, clock, street, class: code }: CaseFilter): CaseFilter {
  const few = clock === 'late' || clock === 'soon' || clock === 'paused'
  const placed = street?.length === 1 && code?.length === 1
  return { open, from, until, number, ...(few && { clock }), ...(placed && { street, class: code }) }
}

/** The cases of a walk, cut where it has seen enough. */
export const walked = (
  district: DistrictId,
  { narrowed, order, after }: Walk,
  through = lookedThrough,
  what: RawBuilder<unknown> = sql`c.*`,
) => sql`select ${what} from flow.case c
  where c.district_id = ${district} and ${narrowed} and ${after}
  order by ${order} limit ${through}`

/** Where a walk was cut; undefined where it came to the end. */
export async function cutOf(
  db: Db,
  district: DistrictId,
  walk: Walk,
  through = lookedThrough,
): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select at, id from (${walked(district, walk, through, sql`${walk.by} as at, c.id`)}) c
    offset ${through - 1}`.execute(db)
  return rows[0]
}

/** States that are no end, and a clock that runs, are those of open cases, which have an index of their own. */
export function openWhereImplied(filter: CaseFilter, types: CaseTypes): CaseFilter {
  if (filter.open) return filter
  const final = new Set(
    [...types.values()].flatMap(({ states }) => Object.keys(states).filter((state) => states[state]!.final)),
  )
  const lasting = filter.state && filter.state.length > 0 && !filter.state.some((state) => final.has(state))
  return lasting || filter.clock === 'on-time' ? { ...filter, open: 'yes' } : filter
}
