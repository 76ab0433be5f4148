import { casesByUpstream, checkOpening, systemUser } from '#engines/flow/flow.ts'
import { Refused } from '#kernel/errors.ts'
import { batches, knownTo, understood } from './each-row.ts'
import type { Imported, ImportWanted } from './import-rows.ts'
import { type Order, rowReader } from './read-row.ts'

const batchRows = 200

/** The dry run of an import: the same questions in the same order, but no case is numbered and none is written. */
export async function checkRows(wanted: ImportWanted): Promise<Imported> {
  const { store, district, mapping, engine } = wanted
  const imported: Imported = {
    ...{ read: 0, opened: 0, alreadyThere: 0, refused: 0, closedAtSource: 0 },
    leftOut: { class: 0, street: 0, position: 0 },
  }
  wanted.begun?.(imported)
  const read = rowReader(mapping, await knownTo(store, district, mapping))
  const seen = new Set<string>()
  for await (const batch of batches(wanted.rows, batchRows)) {
    imported.read += batch.length
    const found = batch.map((source) => ({ source, order: understood(read, source) }))
    const orders = found.flatMap(({ order }) => (order instanceof Refused ? [] : [order]))
    const numbers = orders.map(({ number }) => number)
    await store.inDistrict(district, async (tx) => {
      const there = await casesByUpstream(tx.db, district, mapping.system, numbers)
      const user = systemUser(district, mapping.name.zh)
      for (const { source, order } of found) {
        const why =
          order instanceof Refused
            ? order
            : there.has(order.number) || seen.has(order.number)
              ? undefined
              : await refusalOf(() =>
                  checkOpening(engine, { ...tx, user, district, now: wanted.clock() }, order.opening),
                )
        if (why) {
          imported.refused += 1
          await wanted.refused(source, why)
        } else count(imported, order as Order, there.has((order as Order).number), seen)
      }
    })
  }
  return imported
}

function count(imported: Imported, order: Order, isThere: boolean, seen: Set<string>): void {
  if (isThere || seen.has(order.number)) {
    imported.alreadyThere += 1
    return
  }
  seen.add(order.number)
  imported.opened += 1
  if (order.moments.closed) imported.closedAtSource += 1
  for (const what of order.leftOut) imported.leftOut[what] += 1
}

async function refusalOf(work: () => Promise<unknown>): Promise<Refused | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}
