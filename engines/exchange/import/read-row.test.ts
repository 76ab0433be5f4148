import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#kernel/errors.ts'
import { mappingShape } from './mapping.ts'
import { rowReader } from './read-row.ts'

const mapping = mappingShape.parse({
  about: { zh: '测试', en: 'test' },
  system: 'lamps',
  name: { zh: '路灯', en: 'Lamps' },
  number: 'no',
  type: 'street-defect',
  ignore: ['null', '0'],
  fields: {
    text: 'what',
    address: { column: ['where', 'area'], otherwise: '–' },
    foundBySupervisor: { constant: false },
  },
  channel: { column: 'from', table: { call: '12345' } },
  classes: {
    edition: 'lamps',
    kind: 'matter',
    of: { column: ['a', 'b'], join: '/' },
    codes: { 'x/y': '01001', z: '02' },
  },
  street: { column: 'area', table: { East: '429901001', West: '429901002' } },
  place: { lng: 'x', lat: 'y', ignore: [[114, 30]] },
  times: { zone: 'Asia/Shanghai' },
  moments: { opened: 'at', closed: 'done' },
  due: 'due',
  status: { column: 'state', otherwise: '-' },
  closedWhen: ['done'],
  history: { column: 'seen', at: 'at', status: 'is' },
})
const read = rowReader(mapping, { classes: new Set(['01001']), streets: new Set(['429901001']) })
const row = { no: 'A1', what: '路灯不亮', where: '中山路', from: 'call', at: '2026-03-02 09:00:00' }

const refusal = (columns: object): string => {
  try {
    read({ ...row, ...columns })
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code
    throw error
  }
  return 'taken'
}

test('a row becomes an opening with the number of its system', () => {
  const { opening, number, status } = read(row)
  assert.deepEqual(opening, {
    type: 'street-defect',
    channel: '12345',
    fields: { text: '路灯不亮', address: '中山路', foundBySupervisor: false },
    at: new Date('2026-03-02T01:00:00Z'),
    upstream: { system: 'lamps', number: 'A1' },
  })
  assert.deepEqual([number, status], ['A1', '-'])
})

test('what the source writes for nothing is nothing, and the next column or the constant speaks', () => {
  assert.equal(read({ ...row, where: 'null', area: 'East' }).opening.fields.address, 'East')
  assert.equal(read({ ...row, where: '0' }).opening.fields.address, '–')
})

test('a class is found by what its columns say together', () => {
  assert.deepEqual(read({ ...row, a: 'x', b: 'y' }).opening.class, {
    edition: 'lamps',
    kind: 'matter',
    code: '01001',
  })
})

test('what the district does not know stays out and is counted', () => {
  const { opening, leftOut } = read({ ...row, a: 'z', area: 'West', x: '-76.6', y: '39.2' })
  assert.deepEqual([opening.class, opening.street, opening.place], [undefined, undefined, undefined])
  assert.deepEqual(leftOut, ['class', 'street', 'position'])
})

test('a position is taken, but the one that stands for “unknown”', () => {
  assert.deepEqual(read({ ...row, x: 114.27, y: 30.59 }).opening.place, {
    lng: 114.27,
    lat: 30.59,
    system: 'WGS84',
  })
  assert.equal(read({ ...row, x: '114', y: '30' }).opening.place, undefined)
})

test('closing counts with a closed status; the history tells it where the column is silent', () => {
  const done = '2026-03-03T00:00:00+08:00'
  assert.equal(read({ ...row, done }).moments.closed, undefined)
  assert.equal(
    read({ ...row, done, state: 'done' }).moments.closed?.toISOString(),
    '2026-03-02T16:00:00.000Z',
  )
  const seen = [
    { at: '2026-03-04', is: 'new' },
    { at: '2026-03-05', is: 'done' },
    { at: '2026-03-06', is: 'done' },
  ]
  assert.equal(
    read({ ...row, seen, state: 'done' }).moments.closed?.toISOString(),
    '2026-03-04T16:00:00.000Z',
  )
})

test('a row that cannot be a case is refused by name', () => {
  assert.equal(refusal({}), 'taken')
  assert.equal(refusal({ no: '' }), 'exchange.value-missing')
  assert.equal(refusal({ from: 'pigeon' }), 'exchange.value-unlisted')
  assert.equal(refusal({ at: '2026-02-30 09:00:00' }), 'exchange.moment-unreadable')
  assert.equal(refusal({ at: 'null' }), 'exchange.value-missing')
  assert.equal(refusal({ state: 'done', done: '2026-03-01' }), 'exchange.moments-reversed')
  assert.equal(refusal({ what: 'a\0b' }), 'exchange.nul-in-text')
})
