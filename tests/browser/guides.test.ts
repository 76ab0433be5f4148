import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { demonstrationPassword } from '#apps/demonstration.ts'
import { type Console, openConsole } from './console.ts'
import { follow, stepsOf } from './guide-steps.ts'

const folder = path.join(import.meta.dirname, '..', '..', 'docs', 'guides')
const guide = (name: string) => readFileSync(path.join(folder, name), 'utf8')
const loginOf = {
  'call-taker': 'call-taker',
  dispatcher: 'dispatcher',
  'street-clerk': 'street-clerk',
  administrator: 'system-admin',
} as const
const names = Object.keys(loginOf) as (keyof typeof loginOf)[]

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

/** What the guides find: two reports of residents in Minzu Street. */
async function reported(): Promise<string[]> {
  const numbers = []
  for (const text of ['门口路灯不亮三天了。', '小区垃圾没有人收。']) {
    const sent = await fetch(`${huying.address}/api/public/appeals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ channel: 'web', kind: 'help', text, phone: '13812345678' },
        place: { lng: 114.283612, lat: 30.580512 },
      }),
    })
    numbers.push(((await sent.json()) as { number: string }).number)
  }
  return numbers
}

/** Sends a case to Minzu Street, as the dispatcher did before the clerk's walk begins. */
async function dispatched(number: string): Promise<void> {
  const json = { 'content-type': 'application/json' }
  const body = JSON.stringify({ login: 'dispatcher', password: demonstrationPassword })
  const signed = await fetch(`${huying.address}/api/sign-in`, { method: 'POST', headers: json, body })
  const cookie = signed.headers.get('set-cookie')!.split(';', 1)[0]!
  const { csrf } = (await signed.json()) as { csrf: string }
  const headers = { ...json, cookie, 'x-csrf-token': csrf }
  const get = async (path: string) => (await fetch(huying.address + path, { headers })).json()
  const { cases } = (await get(`/api/cases?q=${number}`)) as {
    cases: { id: number; version: number; number: string }[]
  }
  const { units } = (await get('/api/org/units?kind=street')) as {
    units: { id: number; name: { zh: string } }[]
  }
  const { id, version } = cases.find((each) => each.number === number)!
  const unit = units.find(({ name }) => name.zh.startsWith('民族街'))!.id
  const done = await fetch(`${huying.address}/api/cases/${id}/actions/dispatch`, {
    ...{ method: 'POST', headers },
    body: JSON.stringify({ version, answers: { unit } }),
  })
  assert.equal(done.status, 200, await done.text())
}

for (const language of ['zh', 'en'] as const)
  for (const name of names)
    test(`the guide of the ${name} holds, step by step (${language})`, async () => {
      if (name === 'dispatcher') await reported()
      if (name === 'street-clerk') await dispatched((await reported())[0]!)
      const page = await huying.enter(loginOf[name], { language })
      // What the first walk has set up, the second sets up under another name.
      const text = guide(`${name}.md`).replaceAll('water-affairs', `water-affairs-${language}`)
      await follow(page, stepsOf(text, language))
      await page.context().close()
      assert.deepEqual(huying.faults.splice(0), [])
    })

test('every walk in the guides is one of these, and a changed word is noticed', async () => {
  const walks = readdirSync(folder).filter((name) => /<!-- \w+ -->/.test(guide(name)))
  assert.deepEqual(walks.toSorted(), names.map((name) => `${name}.md`).toSorted())
  const page = await huying.enter('call-taker')
  page.setDefaultTimeout(2_000)
  const changed = guide('call-taker.md').replace('**受理登记**', '**受理大厅**')
  await assert.rejects(follow(page, stepsOf(changed, 'zh')), /does not hold at: 1\. /)
})
