import { z } from 'zod'
import type { CalendarChanged } from '#engines/calendar/calendar.ts'
import {
  addJobs,
  callOf,
  dailyAt,
  everyMinutes,
  hourlyAt,
  type Job,
  job,
  type Schedule,
} from '#kernel/jobs.ts'
import { followUnits, recomputeAcross, resumeHungUp } from './act-by-itself.ts'
import { keptMs } from './desk.ts'
import type { Engine } from './engine.ts'
import { sealDays } from './seals.ts'
import { exportJob } from './lists/export-list.ts'
import { sweepExports } from './lists/sweep-exports.ts'
import { indexTexts } from './lists/index-texts.ts'
import { sweepClocks } from './sweep.ts'

const days = z.object({ firstDay: z.iso.date(), lastDay: z.iso.date() })

/** What the flow does without being asked: passes clocks, wakes what waits, seals days, follows an edited calendar. */
export function flowJobs(engine: Engine): { jobs: Job[]; schedules: Schedule[] } {
  const everyMinute = [sweep, indexing, waking(engine)] as Job[]
  return {
    jobs: [
      ...everyMinute,
      sealing as Job,
      sweepExports as Job,
      recompute(engine) as Job,
      exportJob(engine) as Job,
    ],
    schedules: [
      ...everyMinute.map((one) => ({ job: one, when: everyMinutes(1) })),
      { job: sealing as Job, when: dailyAt('01:30') },
      { job: sweepExports as Job, when: hourlyAt(40) },
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

const waking = (engine: Engine) =>
  job({
    name: 'flow.wake',
    payload: z.unknown(),
    async handle({ store, district, now }) {
      await resumeHungUp(engine, { store, district, now })
      await followUnits(engine, { store, district, now })
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
    handle: async ({ store, district, now, payload }) =>
      void (await recomputeAcross(engine, { store, district, now }, payload)),
  })

/**
 * Handed to the calendar: after an edit has committed, the clocks that run across its days are recomputed; not
 * before every process has let go of the calendar that it kept, so that no clock is started by the old one later.
 */
export const recomputeLater =
  (engine: Engine): CalendarChanged =>
  ({ afterCommit, now }, { district, firstDay, lastDay }) => {
    const at = new Date(now.getTime() + 2 * keptMs)
    const call = callOf(recompute(engine), district, { firstDay, lastDay }, { at })
    afterCommit(() => void addJobs(engine.store, [call]))
  }
