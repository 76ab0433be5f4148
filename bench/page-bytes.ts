import type { Page } from 'playwright-core'
import type { BenchConsole } from './console.ts'

interface Entry {
  entry: string
  login?: string
  at: string
  there: string
  bar: string
}

const entries: Entry[] = [
  { entry: 'sign-in', at: '/sign-in', there: 'input[name=login]', bar: '≤ 450 kB' },
  { entry: 'my desk', login: 'dispatcher', at: '/', there: 'main table.table', bar: '≤ 450 kB' },
  { entry: 'intake', login: 'call-taker', at: '/intake', there: '.intake form', bar: '≤ 450 kB' },
  { entry: 'case list', login: 'dispatcher', at: '/cases', there: 'main table.table', bar: '≤ 450 kB' },
  { entry: 'map', login: 'dispatcher', at: '/map', there: '.map canvas', bar: 'later than the first page' },
  { entry: 'a resident reports', at: '/report', there: 'main', bar: '≤ 120 kB' },
  { entry: 'kiosk', at: '/kiosk', there: 'main', bar: '≤ 120 kB' },
]

/** What travels, packed, until an entry page stands; in a browser that has seen nothing yet. */
export async function bytesOf(bench: BenchConsole) {
  const rows = []
  for (const entry of entries) rows.push(await entryRow(bench, entry))
  return rows
}

async function entryRow(bench: BenchConsole, { entry, login, at, there, bar }: Entry) {
  const page = await bench.enter(login)
  // Signing in has filled the cache of this browser: it is asked to forget.
  // What comes later, in an idle browser, is left out as it is for one who saves data.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
  })
  const session = await page.context().newCDPSession(page)
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(`${bench.address}${at}`)
  await page.locator(there).first().waitFor()
  await page.waitForLoadState('networkidle')
  const loaded = await loadedBy(page)
  await page.context().close()
  const kb = (kind: string) => `${((loaded[kind] ?? 0) / 1024).toFixed(0)} kB`
  const code = kb('code')
  return {
    entry,
    'scripts and styles': code,
    fonts: kb('font'),
    data: kb('data'),
    requests: loaded.requests,
    bar,
  }
}

function loadedBy(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const sums: Record<string, number> = { requests: 0 }
    // The list of the typeface's parts comes with them, and only to a machine without a Chinese one.
    const kinds = { font: /\.woff2?$|\/noto-sans-sc-[\w-]+\.css$/, data: /\/api\// }
    for (const { name, encodedBodySize } of [
      ...(performance.getEntriesByType('navigation') as PerformanceResourceTiming[]),
      ...(performance.getEntriesByType('resource') as PerformanceResourceTiming[]),
    ]) {
      const kind = Object.entries(kinds).find(([, form]) => form.test(name))?.[0] ?? 'code'
      sums[kind] = (sums[kind] ?? 0) + encodedBodySize
      sums.requests! += 1
    }
    return sums
  })
}
