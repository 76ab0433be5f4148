import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowStage } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

test(
  'more openings at once than there are connections, each in need of a new block of numbers',
  inDistrict(async (d) => {
    const opened = await Promise.all(
      Array.from({ length: 200 }, () =>
        d.callTaker.opens('citizen-appeal', { kind: 'help', text: '路灯不亮' }),
      ),
    )
    const numbers = new Set(opened.map((one) => one.number))
    assert.equal(numbers.size, opened.length)
    await d.verifies()
  }),
)
