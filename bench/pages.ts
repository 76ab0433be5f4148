import type { Page } from 'playwright-core'
import { type BenchConsole, openBenchConsole } from './console.ts'
import { framesOf, moveMap } from './map-frames.ts'
import { msText, timesIn, times } from './measure.ts'
import { bytesOf } from './page-bytes.ts'

/*
 * Pages in real Chromium on a filled store: from the click to the first row (or the points of the map), on a first
 * visit and again; how smooth the map is; bytes before the first useful page. Before a first visit the browser has
 * been left alone for as long as it had something to fetch, and half a second: it brings names and code by itself then.
 *
 *     node bench/pages.ts --years 1
 */

const years = Number(process.argv[process.argv.indexOf('--years') + 1] || 1) || 1
const rounds = 8
const bench = await openBenchConsole(years)
try {
  await measure(bench)
} finally {
  await bench.close()
}

interface Wanted {
  work: string
  login: string
  to: string
  /** There once the page is useful. */
  there: string
  /** What the server is asked for by it. */
  asks: string
  bar: string
}

async function measure(bench: BenchConsole): Promise<void> {
  const row = 'main table.table tbody tr:not(.waits)'
  const asked: Wanted[] = [
    {
      work: 'case list',
      login: 'dispatcher',
      to: '/cases',
      there: row,
      asks: '/cases?limit=50',
      bar: '≤ 150 ms',
    },
    {
      work: 'my desk, dispatcher',
      login: 'dispatcher',
      to: '/',
      there: row,
      asks: '/inbox?limit=200',
      bar: '≤ 150 ms',
    },
    {
      work: 'my desk, street',
      login: 'street-clerk',
      to: '/',
      there: row,
      asks: '/inbox?limit=200',
      bar: '≤ 150 ms',
    },
    {
      ...{ work: 'map, points of the open cases', login: 'dispatcher', to: '/map' },
      ...{ there: '.map-page .map[aria-busy=false]', asks: pointsOf('yes'), bar: '–' },
    },
  ]
  const rows = []
  for (const wanted of asked) rows.push(await pageRow(bench, wanted))
  const dispatcher = await bench.client('dispatcher')
  const all = () => dispatcher.send('GET', `/api${pointsOf('')}`, undefined, { 'accept-encoding': 'gzip' })
  const { bytes } = await all()
  rows.push({
    ...{
      work: `points of 60 days, ${kb(bytes)} gz`,
      'first visit': '–',
      again: '–',
      'main thread, again': '–',
    },
    ...{ 'server by itself': msText(await times(all, { runs: 20 })), bar: 'p95 ≤ 150 ms' },
  })
  console.log(`${bench.cases} cases`)
  console.table(rows)
  console.table(await mapRows(bench))
  console.table(await bytesOf(bench))
}

function pointsOf(open: string): string {
  const from = new Date(Date.now() - 60 * 86_400_000).toISOString()
  return `/case-points?from=${from}${open && `&open=${open}`}`
}

function kb(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} kB`
}

async function pageRow(bench: BenchConsole, { work, login, to, there, asks, bar }: Wanted) {
  const page = await bench.enter(login)
  const worked = await mainThread(page)
  const [first, again, busy]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    await page.goto(`${bench.address}/password`)
    await page.locator('main form').waitFor()
    await page.waitForLoadState('networkidle')
    first.push(await clickTo(page, to, there))
    await page.goBack()
    await page.locator('main form').waitFor()
    const before = await worked()
    again.push(await clickTo(page, to, there))
    busy.push((await worked()) - before)
  }
  await page.context().close()
  const client = await bench.client(login)
  const server = await times(() => client.send('GET', `/api${asks}`), { runs: 20 })
  return {
    ...{ work, 'first visit': msText(timesIn(first)), again: msText(timesIn(again)) },
    'main thread, again': msText(timesIn(busy)),
    ...{ 'server by itself': msText(server), bar },
  }
}

/** Milliseconds of processor that the page's main thread has had so far: what a loaded machine does not change. */
async function mainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
  }
}

/** Milliseconds from the press of the mouse to the first frame that shows it. */
async function clickTo(page: Page, to: string, there: string): Promise<number> {
  await page.evaluate((there) => {
    const told = { pressed: 0, shown: 0 }
    Object.assign(globalThis, { told })
    const look = (now: number) => {
      if (told.pressed > 0 && document.querySelector(there)) told.shown = now
      else requestAnimationFrame(look)
    }
    const onPress = (event: Event) => {
      told.pressed = event.timeStamp
      requestAnimationFrame(look)
    }
    document.addEventListener('click', onPress, { once: true, capture: true })
  }, there)
  await page.locator(`.side-bar li a[href="${to}"]`).click()
  await page.waitForFunction(() => (globalThis as unknown as { told: { shown: number } }).told.shown > 0)
  const told = await page.evaluate(
    () => (globalThis as unknown as { told: { pressed: number; shown: number } }).told,
  )
  return told.shown - told.pressed
}

/** Frames while the map is pulled and looked into: with as many points as a map ever gets, and without one. */
async function mapRows(bench: BenchConsole) {
  const page = await bench.enter('dispatcher')
  const rows = []
  for (const points of [false, true]) {
    if (!points) await page.route('**/api/case-points*', (route) => route.abort())
    else await page.unroute('**/api/case-points*')
    await page.goto(`${bench.address}/map`)
    await page.locator('.map-page .map[aria-busy=false]').waitFor()
    if (points) {
      await page.getByText('全部', { exact: true }).click()
      await page.waitForFunction(() =>
        /[12356789]\d,\d{3}/.test(document.querySelector('.map-filter [aria-live]')!.textContent!),
      )
      await page.locator('.map-page .map[aria-busy=false]').waitFor()
    }
    const said = await page.locator('.map-filter [aria-live]').innerText()
    const frames = await framesOf(page, () => moveMap(page))
    rows.push({ points: points ? said : 'none', frames: frames.length, 'a frame': msText(timesIn(frames)) })
  }
  await page.context().close()
  return rows
}
