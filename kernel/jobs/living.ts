import pg from 'pg'

/** The first key of the advisory locks that say "this worker lives"; the second is the hash of its name. */
const livingLock = 420103003

/** Holds a worker's sign of life for as long as its process lives: the database lets it go when that dies. */
export interface SignOfLife {
  stop(): Promise<void>
}

export async function showLife(url: string, worker: string, onLost: () => void): Promise<SignOfLife> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'huying-worker' })
  client.on('error', onLost)
  await client.connect()
  await client.query('select pg_advisory_lock($1, hashtext($2))', [livingLock, worker])
  return { stop: () => client.end() }
}

/**
 * Gives back the jobs of workers that died: the queue itself would wait four hours. A job just taken is left
 * alone, since a worker shows its life only a moment after it begins.
 */
export const unlockDeadWorkers = `
  select graphile_worker.force_unlock_workers(array(
    select distinct job.locked_by from graphile_worker.jobs job
    where job.locked_at < now() - make_interval(secs => $1)
      and not exists (
        select from pg_locks held
        where held.locktype = 'advisory' and held.granted
          and held.database = (select oid from pg_database where datname = current_database())
          and held.classid = ${livingLock} and held.objid = hashtext(job.locked_by)::oid)))`
