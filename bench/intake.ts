import type { Page } from 'playwright-core'
import { type BenchConsole, openBenchConsole } from './console.ts'
import { msText, timesIn, times } from './measure.ts'

/*
 * Help while typing as a call-taker sees it: real Chromium on a filled store, from the last key to the frame that
 * shows what belongs to it; beside it what the server takes for the same question by itself.
 *
 *     node bench/intake.ts --years 1
 */

const years = Number(process.argv[process.argv.indexOf('--years') + 1] || 1) || 1
const type = 'citizen-appeal'
/** Between two keys of somebody who types well. */
const betweenKeysMs = 90
const sentences = 24
const signs = 24
/** Each part by what it is in the page; it is behind while it tells of an earlier text. */
const parts = { class: '.class-suggestions', alike: '.panel.near', articles: '.panel.articles' } as const
type Part = keyof typeof parts
const partNames = Object.keys(parts) as Part[]

interface Told {
  /** The key that came last, and the frame that first showed each part of it. */
  at: number
  shown: Partial<Record<Part, number>>
  /** From a key to the next frame, each. */
  keys: number[]
}

const bench = await openBenchConsole(years)
try {
  await measure(bench)
} finally {
  await bench.close()
}

async function measure(bench: BenchConsole): Promise<void> {
  const taker = await bench.client('call-taker')
  const texts = await closedTexts(taker)
  const page = await bench.enter('call-taker')
  await page.locator('.side-bar li a[href="/intake"]').click()
  await page.getByLabel('诉求内容').waitFor()
  await watchParts(page)
  const taken: Record<Part, number[]> = { class: [], alike: [], articles: [] }
  for (const [at, text] of texts.entries()) {
    const shown = await typeOut(page, text)
    // The first three warm up the browser.
    if (at < 3) continue
    for (const part of partNames) if (shown[part] !== undefined) taken[part].push(shown[part])
  }
  const keys = await page.evaluate(() => (globalThis as unknown as { told: Told }).told.keys)
  let next = 0
  const ask = (path: string, body?: () => object) => () =>
    taker.send(body ? 'POST' : 'GET', `/api/help/${path}`, body?.())
  const typing = ask('typing', () => ({ type, text: texts[next++ % texts.length] }))
  const knowledge = () =>
    taker.send('GET', `/api/knowledge/help?limit=3&text=${encodeURIComponent(texts[next++ % texts.length]!)}`)
  const server = { typing: msText(await times(typing)), knowledge: msText(await times(knowledge)) }
  const row = (what: string, list: number[], by: string, limit: string) => ({
    ...{ what, shown: list.length, 'key to frame': msText(timesIn(list)), 'server by itself': by, limit },
  })
  console.log(`${bench.cases} cases; ${texts.length - 3} sentences, ${betweenKeysMs} ms between keys`)
  console.table([
    row('class suggested', taken.class, server.typing, 'p95 ≤ 200 ms'),
    row('may be the same', taken.alike, server.typing, 'p95 ≤ 200 ms'),
    row('articles', taken.articles, server.knowledge, 'p95 ≤ 200 ms'),
    row('a key is drawn', keys, '–', '–'),
  ])
}

/** What callers said of cases that are closed: for most of it there is something to suggest. */
async function closedTexts(taker: Awaited<ReturnType<BenchConsole['client']>>): Promise<string[]> {
  const { body } = await taker.send('GET', `/api/cases?type=${type}&open=no&limit=${sentences + 3}`)
  return (body as { cases: { text: string }[] }).cases.map(({ text }) => text.slice(0, signs))
}

/** Told by the page itself, frame by frame. */
function watchParts(page: Page): Promise<void> {
  return page.evaluate((parts) => {
    const told: Told = { at: 0, shown: {}, keys: [] }
    Object.assign(globalThis, { told })
    const onKey = (event: Event) => {
      told.at = event.timeStamp
      told.shown = {}
      // The frame after this one shows it.
      requestAnimationFrame(() => requestAnimationFrame((now) => told.keys.push(now - event.timeStamp)))
    }
    document.addEventListener('beforeinput', onKey, true)
    const look = (now: number) => {
      for (const [part, selector] of Object.entries(parts)) {
        const fresh = document.querySelector(selector)?.getAttribute('aria-busy') === 'false'
        if (!fresh) delete told.shown[part as Part]
        else told.shown[part as Part] ??= now
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, parts)
}

/** Types a sentence sign by sign and waits for what it brings; milliseconds from the last sign to each part. */
async function typeOut(page: Page, text: string): Promise<Partial<Record<Part, number>>> {
  const field = page.getByLabel('诉求内容')
  await field.fill('')
  await field.pressSequentially(text, { delay: betweenKeysMs })
  await page.waitForFunction(() => !document.querySelector('main [aria-busy=true]'))
  await page.waitForTimeout(100)
  return page.evaluate(() => {
    const { at, shown } = (globalThis as unknown as { told: Told }).told
    return Object.fromEntries(Object.entries(shown).map(([part, now]) => [part, now - at]))
  })
}
