import { z } from 'zod'
import { dailyAt, everyMinutes, type Job, job, type Schedule } from '#kernel/jobs.ts'
import type { Route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { countPairs } from './count-pairs.ts'
import { learnClassesOf } from './learn-classes.ts'
import { alikeCaseRoute } from './routes/alike-case.ts'
import { callerHistory } from './routes/caller-history.ts'
import { helpWhileTyping } from './routes/help-while-typing.ts'
import { suggestUnit } from './routes/suggest-unit.ts'

/** Help while typing: what may be the same, which class, which unit, who called before. */
export const helpRoutes = (engine: Engine): Route[] => [
  helpWhileTyping(engine),
  alikeCaseRoute(engine),
  suggestUnit(engine),
  callerHistory(engine),
]

/** What the help knows of a district: counted every minute, learned every night. */
export function helpJobs(engine: Engine): { jobs: Job[]; schedules: Schedule[] } {
  const learning = learn(engine) as Job
  return {
    jobs: [counting as Job, learning],
    schedules: [
      { job: counting as Job, when: everyMinutes(1) },
      { job: learning, when: dailyAt('03:10') },
    ],
  }
}

const counting = job({
  name: 'flow.count',
  payload: z.unknown(),
  handle: async ({ store, district }) => void (await countPairs(store, district)),
})

const learn = (engine: Engine) =>
  job({
    name: 'flow.learn',
    payload: z.unknown(),
    async handle({ store, district, now }) {
      for (const { code, confidentialTo } of engine.types.values())
        if (!confidentialTo) await learnClassesOf(store, { district, caseType: code, now })
    },
  })
