import type { z } from 'zod'
import { type DistrictId, sql, type Store } from '../sql.ts'
import { attemptsOf, type Job } from './job.ts'

/** One job asked for, as the queue takes it. */
export interface JobCall {
  identifier: string
  payload: { district: DistrictId; payload: unknown }
  max_attempts: number
  job_key?: string | undefined
  queue_name?: string | undefined
  run_at?: Date | undefined
}

export interface When {
  /** Of several calls with one key the last one stands, as long as none has begun. */
  key?: string
  /** Calls of one queue are worked one after the other. */
  queue?: string
  /** Not before this moment, by the clock of the database. */
  at?: Date
}

/** Throws where the payload does not fit the job. */
export const callOf = <P extends z.ZodType>(
  made: Job<P>,
  district: DistrictId,
  payload: z.input<P>,
  when: When = {},
): JobCall => ({
  identifier: made.name,
  payload: { district, payload: made.payload.parse(payload) },
  max_attempts: attemptsOf(made),
  job_key: when.key,
  queue_name: when.queue,
  run_at: when.at,
})

/** Puts jobs into the queue in one statement: after the commit they follow from, never inside it. */
export async function addJobs(store: Store, calls: readonly JobCall[]): Promise<void> {
  if (calls.length === 0) return
  await store.outside((db) =>
    sql`select count(*) from graphile_worker.add_jobs(array(
          select json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(calls)}::json)))`.execute(
      db,
    ),
  )
}
