import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'node:test'
import { z } from 'zod'
import { type District, stage } from '#tests/stage.ts'
import { addJobs, callOf, everyMinutes, type Job, job, startWorker } from './jobs.ts'
import { sql } from './sql.ts'

const { inDistrict } = stage()

/** Leaves a row for every time it was done. */
const note = job({
  name: 'test.note',
  payload: z.object({ text: z.string() }),
  async handle({ db, district, now, payload }) {
    await noteDown(db, district, payload.text, now)
  },
})
const noteDown = (db: Parameters<Job['handle']>[0]['db'], district: number, text: string, at: Date) =>
  sql`insert into kernel.audit (district_id, act, at) values (${district}, ${text}, ${at})`.execute(db)

const notes = (d: District) =>
  d.inside(async ({ db }) => {
    const { rows } = await sql<{ act: string }>`select act from kernel.audit order by act`.execute(db)
    return rows.map((row) => row.act)
  })
const waiting = (d: District) =>
  d.store.outside(async (db) => {
    const { rows } = await sql<{ attempts: number; last_error: string | null }>`
      select attempts, last_error from graphile_worker.jobs`.execute(db)
    return rows
  })
const workers = (d: District, jobs: Job[], more: object = {}) =>
  startWorker({
    url: d.database.serverUrl,
    store: d.store,
    files: d.files,
    clock: d.clock.now,
    jobs,
    ...more,
  })
const until = async (done: () => Promise<boolean> | boolean, seconds = 60) => {
  for (let i = 0; i < seconds * 50; i += 1) {
    if (await done()) return
    await pause(20)
  }
  assert.fail(`it did not happen within ${seconds} seconds`)
}

test(
  'a worker outlives the loss of all its connections, and still counts as living',
  inDistrict(async (d) => {
    const worker = await workers(d, [note], { lookForDeadSeconds: 0.5 })
    const cut = () =>
      d.store.outside((db) =>
        sql`select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'huying-worker' and datname = current_database()`.execute(db),
      )
    for (let i = 0; i < 3; i += 1) {
      await cut()
      await pause(300)
    }
    await addJobs(d.store, [callOf(note, d.district, { text: 'after the cut' })])
    await until(async () => (await notes(d)).length === 1, 90)
    await pause(700)
    const { rows } = await d.store.outside((db) =>
      sql`select from pg_locks where locktype = 'advisory' and classid = 420103003
          and database = (select oid from pg_database where datname = current_database())`.execute(db),
    )
    assert.equal(rows.length, 1)
    await worker.stop()
  }),
)

test(
  'a timer rings for every district, and not twice for work that waits',
  inDistrict(async (d) => {
    const sweep = job({
      name: 'test.sweep',
      payload: z.object({}),
      handle: ({ db, district, now }) => noteDown(db, district, 'swept', now).then(() => {}),
    })
    const districts = async () => [d.district, d.district + 1]
    const more = { schedules: [{ job: sweep, when: everyMinutes(1) }], districts }
    await d.store.outside((db) => sql`select graphile_worker.add_job('test.sweep:timer')`.execute(db))
    const worker = await workers(d, [sweep], more)
    await until(async () => (await waiting(d)).length === 0)
    await worker.stop()
    assert.deepEqual(await notes(d), ['swept'])
    const other = await d.store.inDistrict(d.district + 1, ({ db }) =>
      sql`select from kernel.audit`.execute(db),
    )
    assert.equal(other.rows.length, 1)
  }),
)
