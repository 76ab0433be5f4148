import pg from 'pg'

/** The first key of the advisory locks that say "this worker lives"; the second is the hash of its name. */
const livingLock = 420103003

/** A worker's sign of life: the database lets it go when the process dies, however it dies. */
export interface SignOfLife {
  stop(): Promise<void>
}

const againMs = 500

/** Shows it for as long as the process lives, over and over where the connection is lost. */
export async function showLife(url: string, worker: string, onLost: () => void): Promise<SignOfLife> {
  let stopped = false
  let client = await show()

  async function show(): Promise<pg.Client> {
    const made = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'huying-worker' })
    made.on('error', () => {})
    await made.connect()
    made.once('end', again)
    // Shared: the server may not have noticed yet that the connection before is gone.
    await made.query('select pg_advisory_lock_shared($1, hashtext($2))', [livingLock, worker])
    return made
  }

  function again(): void {
    if (stopped) return
    onLost()
    setTimeout(() => {
      if (!stopped) show().then(take, again)
    }, againMs)
  }

  function take(made: pg.Client): void {
    client = made
    if (stopped) void made.end()
  }

  return {
    stop: () => {
      stopped = true
      return client.end()
    },
  }
}

/**
 * Gives back the jobs of workers that died: the queue itself would wait four hours. Only who shows no sign of
 * life at two looks is dead, since a worker shows it a moment after it begins, and again after a lost line.
 */
export function lookForDead(): (pool: pg.Pool) => Promise<void> {
  let silent: string[] = []
  return async (pool) => {
    const { rows } = await pool.query<{ worker: string }>(silentWorkers)
    const now = rows.map((row) => row.worker)
    const dead = now.filter((worker) => silent.includes(worker))
    silent = now
    if (dead.length === 0) return
    await pool.query(deleteReplaced, [dead])
    await pool.query('select graphile_worker.force_unlock_workers($1)', [dead])
  }
}

/**
 * A call with the key of a job in hand takes its key and its tries away, and stands beside it: where the worker
 * died over the first, nobody would ever do it or take it away.
 */
const deleteReplaced = `
  delete from graphile_worker._private_jobs
  where locked_by = any($1) and key is null and attempts >= max_attempts and last_error is null`

const silentWorkers = `
  select locked_by as worker from (
    select locked_by from graphile_worker._private_jobs where locked_by is not null
    union
    select locked_by from graphile_worker._private_job_queues where locked_by is not null) job
  where not exists (
    select from pg_locks held
    where held.locktype = 'advisory' and held.granted
        and held.database = (select oid from pg_database where datname = current_database())
        and held.classid = ${livingLock} and held.objid = hashtext(job.locked_by)::oid)`
