import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { demonstrationDistrict, demonstrationPassword } from '#apps/demonstration.ts'
import { type House, openHouse } from '#apps/house.ts'
import { loadProfile } from '#apps/load-profile.ts'
import { startServer } from '#apps/server.ts'
import { loadConfig } from '#kernel/config.ts'
import { hashPassword } from '#kernel/password.ts'
import { browserLaunch } from '#scripts/browser.ts'
import { testDatabase } from '#tests/cluster.ts'
import { watch } from './watch.ts'

/** The real server on the furnished demonstration district without its cases, and a real browser before it. */
export interface Console {
  address: string
  /** Opens the console in a browser of somebody's own, signed in; `login` undefined: at the door. */
  enter(login?: string, options?: Entering): Promise<Page>
  /** What went wrong in any page so far: errors of the console, requests to elsewhere. */
  faults: string[]
  close(): Promise<void>
}

export interface Entering extends BrowserContextOptions {
  language?: 'zh' | 'en'
  theme?: 'light' | 'dark'
}

/** `more`: what the district has beside its profile. */
export async function openConsole(more?: (made: Furnishing) => Promise<unknown>): Promise<Console> {
  const [database, dataDir] = await Promise.all([
    testDatabase(),
    mkdtemp(path.join(os.tmpdir(), 'huying-browser-')),
  ])
  await furnish(database.serverUrl, dataDir, more)
  const server = await startServer({
    ...database,
    config: loadConfig({ PORT: '0', HUYING_DATA: dataDir, HUYING_DEMONSTRATION: 'no', HUYING_LOG: 'silent' }),
  })
  const browser = await chromium.launch(await browserLaunch())
  const faults: string[] = []
  return {
    address: server.address,
    faults,
    enter: (login, options) => enter(browser, server.address, faults, login, options),
    async close() {
      await browser.close()
      await server.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export interface Furnishing {
  house: House
  serverUrl: string
  dataDir: string
}

async function furnish(
  serverUrl: string,
  dataDir: string,
  more: (made: Furnishing) => Promise<unknown> = async () => {},
): Promise<void> {
  const house = openHouse({ serverUrl, dataDir, demonstration: false })
  const passwordHash = await hashPassword(demonstrationPassword)
  await loadProfile(house.store, {
    profile: 'jianghan',
    district: demonstrationDistrict,
    at: house.clock(),
    accounts: { passwordHash },
  })
  await more({ house, serverUrl, dataDir })
  house.live.close()
  await house.store.close()
}

async function enter(
  browser: Browser,
  address: string,
  faults: string[],
  login: string | undefined,
  { language = 'zh', theme = 'light', ...options }: Entering = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(15_000)
  await context.addInitScript(
    ([language, preferences]) => {
      localStorage.setItem('huying.language', language!)
      localStorage.setItem('huying.preferences', preferences!)
    },
    [language, JSON.stringify({ theme })],
  )
  const page = await context.newPage()
  watch(page, address, faults)
  await page.goto(address)
  if (login === undefined) return page
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', demonstrationPassword)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.frame')
  return page
}
