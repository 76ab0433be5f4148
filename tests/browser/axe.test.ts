import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { goTo, reachable, settled } from './desk-work.ts'
import { logins } from './who-looks.ts'

let huying: Console
before(async () => {
  huying = await openConsole()
  for (const text of ['门口路灯不亮三天了。', '小区垃圾没有人收。'])
    await fetch(`${huying.address}/api/public/appeals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ channel: 'web', kind: 'help', text, phone: '13812345678' },
        place: { lng: 114.2707, lat: 30.6005 },
      }),
    })
})
after(() => huying.close())

const seen = new Set<string>()

for (const login of logins)
  test(`what ${login} reaches can be read and used by everybody: 0 serious findings`, async () => {
    const page = await huying.enter(login)
    await settled(page)
    const found: string[] = []
    const look = async (at: string) =>
      found.push(...(await seriousFindings(page)).map((finding) => `${at}: ${finding}`))
    await look(`first page of ${login}`)
    for (const way of await reachable(page)) {
      if (seen.has(way)) continue
      seen.add(way)
      await goTo(page, way)
      await page.waitForURL(`**${way}`)
      await settled(page)
      await look(way)
    }
    await page.context().close()
    assert.deepEqual(found, [])
  })

test('a case and the password, by night as well; and the door', async () => {
  const found: string[] = []
  const page = await huying.enter('dispatcher', { theme: 'dark' })
  const look = async (at: string) =>
    found.push(...(await seriousFindings(page)).map((finding) => `${at}: ${finding}`))
  await settled(page)
  await look('desk by night')
  await page.locator('main a[href^="/cases/"]').first().click()
  await page.locator('.case-head').waitFor()
  await settled(page)
  await look('case by night')
  for (const way of ['/cases', '/password']) {
    await page.goto(huying.address + way)
    await settled(page)
    await look(`${way} by night`)
  }
  const door = await huying.enter()
  await door.waitForSelector('form')
  found.push(...(await seriousFindings(door)))
  assert.deepEqual(found, [])
  assert.ok(seen.size >= 11, `only ${seen.size} pages were found: ${[...seen].join(' ')}`)
  assert.deepEqual(huying.faults, [])
})
