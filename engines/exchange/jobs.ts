import { z } from 'zod'
import { everyMinutes, type Job, job, type Schedule } from '#kernel/jobs.ts'
import type { Keys } from '#kernel/secrets.ts'
import { deliverDue } from './outbox/deliver.ts'
import { fillOutbox } from './outbox/fill-outbox.ts'

/** What other programs are told without being asked for it: messages are made of new steps, then sent. */
export function exchangeJobs({ keys }: { keys: Keys }): { jobs: Job[]; schedules: Schedule[] } {
  const outbox = job({
    name: 'exchange.outbox',
    payload: z.unknown(),
    async handle({ store, district, now }) {
      await store.inDistrict(district, ({ db }) => fillOutbox(db, district, now))
      await deliverDue(keys, { store, district, now })
    },
  })
  return { jobs: [outbox] as Job[], schedules: [{ job: outbox, when: everyMinutes(1) }] }
}
