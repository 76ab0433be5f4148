import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'node:test'
import { z } from 'zod'
import { stage } from '#tests/stage.ts'
import { note, noteDown, notes, waiting, workers } from '#tests/stage/jobs.ts'
import { until } from '#tests/until.ts'
import { addJobs, callOf, everyMinutes, job } from './jobs.ts'
import { sql } from './sql.ts'

const { inDistrict } = stage()

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
