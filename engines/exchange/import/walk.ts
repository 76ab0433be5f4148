import {
  beginLife,
  type Doer,
  type Engine,
  type Life,
  type LifeParts,
  liveOn,
  systemUser,
} from '#engines/flow/flow.ts'
import type { Location } from '#engines/org/org.ts'
import { Refused, refuse } from '#kernel/errors.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import { valueMissing, walkUnknown } from './errors.ts'
import type { ImportMapping, WalkStep } from './mapping.ts'
import { unitIds } from './queries.ts'
import type { Order } from './read-row.ts'
import { valueReader, type ValueReader } from './read-value.ts'

/** An order with all that its case needs to begin. */
export interface Begin {
  order: Order
  id: number
  number: string
  place: Location
}

/** What every walk of a district needs; read once. */
export interface Walker {
  parts: LifeParts
  mapping: ImportMapping
  values: ValueReader
  units: ReadonlyMap<string, number>
  doer(step: Pick<WalkStep, 'assumed' | 'post'>, unit: number | undefined): Doer
}

export async function walkerIn({
  engine,
  store,
  district,
  mapping,
}: {
  engine: Engine
  store: Store
  district: DistrictId
  mapping: ImportMapping
}): Promise<Walker> {
  const { desk, units } = await store.inDistrict(district, async ({ db }) => ({
    desk: await engine.desk(db, district, new Date(0)),
    units: await unitIds(db, district),
  }))
  const said = systemUser(district, mapping.name.zh)
  const assumed = systemUser(district, `${mapping.name.zh}（推定）`)
  return {
    parts: { types: engine.types, keys: engine.keys, desk },
    mapping,
    values: valueReader(mapping),
    units,
    doer: (step, unit) => ({
      user: step.assumed ? assumed : said,
      as: { who: 'system', unit: step.post === 'unit-clerk' ? (unit ?? 0) : desk.centre, post: step.post },
    }),
  }
}

/** The whole life of a row, or why it could not be lived. */
export function lived({ order, id, number, place }: Begin, walker: Walker): Life | Refused {
  const { parts, mapping } = walker
  try {
    const walk = mapping.walks[order.status ?? 'default'] ?? refuse(walkUnknown, { status: order.status })
    const unit = order.unit === undefined ? undefined : walker.units.get(order.unit)
    const opener = walker.doer({ assumed: false, post: '' }, unit)
    const life = beginLife(parts, opener, { ...order.opening, id, number, place })
    for (const step of walk) {
      const at = order.moments[step.at]
      // What the source does not know has not happened here either.
      if (!at) break
      liveOn(parts, life, walker.doer(step, unit), {
        ...{ action: step.action, at },
        answers: answersOf(step, order, unit, walker.values),
      })
    }
    life.found.case.upstream_due = order.due ?? null
    return life
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

function answersOf(
  { answers, namesUnit }: WalkStep,
  { row }: Order,
  unit: number | undefined,
  values: ValueReader,
): Record<string, unknown> {
  const said = Object.entries(answers).flatMap(([name, value]) => {
    const found = values.read(row, value)
    return found === undefined ? [] : [[name, found] as const]
  })
  if (!namesUnit) return Object.fromEntries(said)
  return { ...Object.fromEntries(said), unit: unit ?? refuse(valueMissing, { what: 'unit' }) }
}
