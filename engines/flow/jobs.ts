import { z } from 'zod'
import type { CalendarChanged } from '#engines/calendar/calendar.ts'
import { addJobs, callOf, dailyAt, everyMinutes, type Job, job, type Schedule } from '#kernel/jobs.ts'
import { sql } from '#kernel/sql.ts'
import { systemUser } from './acting.ts'
import { actOnCase } from './act-on-case.ts'
import type { Engine } from './engine.ts'
import { sealDays } from './seals.ts'
import { indexTexts } from './lists/index-texts.ts'
import { sweepClocks } from './sweep.ts'

const days = z.object({ firstDay: z.iso.date(), lastDay: z.iso.date() })

/** What the flow does without being asked: passes clocks, seals days, follows an edited calendar. */
export function flowJobs(engine: Engine): { jobs: Job[]; schedules: Schedule[] } {
  return {
    jobs: [sweep, sealing, indexing, recompute(engine)] as Job[],
    schedules: [
      { job: sweep as Job, when: everyMinutes(1) },
      { job: indexing as Job, when: everyMinutes(1) },
      { job: sealing as Job, when: dailyAt('01:30') },
    ],
  }
}

const sweep = job({
  name: 'flow.sweep',
  payload: z.unknown(),
  async handle({ store, district, now }) {
    while ((await sweepClocks(store, district, now)).length > 0);
  },
})

const indexing = job({
  name: 'flow.index',
  payload: z.unknown(),
  handle: async ({ store, district, now }) => void (await indexTexts(store, district, now)),
})

const sealing = job({
  name: 'flow.seal',
  payload: z.unknown(),
  handle: async ({ store, district, now }) => void (await sealDays(store, district, now)),
})

const recompute = (engine: Engine) =>
  job({
    name: 'flow.recompute-clocks',
    payload: days,
    handle: ({ store, district, now, payload }) => recomputeClocks(engine, { store, district, now, payload }),
  })

/** Handed to the calendar: after an edit has committed, the clocks that run across its days are recomputed. */
export const recomputeLater =
  (engine: Engine): CalendarChanged =>
  ({ afterCommit }, { district, firstDay, lastDay }) =>
    afterCommit(
      () => void addJobs(engine.store, [callOf(recompute(engine), district, { firstDay, lastDay })]),
    )

/** Only running clocks are touched; an ended one keeps the time it was judged by. */
async function recomputeClocks(
  engine: Engine,
  {
    store,
    district,
    now,
    payload,
  }: { store: Engine['store']; district: number; now: Date; payload: z.output<typeof days> },
): Promise<void> {
  const { rows } = await store.inDistrict(district, ({ db }) =>
    sql<{ case_id: number }>`select distinct case_id from flow.deadline
      where district_id = ${district} and ended_at is null and state in ('running', 'passed')
        and due_at >= ${payload.firstDay}::date::timestamp at time zone 'Asia/Shanghai'
        and started_at < (${payload.lastDay}::date + 1)::timestamp at time zone 'Asia/Shanghai'`.execute(db),
  )
  for (const { case_id: id } of rows)
    await store.inDistrict(district, async ({ db, atCommit }) => {
      const acting = { db, atCommit, user: systemUser(district), district, now }
      await actOnCase(engine, acting, { id, action: 'recompute' })
    })
}
