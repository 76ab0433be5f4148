import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { sql } from '#kernel/sql.ts'
import { stage } from './stage.ts'

const whoAmI = route({
  method: 'POST',
  path: '/who',
  can: 'stage.ask',
  summary: { zh: '问是谁', en: 'Ask who' },
  body: z.object({ word: z.string() }),
  reply: z.object({ name: z.string(), district: z.int(), word: z.string() }),
  handle: async ({ user, district }, { body }) => ({ name: user.name, district, word: body.word }),
})

const { inDistrict } = stage({
  routes: [whoAmI],
  extend: (d) => ({ greeter: () => d.account({ name: '问询员', permissions: ['stage.ask'] }) }),
})

test(
  'an account with the permission is let through, another is not',
  inDistrict(async (d) => {
    const reply = await d.reply(await d.greeter(), 'POST', '/who', { word: '你好' })
    assert.deepEqual(reply, { name: '问询员', district: d.district, word: '你好' })
    assert.equal(await d.refusal(await d.account(), 'POST', '/who', { word: '' }), 'kernel.not-allowed')
    assert.equal(await d.refusal(undefined, 'POST', '/who', { word: '' }), 'kernel.not-signed-in')
  }),
)

test(
  'every test has a district of its own, and time that passes when told to',
  inDistrict(async (d) => {
    const { rows } = await d.inside(({ db }) => sql`select id from kernel.account`.execute(db))
    assert.deepEqual(rows, [], 'nothing of the test before is seen')

    const clerk = await d.greeter()
    const start = d.clock.now().getTime()
    d.waits({ days: 8, minutes: 30 })
    assert.equal(d.clock.now().getTime() - start, (8 * 1440 + 30) * 60_000)
    assert.equal((await d.request(clerk, 'POST', '/who', { word: '还在' })).status, 200, 'still signed in')
  }),
)
