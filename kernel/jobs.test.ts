import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'node:test'
import { z } from 'zod'
import { stage } from '#tests/stage.ts'
import { note, noteDown, notes, waiting, workers } from '#tests/stage/jobs.ts'
import { until } from '#tests/until.ts'
import { addJobs, callOf, dailyAt, hourlyAt, job, weeklyAt } from './jobs.ts'
import { sql } from './sql.ts'

const { inDistrict } = stage()

test(
  'two hundred jobs over two workers are each done once, in their district',
  inDistrict(async (d) => {
    const texts = Array.from({ length: 200 }, (_, i) => `note ${String(i).padStart(3, '0')}`)
    await addJobs(
      d.store,
      texts.map((text) => callOf(note, d.district, { text })),
    )
    await addJobs(d.store, [callOf(note, d.district + 1000, { text: 'elsewhere' })])
    const both = [await workers(d, [note]), await workers(d, [note])]
    await until(async () => (await waiting(d)).length === 0)
    await Promise.all(both.map((worker) => worker.stop()))
    assert.deepEqual(await notes(d), texts)
  }),
)

test(
  'a job that fails leaves nothing, says why, and is tried again',
  inDistrict(async (d) => {
    const attempts: number[] = []
    const told: string[] = []
    const stubborn = job({
      name: 'test.stubborn',
      payload: z.object({}),
      attempts: 3,
      async handle({ db, district, now, attempt, lastAttempt }) {
        attempts.push(attempt)
        await noteDown(db, district, `attempt ${attempt}${lastAttempt ? ', the last' : ''}`, now)
        if (attempt < 3) throw new Error('the platform does not answer')
      },
    })
    await addJobs(d.store, [callOf(stubborn, d.district, {})])
    const worker = await workers(d, [stubborn], { log: (_: string, message: string) => told.push(message) })
    await until(async () => (await waiting(d))[0]?.last_error === 'the platform does not answer')
    assert.match(told.join('\n'), /test\.stubborn.*the platform does not answer/s)
    // The queue would wait a few seconds between the tries.
    const hurry = () => sql`update graphile_worker._private_jobs set run_at = now() where locked_at is null`
    await until(async () => {
      await d.store.outside((db) => hurry().execute(db))
      return (await waiting(d)).length === 0
    })
    await worker.stop()
    assert.deepEqual(attempts, [1, 2, 3])
    assert.deepEqual(await notes(d), ['attempt 3, the last'])
  }),
)

test(
  'of several calls with one key the last one stands; one queue is worked in order',
  inDistrict(async (d) => {
    for (const text of ['first', 'second', 'third'])
      await addJobs(d.store, [callOf(note, d.district, { text }, { key: `note:${d.district}` })])
    const order: number[] = []
    let together = 0
    const slow = job({
      name: 'test.slow',
      payload: z.object({ i: z.int() }),
      async handle({ payload }) {
        together += 1
        assert.equal(together, 1)
        await pause(10)
        order.push(payload.i)
        together -= 1
      },
    })
    const calls = [0, 1, 2, 3, 4].map((i) => callOf(slow, d.district, { i }, { queue: `slow:${d.district}` }))
    await addJobs(d.store, calls)
    const worker = await workers(d, [note, slow])
    await until(async () => (await waiting(d)).length === 0)
    await worker.stop()
    assert.deepEqual(await notes(d), ['third'])
    assert.deepEqual(order, [0, 1, 2, 3, 4])
  }),
)

test(
  'a stopping worker finishes what it has in hand and takes nothing new',
  inDistrict(async (d) => {
    let begun = 0
    const slow = job({
      name: 'test.slow',
      payload: z.object({}),
      async handle({ db, district, now }) {
        begun += 1
        await pause(200)
        await noteDown(db, district, 'done', now)
      },
    })
    await addJobs(
      d.store,
      [1, 2, 3].map(() => callOf(slow, d.district, {})),
    )
    const worker = await workers(d, [slow], { concurrency: 1 })
    await until(() => begun === 1)
    await worker.stop()
    assert.deepEqual(await notes(d), ['done'])
    const left = await waiting(d)
    assert.deepEqual(
      left.map((each) => each.attempts),
      [0, 0],
    )
    await d.store.outside((db) => sql`delete from graphile_worker._private_jobs`.execute(db))
  }),
)

test(
  'the jobs of a killed worker are taken up by another within seconds',
  inDistrict(async (d) => {
    await addJobs(d.store, [callOf(note, d.district, { text: 'resumed' })])
    const child = fork(path.join(import.meta.dirname, '..', 'tests', 'hanging-worker.ts'), [
      d.database.serverUrl,
    ])
    await new Promise((resolve) => child.once('message', resolve))
    const living = await workers(d, [note], { lookForDeadSeconds: 0.5 })
    await pause(1_500)
    assert.deepEqual(await notes(d), [], 'as long as it lives its job is its own')
    child.kill('SIGKILL')
    await until(async () => (await waiting(d)).length === 0)
    await living.stop()
    assert.deepEqual(await notes(d), ['resumed'])
  }),
)

test(
  'a job asked for anew while a worker died over it is done once and leaves nothing',
  inDistrict(async (d) => {
    const ask = (text: string) => addJobs(d.store, [callOf(note, d.district, { text }, { key: 'the one' })])
    await ask('first')
    const child = fork(path.join(import.meta.dirname, '..', 'tests', 'hanging-worker.ts'), [
      d.database.serverUrl,
    ])
    await new Promise((resolve) => child.once('message', resolve))
    child.kill('SIGKILL')
    await ask('again')
    const living = await workers(d, [note], { lookForDeadSeconds: 0.5 })
    await until(async () => (await waiting(d)).length === 0)
    await living.stop()
    assert.deepEqual(await notes(d), ['again'])
  }),
)

test('a time of day in Wuhan is eight hours earlier in the queue', () => {
  assert.equal(dailyAt('00:10').cron, '10 16 * * *')
  assert.equal(dailyAt('09:05').cron, '5 1 * * *')
  assert.equal(weeklyAt('monday', '06:00').cron, '0 22 * * 0')
  assert.equal(weeklyAt('sunday', '07:59').cron, '59 23 * * 6')
  assert.equal(weeklyAt('monday', '08:00').cron, '0 0 * * 1')
  assert.equal(hourlyAt(7).cron, '7 * * * *')
  assert.throws(() => dailyAt('24:00'))
  assert.throws(() => dailyAt('8:00'))
})

test('what does not fit a job is found where it is asked for', () => {
  assert.throws(() => callOf(note, 420103, { text: 7 } as never), /text/)
})

test(
  'one name, one job',
  inDistrict(async (d) => {
    await assert.rejects(workers(d, [note, note]), /declared twice/)
  }),
)
