import { setTimeout as waits } from 'node:timers/promises'
import { actionsIn, actOnCase, openCase } from '#engines/flow/flow.ts'
import { chance } from '#kernel/chance.ts'
import { type DistrictId, sql } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'
import type { House } from '../house.ts'
import { appealText, callerOf } from './phrases.ts'
import { readTown, type Town } from './town.ts'

const everyMs = 20_000

/** Keeps the district alive: every twenty seconds a call comes in and somebody signs something. */
export async function trickle(house: House, district: DistrictId, signal: AbortSignal): Promise<void> {
  const drawn = chance(house.clock().getTime() % 1_000_000)
  const town = await readTown(house, district, drawn)
  while (!signal.aborted) {
    await waits(everyMs, undefined, { signal }).catch(() => {})
    if (signal.aborted) return
    await takeCall(house, town, drawn)
    await moveOn(house, town, drawn)
  }
}

type Drawn = ReturnType<typeof chance>

const acting = (
  house: House,
  user: User,
  tx: Parameters<Parameters<House['store']['inDistrict']>[1]>[0],
) => ({
  ...{ db: tx.db, atCommit: tx.atCommit, user, district: user.district, now: house.clock() },
})

async function takeCall(house: House, town: Town, drawn: Drawn): Promise<void> {
  const taker = drawn.pick(town.holders.get('call-taker')!)
  const [about, spot, caller] = [
    drawn.pick(town.appeals),
    drawn.pick(town.spots),
    callerOf(town.phrases, drawn),
  ]
  const text = appealText(town.phrases, drawn, about, spot, caller)
  const { lng, lat } = spot.location
  await house.store.inDistrict(town.district, (tx) =>
    openCase(house.engine, acting(house, taker.user, tx), {
      type: 'citizen-appeal',
      channel: drawn.pick(['12345', '12345', '12319', 'neighbourhood-app', 'web']),
      class: { edition: about.edition, kind: about.kind, code: about.code },
      fields: { kind: 'complaint', text, address: spot.name, ...caller },
      ...(lng !== null && lat !== null && { place: { lng, lat } }),
    }),
  )
}

/** Signs, reviews or calls back a few that have waited longest: work of the demonstration, not of a visitor. */
async function moveOn(house: House, town: Town, drawn: Drawn): Promise<void> {
  const { rows } = await house.store.inDistrict(town.district, ({ db }) =>
    sql<{ id: number; state: string; unit: number | null }>`
      select id, state, unit_id as unit from flow.fact_case
      where closed_at is null and case_type = 'citizen-appeal' and state = any('{signing,checking,calling-back}')
      order by opened_at limit 3`.execute(db),
  )
  for (const { id, state, unit } of rows) {
    const next = nextOf(town, drawn, state, unit)
    if (!next || !actionsIn(house.engine.types.get('citizen-appeal')!, state)[next.action]) continue
    await house.store
      .inDistrict(town.district, (tx) =>
        actOnCase(house.engine, acting(house, next.user, tx), { id, ...next }),
      )
      .catch(() => {})
  }
}

function nextOf(town: Town, drawn: Drawn, state: string, unit: number | null) {
  if (state === 'signing') {
    const clerk = town.clerks.get(unit ?? 0)
    return clerk && { user: clerk.user, action: 'sign' }
  }
  if (state === 'checking') return { user: drawn.pick(town.holders.get('reviewer')!).user, action: 'accept' }
  const answers = { solved: 'solved', satisfied: 'satisfied' }
  return { user: drawn.pick(town.holders.get('caller-back')!).user, action: 'callBack', answers }
}
