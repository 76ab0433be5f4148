import path from 'node:path'
import type { Page } from 'playwright-core'

/** Takes a picture of the page as it stands, where HUYING_PICTURES names a folder: for eyes, never for a verdict. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.HUYING_PICTURES
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}
