import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { demonstrationPassword } from '#apps/demonstration.ts'

export type Form = 'wide' | 'night' | 'phone' | 'kiosk'
export type Language = 'zh' | 'en'

const sizes: Record<Form, { width: number; height: number }> = {
  wide: { width: 1440, height: 900 },
  night: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  kiosk: { width: 1080, height: 1440 },
}

export const folder = path.join(import.meta.dirname, '..', '..', 'docs', 'screenshots')

/** A browser of somebody's own, in one language, dark by night alone, signed in where a login is given. */
export async function openAs(
  browser: Browser,
  address: string,
  { login, language, form }: { login?: string; language: Language; form: Form },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: sizes[form],
    reducedMotion: 'reduce',
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  })
  const theme = form === 'night' ? 'dark' : 'light'
  await context.addInitScript(
    ([language, preferences]) => {
      localStorage.setItem('huying.language', language!)
      localStorage.setItem('huying.preferences', preferences!)
    },
    [language, JSON.stringify({ theme })],
  )
  const page = await context.newPage()
  await page.goto(address)
  if (login === undefined) return page
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', demonstrationPassword)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.frame')
  return page
}

/** Few colours are enough for a page, and make it a third of the bytes. */
const colours = 96

/** `desk.zh.wide.png`, as small as it can be and still be read. */
export async function take(
  page: Page,
  name: string,
  { language, form, whole = false }: { language: Language; form: Form; whole?: boolean },
): Promise<number> {
  await page.evaluate(() => document.fonts.ready)
  const picture = await page.screenshot({ fullPage: whole, animations: 'disabled' })
  const small = await sharp(picture).png({ palette: true, colours, effort: 10, dither: 0 }).toBuffer()
  await writeFile(path.join(folder, `${name}.${language}.${form}.png`), small)
  return small.length
}
