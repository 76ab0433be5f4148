import { setTimeout as pause } from 'node:timers/promises'
import { parseCronItems, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import { z } from 'zod'
import { type Clock, stopwatch } from '../clock.ts'
import type { FileStore } from '../files.ts'
import type { Metrics } from '../metrics.ts'
import type { DistrictId, Store } from '../sql.ts'
import { addJobs, callOf, type JobCall } from './add.ts'
import type { Job } from './job.ts'
import { lookForDead } from './living.ts'
import type { JobLog } from './log.ts'
import type { Schedule } from './schedule.ts'
import { beginShift, type Shift } from './shift.ts'

export interface WorkerOptions {
  /** A direct connection as the server's role: LISTEN does not pass a pooler in transaction mode. */
  url: string
  store: Store
  files: FileStore
  clock: Clock
  jobs: readonly Job[]
  schedules?: readonly Schedule[]
  /** For which districts a schedule runs. */
  districts?: () => Promise<readonly DistrictId[]>
  /** Jobs at the same time (default 4). */
  concurrency?: number
  /** How often workers that died are looked for; after twice this their jobs are taken up (default 10). */
  lookForDeadSeconds?: number
  log?: JobLog
  metrics?: Metrics
}

export interface Worker {
  /** Takes no new job, waits for those in hand, then closes its connections. */
  stop(): Promise<void>
}

const called = z.object({ district: z.int().positive(), payload: z.unknown() })

const againMs = 1_000
const momentMs = 300

/** Works the queue in this process. Several processes may: each job goes to one of them. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const log = options.log ?? (() => {})
  const { url, concurrency = 4 } = options
  const wanted = { url, concurrency, tasks: tasksOf(options), cron: cronOf(options.schedules ?? []), log }
  const ending = new Set<Promise<void>>()
  let stopping = false
  let shift = await beginShift(wanted)
  let next = follow(shift)

  /** Another shift begins at once, or as soon as the database lets it; the one before ends beside it. */
  async function follow(running: Shift): Promise<void> {
    const why = await running.over
    if (stopping) return
    log('warning', `the queue begins anew: ${why}`)
    // Its other questions fail in the same moment: while it still runs, that is expected and not told.
    const ended = pause(momentMs)
      .then(() => running.end())
      .finally(() => ending.delete(ended))
    ending.add(ended)
    for (;;) {
      const begun = await beginShift(wanted).catch((error: Error) => {
        log('warning', `the queue could not begin: ${error.message}`)
      })
      if (begun) shift = begun
      if (begun || stopping) break
      await pause(againMs)
    }
    if (!stopping) next = follow(shift)
  }

  const stopLooking = await watchForDead(() => shift.pool, options, log)
  return {
    async stop() {
      stopLooking()
      stopping = true
      const last = shift
      ending.add(last.end())
      await next
      if (shift !== last) ending.add(shift.end())
      await Promise.all(ending)
    },
  }
}

function tasksOf(options: WorkerOptions): TaskList {
  const tasks: TaskList = {}
  for (const made of options.jobs) {
    if (tasks[made.name]) throw new Error(`job ${made.name} is declared twice`)
    tasks[made.name] = async (payload, { job: { attempts, max_attempts } }) => {
      const took = stopwatch()
      let succeeded = false
      try {
        await runJob(made, options, { ...called.parse(payload), attempts, max_attempts })
        succeeded = true
      } finally {
        options.metrics?.job({ name: made.name, succeeded, seconds: took() / 1000 })
      }
    }
  }
  for (const { job } of options.schedules ?? []) tasks[timerName(job)] = () => fanOut(options, job)
  return tasks
}

/** Runs a job in its district's transaction; the worker's own way, and a test's. */
export const runJob = <P extends z.ZodType>(
  made: Job<P>,
  { store, files, clock }: Pick<WorkerOptions, 'store' | 'files' | 'clock'>,
  asked: { district: DistrictId; payload: unknown; attempts?: number; max_attempts?: number },
): Promise<void> => {
  const { district, attempts = 1, max_attempts = attempts } = asked
  return store.inDistrict(district, (tx) =>
    made.handle({
      ...tx,
      district,
      store,
      files,
      now: clock(),
      payload: made.payload.parse(asked.payload),
      attempt: attempts,
      lastAttempt: attempts >= max_attempts,
    }),
  )
}

const timerName = (made: Job): string => `${made.name}:timer`

/** A timer rings once for the installation; the work is one job for each district, never two at a time. */
async function fanOut({ store, districts }: WorkerOptions, made: Job): Promise<void> {
  const calls: JobCall[] = []
  for (const district of (await districts?.()) ?? []) {
    const key = `${made.name}:${district}`
    calls.push(callOf(made, district, {}, { key, queue: key }))
  }
  await addJobs(store, calls)
}

const cronOf = (schedules: readonly Schedule[]) =>
  parseCronItems(
    schedules.map(({ job, when }) => ({ task: timerName(job), match: when.cron, identifier: job.name })),
  )

/** Looks for workers that do not live any more, by whatever connections there are. */
async function watchForDead(pool: () => pg.Pool, options: WorkerOptions, log: JobLog): Promise<() => void> {
  const look = lookForDead()
  const lookAgain = () =>
    look(pool()).catch((error: Error) => log('warning', `dead workers were not looked for: ${error.message}`))
  await lookAgain()
  const timer = setInterval(lookAgain, (options.lookForDeadSeconds ?? 10) * 1_000)
  return () => clearInterval(timer)
}
