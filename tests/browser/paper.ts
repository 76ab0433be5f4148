import type { Page } from 'playwright-core'
import { getDocumentProxy } from 'unpdf'

/** What a page shows on paper that only a screen can use: ways to go, things to press, ink that is not dark. */
export const wrongOnPaper = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = (what: string) =>
      [...document.querySelectorAll(what)].filter((each) => each.checkVisibility())
    const bright = shown('main :is(h1, h2, p, td, th, dd)').filter((each) => {
      const [red = 0, green = 0, blue = 0] = getComputedStyle(each).color.match(/\d+/g)!.map(Number)
      return red + green + blue > 3 * 80
    })
    const pressed = shown('nav, .top-bar, button, .ant-btn, input[type=checkbox]')
    const cut = shown('tr').filter((each) => getComputedStyle(each).breakInside !== 'avoid')
    const ground = getComputedStyle(document.body).backgroundColor
    return [
      ...[...bright, ...pressed, ...cut].map((each) => each.outerHTML.slice(0, 80)),
      ...(ground === 'rgb(255, 255, 255)' ? [] : [`the ground is ${ground}`]),
    ]
  })

/** The text of each sheet of a print, on sheets as low as a few rows. */
export async function sheets(page: Page): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ width: '200mm', height: '100mm' })))
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, at) => {
      const { items } = await (await pdf.getPage(at + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join('')
    }),
  )
}
