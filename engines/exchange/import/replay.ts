import type pg from 'pg'
import {
  casesByUpstream,
  copyLives,
  type Engine,
  gatherStatistics,
  type Life,
  reserveNumbers,
} from '#engines/flow/flow.ts'
import { dayAt, locate } from '#engines/org/org.ts'
import { Refused } from '#kernel/errors.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import { batches, knownTo, understood } from './each-row.ts'
import { valueUnlisted } from './errors.ts'
import type { ImportMapping } from './mapping.ts'
import { type Order, rowReader } from './read-row.ts'
import type { SourceRow } from './read-rows.ts'
import { type Begin, lived, type Walker, walkerIn } from './walk.ts'

/** Every row read is one of walked, there and refused. */
export interface Replayed {
  read: number
  walked: number
  alreadyThere: number
  refused: number
  steps: number
  /** The last moment that the rows tell of: where the virtual clock stops. */
  until: Date | undefined
}

export interface ReplayWanted {
  engine: Engine
  store: Store
  /** Not pipelined, signed in as the server's role. */
  client: pg.ClientBase
  district: DistrictId
  mapping: ImportMapping
  rows: AsyncIterable<SourceRow>
  refused: (row: SourceRow, why: Refused) => void | Promise<void>
  progress?: (replayed: Replayed) => void
}

const batchRows = 500

/**
 * Lets imported history walk the real flow: every opening and action is planned by the code that answers
 * requests, at the moments of the source, and a batch of whole lives is written at once. So a case is there with
 * all its steps or not at all, and a replay that was killed goes on where it stopped.
 * The source's due time judges only in the table: our clocks run by our standards alone.
 */
export async function replayRows(wanted: ReplayWanted): Promise<Replayed> {
  const { store, district, mapping } = wanted
  const replayed: Replayed = { read: 0, walked: 0, alreadyThere: 0, refused: 0, steps: 0, until: undefined }
  const read = rowReader(mapping, await knownTo(store, district, mapping))
  const walker = await walkerIn(wanted)
  for await (const batch of batches(wanted.rows, batchRows)) {
    replayed.read += batch.length
    const said = batch.map((source) => ({ source, order: understood(read, source) }))
    const fresh = await freshOrders(wanted, said, walker, replayed)
    const lives: Life[] = []
    for (const { source, begin } of await numbered(wanted, fresh)) {
      const life = lived(begin, walker)
      if (life instanceof Refused) {
        replayed.refused += 1
        await wanted.refused(source, life)
      } else lives.push(life)
    }
    await copyLives(wanted.client, district, lives)
    replayed.walked += lives.length
    replayed.steps += lives.reduce((sum, life) => sum + life.steps.length, 0)
    replayed.until = latest(replayed.until, said)
    wanted.progress?.(replayed)
  }
  await gatherStatistics(wanted.client)
  return replayed
}

function latest(until: Date | undefined, said: readonly { order: Order | Refused }[]): Date | undefined {
  let last = until
  for (const { order } of said)
    if (!(order instanceof Refused))
      for (const at of Object.values(order.moments)) if (!last || at > last) last = at
  return last
}

interface Fresh {
  source: SourceRow
  order: Order
}

/** What is neither refused, nor there, nor twice in the batch. */
async function freshOrders(
  { store, district, mapping, refused }: ReplayWanted,
  said: readonly { source: SourceRow; order: Order | Refused }[],
  { parts }: Walker,
  replayed: Replayed,
): Promise<Fresh[]> {
  const good: Fresh[] = []
  for (const { source, order } of said) {
    const channel = order instanceof Refused ? '' : order.opening.channel
    const unlisted =
      !parts.desk.channels.has(channel) && new Refused(valueUnlisted, { what: 'channel', value: channel })
    const why = order instanceof Refused ? order : unlisted
    if (why) {
      replayed.refused += 1
      await refused(source, why)
    } else good.push({ source, order: order as Order })
  }
  const there = await store.inDistrict(district, ({ db }) =>
    casesByUpstream(
      db,
      district,
      mapping.system,
      good.map(({ order }) => order.number),
    ),
  )
  const seen = new Set<string>(there.keys())
  const fresh = good.filter(({ order }) => !seen.has(order.number) && Boolean(seen.add(order.number)))
  replayed.alreadyThere += good.length - fresh.length
  return fresh
}

/** Gives each order its id, its number of the day it was opened, and its place. */
async function numbered(
  { store, client, district }: ReplayWanted,
  fresh: readonly Fresh[],
): Promise<{ source: SourceRow; begin: Begin }[]> {
  const taken = new Map<Fresh, { id: number; number: string }>()
  for (const [day, those] of Map.groupBy(fresh, ({ order }) => dayAt(order.opening.at))) {
    const starts = those.map(({ order }) => ({ channel: order.opening.channel }))
    const given = await reserveNumbers(client, district, day, starts)
    those.forEach((one, index) => taken.set(one, given[index]!))
  }
  return store.inDistrict(district, async ({ db }) => {
    const begun = []
    for (const one of fresh) {
      const place = await locate(db, district, one.order.opening)
      begun.push({ source: one.source, begin: { order: one.order, place, ...taken.get(one)! } })
    }
    return begun
  })
}
