import { type Db, type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import { type Asked, cutOf, type Place, type Walk, walkByNumber, walkByOpening, walked } from './case-walk.ts'
import { duePage, withoutDue } from './due-order.ts'
import { cursorOf, filterSql, listColumns, type ListedRow, listJoins, readCursor } from './list-cases.ts'

/** What a list can be sorted by: by opening, by the clock that is due next, by number; `back`: from the end. */
export const caseOrders = ['newest', 'oldest', 'due', 'due-back', 'number', 'number-back'] as const
export type CaseOrder = (typeof caseOrders)[number]

export interface Wanted extends Asked {
  order: CaseOrder
  before: string | undefined
  limit: number
}

export interface OrderedPage {
  rows: ListedRow[]
  /** The cursor of the next page; null at the end. A page may hold fewer rows than were asked for and not be the last. */
  next: string | null
}

/** A page of the list in an order that an index keeps. The cursor belongs to its order. */
export async function orderedPage(db: Db, district: DistrictId, wanted: Wanted): Promise<OrderedPage> {
  const { order, before } = wanted
  if (order === 'newest' || order === 'oldest') {
    const walk = walkByOpening(district, wanted, { back: order === 'newest', after: readCursor(before) })
    return walkedPage(db, district, wanted, walk)
  }
  return order === 'due' || order === 'due-back'
    ? byDue(db, district, wanted)
    : byNumber(db, district, wanted)
}

/**
 * By number an index leads through all cases of ten years, channel by channel: the cases of one day would be
 * looked for among all. What is looked through to its end by opening is sorted instead.
 */
async function byNumber(db: Db, district: DistrictId, wanted: Wanted): Promise<OrderedPage> {
  const after = wanted.before ? { at: wanted.before, id: 0 } : undefined
  const walk = walkByNumber({ back: wanted.order === 'number-back', after })
  const byOpening = walkByOpening(district, wanted, { back: true })
  if (await cutOf(db, district, byOpening, wanted.through)) return walkedPage(db, district, wanted, walk)
  const from = walked(district, byOpening, wanted.through)
  const rows = await rowsAlong(db, district, { ...wanted, from, along: walk.order, also: walk.after })
  return { rows, next: nextOf(rows, wanted.limit, ({ number }) => number) }
}

/** Cases with a clock that is open, by it; then those without one, the newest first. */
async function byDue(db: Db, district: DistrictId, wanted: Wanted): Promise<OrderedPage> {
  const { filter, before, limit } = wanted
  const place = before?.startsWith('d') ? readCursor(before.slice(1)) : undefined
  const withDue = filter.open !== 'no' && (!before || place)
  const clocks = { ...wanted, back: wanted.order === 'due-back', after: place }
  const { rows, cut } = withDue ? await duePage(db, district, clocks) : { rows: [], cut: undefined }
  const next =
    nextOf(rows, limit, ({ due_at: at, id }) => cursorOf(at!, id)) ?? (cut && cursorOf(cut.at, cut.id))
  if (next) return { rows, next: `d${next}` }
  const after = place ? undefined : readCursor(before)
  const rest = { ...wanted, limit: limit - rows.length, also: withoutDue }
  const page = await walkedPage(db, district, rest, walkByOpening(district, wanted, { back: true, after }))
  return { rows: [...rows, ...page.rows], next: page.next }
}

async function walkedPage(
  db: Db,
  district: DistrictId,
  wanted: Wanted & { also?: RawBuilder<SqlBool> },
  walk: Walk,
): Promise<OrderedPage> {
  const rows = await rowsAlong(db, district, {
    ...wanted,
    from: walked(district, walk, wanted.through),
    along: walk.order,
  })
  const numbered = wanted.order.startsWith('number')
  const said = (at: Place['at'], id: number) => (at instanceof Date ? cursorOf(at, id) : at)
  const full = nextOf(rows, wanted.limit, ({ number, opened_at: at, id }) => said(numbered ? number : at, id))
  if (full) return { rows, next: full }
  const cut = await cutOf(db, district, walk, wanted.through)
  return { rows, next: cut ? said(cut.at, cut.id) : null }
}

async function rowsAlong(
  db: Db,
  district: DistrictId,
  wanted: Wanted & { from: RawBuilder<unknown>; along: RawBuilder<unknown>; also?: RawBuilder<SqlBool> },
): Promise<ListedRow[]> {
  const { filter, visible, now, from, along, also = sql<SqlBool>`true`, limit } = wanted
  const { rows } = await sql<ListedRow>`
    select ${listColumns} from (
      select c.* from (${from}) c
      where ${filterSql(filter, district, now)} and ${visible} and ${also}
      order by ${along} limit ${limit}) c
    ${listJoins}
    order by ${along}`.execute(db)
  return rows
}

const nextOf = (
  rows: readonly ListedRow[],
  limit: number,
  place: (row: ListedRow) => string,
): string | null => (rows.length > 0 && rows.length === limit ? place(rows.at(-1)!) : null)
