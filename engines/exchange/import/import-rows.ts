import { casesByUpstream, type Engine, openCase, systemUser } from '#engines/flow/flow.ts'
import type { Clock } from '#kernel/clock.ts'
import { Refused } from '#kernel/errors.ts'
import { type DistrictId, isUniqueViolation, type Store } from '#kernel/sql.ts'
import type { ImportMapping } from './mapping.ts'
import { batches, knownTo, understood } from './each-row.ts'
import { type LeftOut, type Order, rowReader } from './read-row.ts'
import type { SourceRow } from './read-rows.ts'

/** Every row read is one of opened, there and refused. */
export interface Imported {
  read: number
  opened: number
  /** Cases that an earlier import, or an earlier row, had opened. */
  alreadyThere: number
  refused: number
  /** Of those opened: closed at the source, by the mapping's moment `closed`. */
  closedAtSource: number
  /** What opened cases came in without, because the district does not know it. */
  leftOut: Record<LeftOut, number>
}

export interface ImportWanted {
  engine: Engine
  store: Store
  district: DistrictId
  mapping: ImportMapping
  rows: AsyncIterable<SourceRow>
  clock: Clock
  /** Told of every refused row; awaited. */
  refused: (row: SourceRow, why: Refused) => void | Promise<void>
  progress?: (imported: Imported) => void
  /** Told at once where the rows are counted. */
  begun?: (imported: Readonly<Imported>) => void
}

const batchRows = 200
/** Openings at the same time: as many as keep the store busy. */
const atOnce = 12

/**
 * Opens a case for every row, by the same code as an opening at the desk: each is a transaction of its own, so
 * that a row is in or not in when the process is killed. The pair of system and number makes a second run, or
 * a second row of the same number, change nothing. A store that goes away ends the import; run it again.
 */
export async function importRows(wanted: ImportWanted): Promise<Imported> {
  const { store, district, mapping } = wanted
  const imported: Imported = {
    ...{ read: 0, opened: 0, alreadyThere: 0, refused: 0, closedAtSource: 0 },
    leftOut: { class: 0, street: 0, position: 0 },
  }
  wanted.begun?.(imported)
  const read = rowReader(mapping, await knownTo(store, district, mapping))
  for await (const batch of batches(wanted.rows, batchRows)) {
    imported.read += batch.length
    const orders: { source: SourceRow; order: Order }[] = []
    for (const source of batch) {
      const order = understood(read, source)
      if (!(order instanceof Refused)) orders.push({ source, order })
      else await refuseRow(wanted, imported, source, order)
    }
    const there = await store.inDistrict(district, ({ db }) =>
      casesByUpstream(
        db,
        district,
        mapping.system,
        orders.map(({ order }) => order.number),
      ),
    )
    const fresh = orders.filter(({ order }) => !there.has(order.number))
    imported.alreadyThere += orders.length - fresh.length
    await inParallel(fresh, atOnce, ({ source, order }) => openRow(wanted, imported, source, order))
    wanted.progress?.(imported)
  }
  return imported
}

async function refuseRow(
  wanted: ImportWanted,
  imported: Imported,
  source: SourceRow,
  why: Refused,
): Promise<void> {
  imported.refused += 1
  await wanted.refused(source, why)
}

async function openRow(
  wanted: ImportWanted,
  imported: Imported,
  source: SourceRow,
  { opening, moments, due, leftOut }: Order,
): Promise<void> {
  const { engine, store, district, mapping } = wanted
  const upstream = { ...opening.upstream!, ...(due && { due }) }
  try {
    await store.inDistrict(district, ({ db, atCommit }) => {
      const user = systemUser(district, mapping.name.zh)
      return openCase(engine, { db, atCommit, user, district, now: wanted.clock() }, { ...opening, upstream })
    })
  } catch (error) {
    if (error instanceof Refused) return refuseRow(wanted, imported, source, error)
    if (!isUniqueViolation(error, 'case_upstream')) throw error
    imported.alreadyThere += 1
    return
  }
  imported.opened += 1
  if (moments.closed) imported.closedAtSource += 1
  for (const what of leftOut) imported.leftOut[what] += 1
}

async function inParallel<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const lane = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: most }, lane))
}
