import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type ParsedCronItem, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { showLife } from './living.ts'
import { type JobLog, loggerTo } from './log.ts'

/**
 * One run of the queue under one name. The queue trusts its connections: where one breaks while a job is given
 * out or marked as done, nobody knows who has it, and it would lie for four hours with a worker that lives. So
 * a shift that lost a connection is over: its name dies once its work in hand is done, what it may have held
 * is given back as a dead worker's, and another shift begins under a new name.
 */
export interface Shift {
  pool: pg.Pool
  /** Why it is over before its time. */
  over: Promise<string>
  /** Takes no new job, waits for those in hand, then lets its name and its connections go. */
  end(): Promise<void>
}

export interface ShiftOptions {
  url: string
  concurrency: number
  tasks: TaskList
  cron: ParsedCronItem[]
  log: JobLog
}

const endPatienceMs = 5_000

export async function beginShift({ url, concurrency, tasks, cron, log }: ShiftOptions): Promise<Shift> {
  const events: WorkerEvents = new EventEmitter()
  const over = Promise.withResolvers<string>()
  const named = new Promise<string>((resolve) => {
    events.on('pool:create', ({ workerPool }) => resolve(workerPool.id))
  })
  events.on('worker:getJob:error', ({ error }) =>
    over.resolve(`a job was asked for in vain: ${String(error)}`),
  )
  const hand = { jobs: 0 }
  const pool = openPool(url, log)
  const runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: loggerTo(log),
    taskList: counted(tasks, hand),
    parsedCronItems: cron,
    events,
    // Told in batches, a job whose end could not be told ends the run; told one by one it would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  }).catch((error: unknown) => {
    void pool.end()
    throw error
  })
  const stopped = runner.promise.catch((error: unknown) => String(error))
  void stopped.then((why) => over.resolve(`it stopped: ${why ?? 'without a reason'}`))
  const stop = async () => {
    await runner.stop().catch(() => {})
    await stopped
  }
  const life = await showLife(url, await named, () => over.resolve('the worker lost its sign of life')).catch(
    (error: unknown) => {
      void stop().then(() => pool.end())
      throw error
    },
  )
  const end = async () => {
    const done = stop().then(() => true)
    // In an outage the queue itself sleeps for minutes; whoever has nothing in hand need not wait for it.
    while (!(await Promise.race([done, pause(endPatienceMs, false)]))) if (hand.jobs === 0) break
    await life.stop().catch(() => {})
    await Promise.race([pool.end(), pause(endPatienceMs)])
  }
  let ending: Promise<void> | undefined
  // It may be over by itself just when the whole worker is stopped: both wait for the same end.
  return { pool, over: over.promise, end: () => (ending ??= end()) }
}

function openPool(connectionString: string, log: JobLog): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 6, application_name: 'huying-worker' })
  const lost = (error: Error) => log('warning', `the queue lost a connection: ${error.message}`)
  pool.on('error', lost)
  pool.on('connect', (client) => void client.on('error', lost))
  return pool
}

const counted = (tasks: TaskList, hand: { jobs: number }): TaskList =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown, helpers: Parameters<NonNullable<typeof task>>[1]) => {
        hand.jobs += 1
        try {
          return await task!(payload as never, helpers)
        } finally {
          hand.jobs -= 1
        }
      },
    ]),
  )
