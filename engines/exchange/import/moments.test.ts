import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentUnreadable } from './errors.ts'
import { momentReader } from './moments.ts'
import { Refused } from '#kernel/errors.ts'

const refusedAs = (error: unknown) => error instanceof Refused && error.refusal === momentUnreadable

test('American times are read in their zone, in winter and in summer', () => {
  const read = momentReader({ zone: 'America/New_York', format: 'MM/DD/YYYY hh:mm:ss A' })
  assert.equal(read('01/15/2018 12:05:06 AM', 'opened').toISOString(), '2018-01-15T05:05:06.000Z')
  assert.equal(read('07/15/2018 12:05:06 PM', 'opened').toISOString(), '2018-07-15T16:05:06.000Z')
})

test('a repeated hour is its first, a skipped one is read as if no clock had moved', () => {
  const read = momentReader({ zone: 'America/New_York', format: 'MM/DD/YYYY hh:mm:ss A' })
  assert.equal(read('11/04/2018 01:30:00 AM', 'opened').toISOString(), '2018-11-04T05:30:00.000Z')
  assert.equal(read('03/11/2018 02:30:00 AM', 'opened').toISOString(), '2018-03-11T07:30:00.000Z')
})

test('ISO times are read without a format, and an offset of their own counts', () => {
  const read = momentReader({ zone: 'Asia/Shanghai' })
  assert.equal(read('2019-04-25T09:32:09', 'opened').toISOString(), '2019-04-25T01:32:09.000Z')
  assert.equal(read('2019-04-25', 'opened').toISOString(), '2019-04-24T16:00:00.000Z')
  assert.equal(read('2015-05-02T23:49:15+00:00', 'opened').toISOString(), '2015-05-02T23:49:15.000Z')
})

test('a fraction of a second has as many digits as it likes', () => {
  const read = momentReader({ zone: 'Asia/Taipei', format: 'YYYY-MM-DD HH:mm:ss.SSS' })
  assert.equal(read('2015-04-15 00:02:00.5', 'opened').toISOString(), '2015-04-14T16:02:00.500Z')
})

for (const wrong of [
  '2015-02-30 00:00:00.0',
  '2015-13-01 00:00:00.0',
  '2015-04-15 24:01:00.0',
  'null',
  '20150415',
  '',
])
  test(`“${wrong}” is no time`, () => {
    const read = momentReader({ zone: 'Asia/Taipei', format: 'YYYY-MM-DD HH:mm:ss.SSS' })
    assert.throws(() => read(wrong, 'opened'), refusedAs)
  })
