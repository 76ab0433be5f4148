import { z } from 'zod'
import { systemClock } from '#kernel/clock.ts'
import { job, startWorker } from '#kernel/jobs.ts'
import { openStore } from '#kernel/sql.ts'

/** A worker that takes the job `test.note` and never comes to an end with it: for the test that kills it. */
const url = process.argv[2]!
await startWorker({
  url,
  store: openStore(url),
  files: undefined as never,
  clock: systemClock,
  jobs: [
    job({
      name: 'test.note',
      payload: z.unknown(),
      async handle() {
        process.send!('begun')
        await new Promise(() => {})
      },
    }),
  ],
})
