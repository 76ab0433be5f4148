import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { caseTypes } from '#apps/house.ts'
import { actionsIn } from '#engines/flow/flow.ts'
import { z } from 'zod'
import { ask } from '#tests/ask.ts'
import { type FurnishedHouse, openFurnishedHouse } from '#tests/furnished-house.ts'
import { figure, progress, soak } from '#tests/soak.ts'
import type { Known, Schema } from './fuzz/near.ts'
import { type Answered, type Asked, type Asker, forged, nobody, person } from './fuzz/people.ts'
import { type Forms, type Operation, operationsOf, requestNear } from './fuzz/requests.ts'
import { type RowWatch, watchRows } from './fuzz/rows.ts'

const wanted = soak(800, 60_000, 'requests')
const seed = soak(7, 420_103, 'seed')

let house: FurnishedHouse
let rows: RowWatch
before(async () => {
  house = await openFurnishedHouse()
  const { superuserUrl } = house.database
  rows = await watchRows(superuserUrl)
})
after(async () => {
  await rows.close()
  await house.close()
})

/** A stream that never ends; the last tests of the file ask it. */
const endless = '/api/live'
/** What would shut out whoever asks: it is asked by people who may not, or whose session may end. */
const shutsOut = /^\/api\/(sign-out|password|accounts\/.*|org\/(holders|leave|posts)\b.*)$/

const posts = [
  'call-taker',
  'dispatcher',
  'street-clerk',
  'shift-leader',
  'confidential-officer',
  'accountant',
]
const administrators = ['system-admin', 'security-admin', 'audit-admin']

/** Some cases in several states, so that ids and actions hit. */
async function openSome(): Promise<void> {
  const [taker, supervisor, dispatcher] = await Promise.all(
    ['call-taker', 'supervisor', 'dispatcher'].map((login) => house.signIn(login)),
  )
  const { units } = await dispatcher!.get<{ units: { id: number }[] }>('/org/units?kind=street')
  for (let i = 0; i < 6; i += 1) {
    const fields = { kind: 'help', text: '路灯不亮', phone: '13812345678' }
    const { body } = await taker!.post<{ id: number }>('/cases', {
      type: 'citizen-appeal',
      channel: '12345',
      fields,
    })
    if (i % 2 === 0)
      await dispatcher!.post(`/cases/${body.id}/actions/dispatch`, {
        version: 1,
        answers: { unit: units[0]!.id },
      })
    const defect = {
      type: 'street-defect',
      channel: 'supervisor',
      fields: { text: '井盖破损', address: '民族路' },
    }
    await supervisor!.post('/cases', defect)
  }
}

async function known(): Promise<Known> {
  const texts = await ask(
    house.database.superuserUrl,
    `select distinct word from (select code as word from org.unit union all select code from catalogue.class
       union all select edition from catalogue.class union all select number from flow.case
       union all select login from kernel.account union all select key from kernel.setting
       union all select code from flow.channel) t where word is not null limit 400`,
  )
  const usual = [
    'citizen-appeal',
    'street-defect',
    'json',
    'xml',
    '路灯不亮',
    '13812345678',
    '2026',
    'city',
    'open',
  ]
  return {
    words: [...usual, ...texts.map(({ word }) => String(word))],
    numbers: Array.from({ length: 40 }, (_, i) => i + 1),
  }
}

const forms = (): Forms => {
  const found = new Map<string, Schema>()
  for (const type of caseTypes.values())
    for (const state of Object.keys(type.states))
      for (const [code, { asks }] of Object.entries(actionsIn(type, state)))
        found.set(
          code,
          asks
            ? (z.toJSONSchema(asks, { io: 'input', unrepresentable: 'any' }) as Schema)
            : { type: 'object' },
        )
  return found
}

async function askers(): Promise<(operation: Operation) => Asker[]> {
  const people = await Promise.all([...posts, ...administrators].map((login) => person(house.app, login)))
  const outsiders = [nobody(house.app), forged(house.app)]
  const spare = await person(house.app, 'call-taker-16')
  return ({ path, permission }) => {
    if (shutsOut.test(path)) return [...outsiders, spare]
    if (permission === 'public') return [...people, ...outsiders]
    // Those without the permission meet one refusal alone: they ask seldom.
    const may = people.filter((one) => one.permissions.has(permission))
    return [...may, ...may, ...may, ...may, outsiders[1]!, people[0]!]
  }
}

