import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { browserLaunch } from '#scripts/browser.ts'
import { buildPages } from '#scripts/pages.ts'
import { goTo, reachable, settled } from '#tests/browser/desk-work.ts'
import { logins } from '#tests/browser/who-looks.ts'
import { startFilledDemonstration } from './screenshots/demonstration.ts'
import { folder, type Form, type Language, openAs, take } from './screenshots/take.ts'

/**
 * `node tools/screenshots.ts`: takes docs/screenshots anew, every page that the side bars offer, both
 * languages, wide, and on a phone where people work on one. The list follows from the pages themselves.
 */
const onPhone = new Set(['desk', 'intake', 'cases', 'case', 'map'])
const mostBytes = 6 << 20
/** Pages that look best with somebody in particular before them; the others by the first post that reaches them. */
const bestSeenBy: Record<string, readonly string[]> = { 'street-clerk': ['/'], 'call-taker': ['/intake'] }

const say = (line: string) => process.stdout.write(`${line}\n`)
const nameOf = (way: string): string => way.slice(1).replaceAll('/', '-') || 'desk'

await buildPages(path.join(import.meta.dirname, '..'))
const demonstration = await startFilledDemonstration(say)
const browser = await chromium.launch(await browserLaunch())
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (name.endsWith('.png')) rmSync(path.join(folder, name))
let bytes = 0
try {
  for (const language of ['zh', 'en'] as const) {
    await takePosts('wide', language)
    await takeOutside(language)
  }
  await takePosts('phone', 'zh')
} finally {
  await browser.close()
  await demonstration.close()
}
say(`${readdirSync(folder).length} screenshots, ${(bytes / (1 << 20)).toFixed(1)} MiB`)
process.exit(bytes > mostBytes ? 1 : 0)

/** Every page once; the case is the one that presses the street clerk most. */
async function takePosts(form: Form, language: Language): Promise<void> {
  const seen = new Set<string>()
  const shoot = async (page: Page, name: string) => {
    if (form === 'phone' && !onPhone.has(name)) return
    await drawn(page)
    bytes += await take(page, name, { language, form })
    say(`${name}.${language}.${form}`)
  }
  const looks: [string, readonly string[] | undefined][] = [
    ...Object.entries(bestSeenBy),
    ...['dispatcher', ...logins].map((login): [string, undefined] => [login, undefined]),
  ]
  for (const [login, only] of looks) {
    const page = await openAs(browser, demonstration.address, { login, language, form })
    await settled(page)
    for (const way of await reachable(page)) {
      if (seen.has(way) || (only && !only.includes(way))) continue
      seen.add(way)
      await goTo(page, way)
      await page.waitForURL(`**${way}`)
      await settled(page)
      await shoot(page, nameOf(way))
      if (way === '/') {
        await page.locator('main a[href^="/cases/"]').first().click()
        await settled(page)
        await shoot(page, 'case')
      }
    }
    await page.context().close()
  }
}

/** A map paints after its page has settled; slowly where the machine has no graphics card. */
async function drawn(page: Page): Promise<void> {
  await page.waitForTimeout((await page.locator('.map canvas').count()) > 0 ? 20_000 : 500)
  // The map of the district says itself when its points are drawn.
  if ((await page.locator('.map-page').count()) > 0)
    await page.locator('.map[aria-busy=false]').waitFor({ timeout: 120_000 })
}

/** The door, the resident's three pages and the kiosk. */
async function takeOutside(language: Language): Promise<void> {
  const { address } = demonstration
  const door = await openAs(browser, address, { language, form: 'wide' })
  await door.waitForSelector('form')
  bytes += await take(door, 'sign-in', { language, form: 'wide' })
  const phone = await openAs(browser, address, { language, form: 'phone' })
  for (const page of ['report', 'follow', 'near']) {
    await phone.goto(`${address}/report#${page}`)
    await phone.locator('main form, main .ground .street').first().waitFor()
    if (page === 'near') {
      await phone.getByRole('application').click()
      await phone.locator('section.near').waitFor()
    }
    await drawn(phone)
    bytes += await take(phone, page, { language, form: 'phone', whole: page === 'report' })
  }
  const kiosk = await openAs(browser, address, { language, form: 'kiosk' })
  await kiosk.goto(`${address}/kiosk`)
  await kiosk.waitForSelector('.start')
  await drawn(kiosk)
  bytes += await take(kiosk, 'kiosk', { language, form: 'kiosk' })
  say(`outside.${language}`)
  await Promise.all([door, phone, kiosk].map((page) => page.context().close()))
}
