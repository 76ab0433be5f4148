import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { goTo, pick } from './desk-work.ts'
import { picture } from './picture.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

const count = 30_000

/** As many points as a map ever gets, all over the district, in the form of the API. */
function manyPoints() {
  const numbers = (of: (at: number) => number) => Array.from({ length: count }, (_, at) => of(at))
  // Spread by two steps that never fall together: everywhere, and the same every time.
  const spread = (at: number, step: number, width: number) => (at * step) % width
  const hour = (at: number) => at % (60 * 24)
  // `ids` and `hours` travel as differences.
  return {
    ids: numbers(() => 1),
    east: numbers((at) => 24_000 + spread(at, 7919, 7_000)),
    north: numbers((at) => 57_500 + spread(at, 6101, 6_000)),
    lights: numbers((at) => at % 10)
      .map((at) => 'rygggggpdd'[at])
      .join(''),
    hours: numbers((at) => hour(at) - (at > 0 ? hour(at - 1) : 0)),
    state: numbers((at) => at % 2),
    class: numbers((at) => (at % 3) - 1),
    states: ['citizen-appeal/handling', 'street-defect/handling'],
    classes: ['local-appeals/appeal/010201', 'local-appeals/appeal/120201'],
    origin: [114, 30],
    at: new Date().toISOString(),
    all: false,
  }
}

/** Milliseconds of each frame while the map is moved for a while, in order. */
const framesWhile = (page: Page, move: () => Promise<unknown>) =>
  page
    .evaluate(() => {
      const told = globalThis as unknown as { frames: number[] }
      told.frames = []
      let last = performance.now()
      const frame = (now: number) => {
        told.frames.push(now - last)
        last = now
        requestAnimationFrame(frame)
      }
      requestAnimationFrame(frame)
    })
    .then(move)
    .then(() => page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames.slice(1)))

/** Pulls the map, then looks closer and back; how long the frames took meanwhile. */
async function moved(page: Page): Promise<string> {
  const box = (await page.locator('.map canvas').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const frames = await framesWhile(page, async () => {
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (let at = 0; at < 20; at += 1) await page.mouse.move(x + at * 8, y + at * 3)
    for (let at = 20; at > 0; at -= 1) await page.mouse.move(x + at * 8, y + at * 3)
    await page.mouse.up()
    for (const by of [-240, -240, -240, 240, 240, 240]) await page.mouse.wheel(0, by)
    await page.waitForTimeout(1_500)
  })
  const sorted = frames.toSorted((a, b) => a - b)
  assert.ok(sorted.length > 10, 'the page stays alive while the map moves')
  const share = (part: number) => `${sorted[Math.floor(sorted.length * part)]!.toFixed(0)} ms`
  return `${sorted.length}, p50 ${share(0.5)}, p95 ${share(0.95)}`
}

test('30,000 points: moved and looked into; chosen by category, state and days, in Chinese and English', async (t) => {
  const page = await huying.enter('dispatcher')
  let isFull = false
  await page.route('**/api/case-points*', (route) =>
    isFull ? route.fulfill({ json: manyPoints() }) : route.continue(),
  )
  await goTo(page, '/map')
  await page.getByText('0 件').first().waitFor()
  await page.waitForTimeout(1_500)
  // The same map without a point is what the machine's graphics allow; in a test they are drawn by the processor.
  t.diagnostic(`frames without a point: ${await moved(page)}`)
  isFull = true
  const begun = performance.now()
  await page.getByText('全部', { exact: true }).click()
  await page.getByText('30,000 件').first().waitFor()
  t.diagnostic(`from the click to 30,000 points: ${Math.round(performance.now() - begun)} ms`)
  await page.waitForTimeout(1_500)
  t.diagnostic(`frames with 30,000 points: ${await moved(page)}`)
  await picture(page, 'map.zh.wide')
  assert.deepEqual(await seriousFindings(page), [])

  await page.getByLabel('分类').fill('营商环境')
  await pick(page, '营商环境')
  await page.getByText('10,000 件').first().waitFor()
  await page.getByLabel('超时').uncheck()
  const shownNow = () => page.locator('.map-filter [aria-live]').innerText()
  await page.waitForURL(
    ({ searchParams }) =>
      searchParams.get('open') === 'all' &&
      searchParams.get('category') !== null &&
      searchParams.get('clock') === 'yellow,green,paused,done' &&
      /^114\.\d+,30\.\d+,1\d\.\d+$/.test(searchParams.get('at') ?? ''),
  )
  await page.getByText('10,000 件').waitFor({ state: 'detached' })
  const [address, count] = [page.url(), await shownNow()]
  await page.reload()
  await page.locator('.map-filter [aria-live]').getByText(count).waitFor()
  assert.equal(await page.getByLabel('超时').isChecked(), false)
  assert.equal(page.url(), address, 'centre and zoom stand too')
  await page.getByLabel('超时').check()
  await page.getByText('10,000 件').first().waitFor()
  await page.getByRole('button', { name: '逐日播放' }).click()
  await page.getByRole('button', { name: '停止播放' }).click()
  const shown = await page.locator('.map-filter [aria-live]').innerText()
  assert.doesNotMatch(shown, /^10,000/, 'a week of them')
  assert.deepEqual(huying.faults, [])
})

test('the map on a phone, in English; a refusal says so and can be tried again', async () => {
  const page = await huying.enter('dispatcher', { language: 'en', viewport: { width: 390, height: 844 } })
  let refuses = true
  await page.route('**/api/case-points*', (route) =>
    refuses
      ? route.fulfill({ status: 422, json: { code: 'x', message: { zh: '不行', en: 'Not now' } } })
      : route.fulfill({ json: manyPoints() }),
  )
  await goTo(page, '/map')
  await page.getByText('Not now').waitFor()
  refuses = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('30,000 cases').waitFor()
  await page.waitForTimeout(4_000)
  await picture(page, 'map.en.phone')
  await page.locator('.map-filter summary').click()
  await page.getByText('Due within 24 h').waitFor()
  await picture(page, 'map-choices.en.phone')
  assert.deepEqual(await seriousFindings(page), [])
  assert.deepEqual(huying.faults, [])
})
