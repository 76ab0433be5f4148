import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage } from '#tests/stage/flow.ts'
import { countCases } from './count-cases.ts'
import { type CaseFilter, caseFilter } from './list-cases.ts'
import { type CaseOrder, caseOrders, orderedPage } from './order-cases.ts'
import { sql, type SqlBool } from '#kernel/sql.ts'

const { inDistrict } = flowStage()

interface Listed {
  id: number
  number: string
  dueAt: string | null
  closedAt: string | null
}

const text = '沿江大道隔离栏松动'

/** Eight cases of two channels: some sent on, with clocks that run or are late, two answered at once. */
async function furnish(d: FlowDistrict): Promise<void> {
  if ((await list(d, '')).length > 0) return
  for (let at = 0; at < 8; at += 1) {
    const channel = at % 2 === 0 ? '12319' : 'web'
    const opened = await d.callTaker.opens('citizen-appeal', { kind: 'help', text }, { channel })
    if (at > 5) await d.callTaker.does(opened, 'answer', { reply: '已经告知办理的方法' })
    else if (at > 1) await d.dispatcher.does(opened, 'dispatch', { unit: d.unit('lighting') })
    d.waits({ hours: 5 })
  }
  d.waits({ days: 9 })
}

/** All pages of a list, three rows each. */
async function list(d: FlowDistrict, query: string): Promise<Listed[]> {
  const found: Listed[] = []
  let from = ''
  for (;;) {
    const path = `/cases?limit=3${query}${from}`
    const { cases, next } = await d.dispatcher.get<{ cases: Listed[]; next: string | null }>(path)
    found.push(...cases)
    if (next === null) return found
    from = `&before=${next}`
  }
}

const ids = (cases: readonly { id: number }[]) => cases.map(({ id }) => id)
const dues = (cases: readonly Listed[]) =>
  cases.filter(({ closedAt }) => closedAt === null).map(({ dueAt }) => dueAt)

test(
  'in each order the pages give every case of a list once; backwards is the other way round',
  inDistrict(async (d) => {
    await furnish(d)
    const newest = await list(d, '')
    assert.equal(newest.length, 8)
    for (const order of caseOrders)
      for (const filter of ['', '&open=yes', '&open=no', '&state=signing', '&channel=web'])
        assert.deepEqual(
          ids(await list(d, `${filter}&order=${order}`)).toSorted((a, b) => a - b),
          ids(await list(d, filter)).toSorted((a, b) => a - b),
          `${order} ${filter}`,
        )
    assert.deepEqual(ids(await list(d, '&order=oldest')), ids(newest).toReversed())
    const numbers = newest.map(({ number }) => number).toSorted()
    const numbered = async (order: string) => (await list(d, `&order=${order}`)).map(({ number }) => number)
    assert.deepEqual(await numbered('number'), numbers)
    assert.deepEqual(await numbered('number-back'), numbers.toReversed())
    const soonest = await list(d, '&order=due')
    assert.equal(
      soonest.slice(0, 6).some(({ closedAt }) => closedAt !== null),
      false,
      'the ended ones come last',
    )
    const withClock = dues(soonest).filter((at) => at !== null)
    assert.ok(withClock.length >= 4)
    assert.deepEqual(withClock, withClock.toSorted())
    const latest = await list(d, '&order=due-back')
    assert.deepEqual(dues(latest).slice(0, withClock.length), withClock.toReversed())
  }),
)

test(
  'who looks through a few cases at a time finds the same, in more pages; a count then says the least there are',
  inDistrict(async (d) => {
    await furnish(d)
    const asked = {
      filter: caseFilter.parse({ channel: 'web' }),
      visible: sql<SqlBool>`true`,
      now: d.clock.now(),
    }
    const few = { ...asked, through: 3 }
    const inside = <T>(work: Parameters<typeof d.house.store.inDistrict<T>>[1]) =>
      d.house.store.inDistrict(d.district, work)
    const walk = async (order: CaseOrder) => {
      const found: number[] = []
      let before: string | undefined
      let turns = 0
      do {
        const page = await inside(({ db }) =>
          orderedPage(db, d.district, { ...few, order, before, limit: 2 }),
        )
        found.push(...ids(page.rows))
        before = page.next ?? undefined
        turns += 1
      } while (before !== undefined)
      return { found, turns }
    }
    for (const order of ['oldest', 'due', 'due-back', 'number', 'number-back'] as const) {
      const { found, turns } = await walk(order)
      assert.deepEqual(found, ids(await list(d, `&channel=web&order=${order}`)), order)
      assert.ok(turns > 2, 'a page is cut before it is full')
    }
    const count = (filter: CaseFilter, through?: number) =>
      inside(({ db }) => countCases(db, d.district, { ...asked, filter, ...(through && { through }) }))
    assert.deepEqual(await count(asked.filter), { count: 4, exact: true })
    assert.deepEqual(await count(asked.filter, 3), { count: 2, exact: false })
    assert.deepEqual(await count(caseFilter.parse({ channel: 'web', open: 'no' }), 3), {
      count: 1,
      exact: true,
    })
  }),
)

test(
  'a list says how many it holds of what one may see, a search too; a search is not sorted otherwise',
  inDistrict(async (d) => {
    await furnish(d)
    const counted = (who: { get: typeof d.dispatcher.get }, query: string) =>
      who.get<{ count: number; exact: boolean }>(`/case-count?${query}`)
    assert.deepEqual(await counted(d.dispatcher, 'open=yes'), { count: 6, exact: true })
    assert.deepEqual(await counted(d.dispatcher, 'open=yes&q=隔离栏'), { count: 6, exact: true })
    assert.deepEqual(await counted(d.lighting, ''), { count: 4, exact: true })
    assert.deepEqual(await counted(d.lighting, 'q=隔离栏'), { count: 4, exact: true })
    const { status, body } = await d.ask<{ code: string }>(
      d.dispatcher.account,
      'GET',
      '/cases?q=隔离栏&order=oldest',
    )
    assert.deepEqual([status, body.code], [422, 'flow.search-in-order'])
  }),
)
