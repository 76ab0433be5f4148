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
 * `node tools/screenshots.ts [NAME…]`: takes docs/screenshots anew, every page that the side bars offer and those
 * behind them, both languages, wide, on a phone where people work on one, by night where they work nights.
 * The list follows from the pages themselves; with names only those pages, and the others stay as they are.
 */
const onPhone = new Set(['desk', 'intake', 'cases', 'case', 'map', 'registers-component', 'census-walk'])
const byNight = new Set(['desk', 'case', 'dispatch'])
/** Pages that no side bar offers: what leads to each from one that it does, to press or to open. */
const behind: Record<string, readonly (readonly [name: string, ...steps: string[]])[]> = {
  '/': [['case', 'main a[href^="/cases/"]']],
  '/registers/component': [
    ['registers-component-map', '/registers/component?view=map'],
    ['registers-component-entry', 'main tbody a'],
  ],
  '/registers/census': [
    ['census', 'main tbody a[href^="/census/"]'],
    ['census-walk', 'main tbody a[href^="/census/"]', 'main tbody a[href*="/PCRW-"]'],
  ],
  '/performance': [['performance-project', 'main tbody a']],
  '/running/catalogue': [
    ['running-standards', '/running/standards'],
    ['password', '/password'],
  ],
}
const mostBytes = 6 << 20
/** Pages that look best with somebody in particular before them; the others by the first post that reaches them. */
const bestSeenBy: Record<string, readonly string[]> = { 'street-clerk': ['/'], 'call-taker': ['/intake'] }

const say = (line: string) => process.stdout.write(`${line}\n`)
const nameOf = (way: string): string => way.slice(1).replaceAll('/', '-') || 'desk'

await buildPages(path.join(import.meta.dirname, '..'))
const demonstration = await startFilledDemonstration(say)
const browser = await chromium.launch(await browserLaunch())
const asked = new Set(process.argv.slice(2))
const wanted = (name: string): boolean => asked.size === 0 || asked.has(name)
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder))
  if (asked.size === 0 && name.endsWith('.png')) rmSync(path.join(folder, name))
let bytes = 0
try {
  for (const language of ['zh', 'en'] as const) {
    await takePosts('wide', language)
    await takeOutside(language)
  }
  for (const language of ['zh', 'en'] as const) await takePosts('phone', language)
  await takePosts('night', 'zh')
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
    if (!ofForm(form, name)) return
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
      const names = [nameOf(way), ...(behind[way] ?? []).map(([name]) => name)]
      if (!names.some((name) => ofForm(form, name))) continue
      await goTo(page, way)
      await page.waitForURL(`**${way}`)
      await settled(page)
      await shoot(page, nameOf(way))
      for (const [name, ...steps] of behind[way] ?? []) {
        if (!ofForm(form, name)) continue
        if (!page.url().endsWith(way)) await page.goto(demonstration.address + way)
        for (const step of steps) await lead(page, step)
        await shoot(page, name)
      }
    }
    await page.context().close()
  }
}

/** Whether a page is among those asked for, and looked at in this form. */
function ofForm(form: Form, name: string): boolean {
  return wanted(name) && (form === 'wide' || (form === 'phone' ? onPhone : byNight).has(name))
}

/** One step on the way to a page: an address to open, or what is to be pressed. */
async function lead(page: Page, step: string): Promise<void> {
  await settled(page)
  if (step.startsWith('/')) await page.goto(demonstration.address + step)
  else await page.locator(step).first().click()
  await settled(page)
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
  if (!['sign-in', 'report', 'follow', 'near', 'kiosk'].some(wanted)) return
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