/** What must hold of an answer, else what is wrong with it. */
async function faultOf(answer: Answered, asked: Asked, codes: Set<string>, met: Map<string, number>) {
  const count = (what: string) => void met.set(what, (met.get(what) ?? 0) + 1)
  count(String(answer.status))
  const changed = await rows.changed()
  if (answer.status >= 500) return 'a fault'
  if (answer.status < 400) return undefined
  if (changed.length > 0) return `refused, yet it changed ${changed.join()}`
  if (!asked.url.startsWith('/api/') || !answer.json) return undefined
  const { code, message } = JSON.parse(answer.text) as { code: string; message: { zh: string; en: string } }
  count(code)
  return codes.has(code) && message.zh && message.en ? undefined : 'a refusal of no catalogue'
}

test(`${wanted} requests from the schema: no fault, no hang, no row changed by a refusal`, async () => {
  await openSome()
  const inject = async <T>(url: string) => (await house.app.inject({ method: 'GET', url })).json<T>()
  const all = operationsOf(await inject('/api/openapi.json'))
  const { refusals } = await inject<{ refusals: { code: string }[] }>('/api/refusals')
  const codes = new Set(refusals.map(({ code }) => code))
  const operations = all.filter(({ path }) => path !== endless)
  assert.ok(operations.length > 100)
  const [facts, asks, asking] = [await known(), forms(), await askers()]
  const met = new Map<string, number>()
  let sent = 0
  const faults = new Map<string, string>()
  for (const operation of operations) {
    const drawn = fc.tuple(requestNear(operation, facts, asks), fc.constantFrom(...asking(operation)))
    for (const [asked, by] of fc.sample(drawn, { seed, numRuns: Math.ceil(wanted / operations.length) })) {
      await rows.changed()
      const answer = await by.ask(asked)
      const fault = await faultOf(answer, asked, codes, met)
      sent += 1
      progress(() => `${sent} requests, at ${operation.method} ${operation.path}`)
      const what = `${by.name} ${asked.method} ${asked.url} ${asked.payload ?? ''}: ${answer.status} ${answer.text}`
      if (fault) faults.set(`${operation.method} ${operation.path}: ${fault}`, what.slice(0, 1_200))
    }
  }
  assert.deepEqual([...faults], [])
  assert.ok(sent >= wanted)
  const refused = [...met].filter(([code]) => code.includes('.'))
  const done = [...met].reduce((sum, [code, times]) => sum + (/^2\d\d$/.test(code) ? times : 0), 0)
  assert.ok(refused.length > 20 && done > 0, JSON.stringify([...met]))
  figure('fuzz', {
    ...{ seed, requests: sent, operations: operations.length, accepted: done, refused: sent - done },
    ...{ 'kinds of refusal': refused.length, '5xx': 0, hung: 0, 'rows changed by a refusal': 0 },
  })
})

test('the rows are watched: a change behind the API is noticed', async () => {
  await rows.changed()
  await ask(
    house.database.superuserUrl,
    `update org.unit set code = code where id = (select min(id) from org.unit)`,
  )
  assert.deepEqual(await rows.changed(), ['org.unit'])
  assert.deepEqual(await rows.changed(), [])
})

test('malformed JSON, an unknown address and a body of 200 MB are refused by name', async () => {
  const { app } = house
  const json = { 'content-type': 'application/json' }
  const broken = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: json,
    payload: '{"login":',
  })
  assert.equal(broken.json<{ code: string }>().code, 'kernel.malformed')
  const nowhere = await app.inject({ method: 'GET', url: '/api/nowhere' })
  assert.equal(nowhere.json<{ code: string }>().code, 'kernel.not-found')
  const huge = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { ...json, 'content-length': String(200 << 20) },
    payload: 'x',
  })
  assert.equal(huge.statusCode, 413)
})
