import { fork } from 'node:child_process'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { browserLaunch } from '#scripts/browser.ts'
import { buildPages } from '#scripts/pages.ts'
import { type Client, signedIn } from './client.ts'
import type { Serve } from './serve.ts'
import { benchStore } from './store.ts'

const root = path.join(import.meta.dirname, '..')
const password = 'Huying-2026'

/** A filled store behind a server in a process of its own, and a real browser before it. */
export interface BenchConsole {
  address: string
  cases: number
  /** The console in a browser of somebody's own, signed in, 1440 × 900; `login` undefined: at the door. */
  enter(login?: string): Promise<Page>
  /** The same person without a browser: the server's own time. */
  client(login: string): Promise<Client>
  close(): Promise<void>
}

export async function openBenchConsole(years: number): Promise<BenchConsole> {
  await buildPages(root)
  const { house, database, cases } = await benchStore(root, years)
  await house.store.close()
  const dataDir = path.join(root, '.data', `bench-${years}y`)
  const child = fork(path.join(root, 'bench', 'serve.ts'))
  const { ownerUrl, serverUrl } = database
  child.send({ ownerUrl, serverUrl, dataDir } satisfies Serve)
  const address = await new Promise<string>((resolve, reject) => {
    child.once('message', (told) => resolve(told as string))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const browser = await chromium.launch(await browserLaunch())
  return {
    ...{ address, cases },
    async enter(login) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      await context.addInitScript(() => localStorage.setItem('huying.language', 'zh'))
      const page = await context.newPage()
      await page.goto(address)
      if (login === undefined) return page
      await page.fill('input[name=login]', login)
      await page.fill('input[name=password]', password)
      await page.keyboard.press('Enter')
      await page.waitForSelector('.frame')
      return page
    },
    client: (login) => signedIn(address, login, password),
    async close() {
      await browser.close()
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.connected) child.disconnect()
      await ended
      await database.stop()
    },
  }
}
