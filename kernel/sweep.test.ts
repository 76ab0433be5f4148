import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '#tests/stage.ts'
import { sql } from './sql.ts'
import { sweepOldRows } from './sweep.ts'

const { inDistrict } = stage({
  extend: (d) => ({
    count: async (table: string) => {
      const { rows } = await d.inside(({ db }) => sql`select from ${sql.raw(table)}`.execute(db))
      return rows.length
    },
  }),
})

test(
  'what has done its work is swept away in its time, in its own district alone',
  inDistrict(async (d) => {
    const at = d.clock.now()
    const reply = (district: number) =>
      d.store.inDistrict(district, ({ db }) =>
        sql`insert into kernel.idempotency (district_id, account_id, key, request, status, recorded_at)
            values (${district}, 0, 'k', '', 200, ${at})`.execute(db),
      )
    const other = d.district + 5000
    await reply(d.district)
    await reply(other)
    await d.account()
    d.waits({ days: 30 })
    await d.account()
    await d.runs(sweepOldRows, {})
    assert.equal(await d.count('kernel.idempotency'), 1, 'thirty days are not over')
    d.waits({ seconds: 1 })
    await d.runs(sweepOldRows, {})
    assert.equal(await d.count('kernel.idempotency'), 0)
    assert.equal(await d.count('kernel.session'), 2)
    d.waits({ days: 60 })
    await d.runs(sweepOldRows, {})
    assert.equal(await d.count('kernel.session'), 1)
    const elsewhere = await d.store.inDistrict(other, ({ db }) =>
      sql`select from kernel.idempotency`.execute(db),
    )
    assert.equal(elsewhere.rows.length, 1)
  }),
)
