import { z } from 'zod'
import { type Job, job, startWorker } from '#kernel/jobs.ts'
import { sql } from '#kernel/sql.ts'
import type { District } from '../stage.ts'

/** A job that leaves a row for every time it was done. */
export const note = job({
  name: 'test.note',
  payload: z.object({ text: z.string() }),
  async handle({ db, district, now, payload }) {
    await noteDown(db, district, payload.text, now)
  },
})

export const noteDown = (
  db: Parameters<Job['handle']>[0]['db'],
  district: number,
  text: string,
  at: Date,
): Promise<unknown> =>
  sql`insert into kernel.audit (district_id, act, at) values (${district}, ${text}, ${at})`.execute(db)

export const notes = (d: District): Promise<string[]> =>
  d.inside(async ({ db }) => {
    const { rows } = await sql<{ act: string }>`select act from kernel.audit order by act`.execute(db)
    return rows.map((row) => row.act)
  })

/** Jobs of the queue that are not done. */
export const waiting = (d: District): Promise<{ attempts: number; last_error: string | null }[]> =>
  d.store.outside(async (db) => {
    const { rows } = await sql<{ attempts: number; last_error: string | null }>`
      select attempts, last_error from graphile_worker.jobs`.execute(db)
    return rows
  })

export const workers = (d: District, jobs: Job[], more: object = {}): ReturnType<typeof startWorker> =>
  startWorker({
    url: d.database.serverUrl,
    store: d.store,
    files: d.files,
    clock: d.clock.now,
    jobs,
    ...more,
  })
