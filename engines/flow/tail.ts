import { type DistrictId, sql, type Store } from '#kernel/sql.ts'

/** A step as reactions and live updates see it. */
export interface StepEvent {
  caseId: number
  seq: number
  caseType: string
  action: string
  from: string | null
  to: string
  unit: number | null
  actor: number | null
  at: Date
  recordedAt: Date
}

export interface Tail {
  /** Reads what is new and hands it on; at least once, keyed by case and step. */
  poll(): Promise<StepEvent[]>
}

/** How far each poll looks back: a long transaction commits after younger ones. */
const overlapMs = 10_000

/**
 * Tails the steps of a district from `since` on. A move only writes; queueing inside it would serialise commits.
 * Each poll reads the last moments again, since `recorded_at` is when a transaction began.
 */
export function tailSteps(store: Store, district: DistrictId, since: Date): Tail {
  let from = since
  const seen = new Map<string, number>()
  return {
    async poll() {
      const rows = await stepsSince(store, district, from)
      const fresh = rows.filter((row) => !seen.has(`${row.caseId}/${row.seq}`))
      for (const row of fresh) seen.set(`${row.caseId}/${row.seq}`, row.recordedAt.getTime())
      const newest = rows.at(-1)?.recordedAt
      if (newest) from = new Date(newest.getTime() - overlapMs)
      const oldest = from.getTime() - overlapMs
      for (const [key, at] of seen) if (at < oldest) seen.delete(key)
      return fresh
    },
  }
}

async function stepsSince(store: Store, district: DistrictId, from: Date): Promise<StepEvent[]> {
  return store.inDistrict(district, async ({ db }) => {
    const { rows } = await sql<StepEvent>`
      select s.case_id as "caseId", s.seq, c.case_type as "caseType", s.action, s.from_state as "from",
        s.to_state as "to", c.unit_id as unit, s.actor, s.at, s.recorded_at as "recordedAt"
      from flow.step s join flow.case c on c.district_id = s.district_id and c.id = s.case_id
      where s.district_id = ${district}
        and s.recorded_at > ${from}
      order by s.recorded_at, s.case_id, s.seq limit 5000`.execute(db)
    return rows
  })
}
