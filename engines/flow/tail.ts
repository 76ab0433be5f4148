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
const page = 5_000

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

/** Page by page to the end: a busy minute has more steps in its overlap than one page holds. */
async function stepsSince(store: Store, district: DistrictId, from: Date): Promise<StepEvent[]> {
  return store.inDistrict(district, async ({ db }) => {
    const events: StepEvent[] = []
    let after = { recordedAt: from, caseId: 0, seq: 0 }
    for (;;) {
      const { rows } = await sql<StepEvent>`
        select s.case_id as "caseId", s.seq, c.case_type as "caseType", s.action, s.from_state as "from",
          s.to_state as "to", c.unit_id as unit, s.actor, s.at, s.recorded_at as "recordedAt"
        from flow.step s join flow.case c on c.district_id = s.district_id and c.id = s.case_id
        where s.district_id = ${district}
          and s.recorded_at >= ${after.recordedAt}
          and (date_trunc('milliseconds', s.recorded_at), s.case_id, s.seq)
            > (${after.recordedAt}, ${after.caseId}, ${after.seq})
        order by date_trunc('milliseconds', s.recorded_at), s.case_id, s.seq limit ${page}`.execute(db)
      events.push(...rows)
      if (rows.length < page) return events
      after = rows.at(-1)!
    }
  })
}

/**
 * Follows the steps of a district under a name, and remembers how far: what a process that died had not handed
 * on is handed on by the next. Without a memory it begins at the newest step.
 */
export function followSteps(store: Store, district: DistrictId, name: string) {
  let tail: Tail | undefined
  return {
    /** Hands on what is new, then remembers it; where handing on fails, it is all read again. */
    async poll(handOn: (events: StepEvent[]) => Promise<void>): Promise<number> {
      tail ??= tailSteps(store, district, await positionOf(store, district, name))
      try {
        const events = await tail.poll()
        if (events.length === 0) return 0
        await handOn(events)
        await keepPosition(store, district, name, events.at(-1)!.recordedAt)
        return events.length
      } catch (error) {
        tail = undefined
        throw error
      }
    },
  }
}

/** Where to begin: a little before what was handed on last, for transactions that committed late. */
const positionOf = (store: Store, district: DistrictId, name: string): Promise<Date> =>
  store.inDistrict(district, async ({ db }) => {
    await sql`insert into flow.reader (district_id, name, at)
      select ${district}, ${name}, coalesce(max(recorded_at), 'epoch') from flow.step where district_id = ${district}
      on conflict do nothing`.execute(db)
    const { rows } = await sql<{ at: Date }>`select at from flow.reader
      where district_id = ${district} and name = ${name}`.execute(db)
    return new Date(rows[0]!.at.getTime() - overlapMs)
  })

const keepPosition = (store: Store, district: DistrictId, name: string, at: Date): Promise<unknown> =>
  store.inDistrict(district, ({ db }) =>
    sql`update flow.reader set at = greatest(at, ${at}) where district_id = ${district} and name = ${name}`.execute(
      db,
    ),
  )
