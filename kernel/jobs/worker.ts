import { EventEmitter } from 'node:events'
import { parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import { type Clock, stopwatch } from '../clock.ts'
import type { FileStore } from '../files.ts'
import type { Metrics } from '../metrics.ts'
import type { DistrictId, Store } from '../sql.ts'
import { addJobs, callOf, type JobCall } from './add.ts'
import type { Job } from './job.ts'
import { lookForDead, showLife } from './living.ts'
import { type JobLog, loggerTo } from './log.ts'
import type { Schedule } from './schedule.ts'

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

/** Works the queue in this process. Several processes may: each job goes to one of them. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const log = options.log ?? (() => {})
  const events: WorkerEvents = new EventEmitter()
  const named = new Promise<string>((resolve) => {
    events.on('pool:create', ({ workerPool }) => resolve(workerPool.id))
  })
  const pool = new pg.Pool({ connectionString: options.url, max: 6, application_name: 'huying-worker' })
  const lost = (error: Error) => log('warning', `the queue lost a connection: ${error.message}`)
  pool.on('error', lost)
  pool.on('connect', (client) => void client.on('error', lost))
  const runner = await run({
    pgPool: pool,
    concurrency: options.concurrency ?? 4,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: loggerTo(log),
    taskList: tasksOf(options),
    parsedCronItems: cronOf(options.schedules ?? []),
    events,
  })
  const life = await watchLife(pool, await named, options, log)
  return {
    async stop() {
      life.stopLooking()
      await runner.stop()
      await life.stop()
      await pool.end()
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

/** Shows that this worker lives, and looks for others that do not any more. */
async function watchLife(pool: pg.Pool, name: string, options: WorkerOptions, log: JobLog) {
  const shown = await showLife(options.url, name, () =>
    log('warning', 'the worker lost its sign of life and shows it again'),
  )
  const look = lookForDead(pool)
  const lookAgain = () =>
    look().catch((error: Error) => log('warning', `dead workers were not looked for: ${error.message}`))
  await lookAgain()
  const timer = setInterval(lookAgain, (options.lookForDeadSeconds ?? 10) * 1_000)
  return { stopLooking: () => clearInterval(timer), ...shown }
}
