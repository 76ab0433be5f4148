import type { Locator, Page } from 'playwright-core'

/** What people do at their desks, in the words of the page; each waits until it is done. */

/** Goes to a page by the side bar; on a phone it is behind the menu. */
export async function goTo(page: Page, to: string): Promise<void> {
  const way = page.locator(`.side-bar li a[href="${to}"]`)
  if (!(await way.isVisible())) await page.locator('.menu-button').click()
  await way.click()
}

/** Opens a waiting case from the desk by its number. */
export async function takeUp(page: Page, number: string): Promise<void> {
  await goTo(page, '/')
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('heading', { name: number }).waitFor()
}

/** Chooses an action, fills its form, sends it; waits until the case says it is done. */
export async function act(
  page: Page,
  action: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  const panel = page.locator('.act')
  await panel.getByRole('button', { name: action, exact: true }).first().click()
  const form = panel.locator('form')
  await fill(form)
  await form.locator('button[type=submit]').click()
  await form.waitFor({ state: 'detached' })
}

/** Chooses from a list that is searched by typing. */
export async function choose(form: Locator, label: string, typed: string): Promise<void> {
  await form.getByLabel(label).fill(typed)
  await pick(form.page(), typed)
}

/** Takes the first choice of the field that is typed in; the list of the field before may still be leaving. */
export async function pick(page: Page, named = ''): Promise<void> {
  const list = await page.locator('[role=combobox][aria-expanded=true]:focus').getAttribute('aria-controls')
  await page
    .locator('.ant-select-dropdown', { has: page.locator(`[id="${list}"]`) })
    .locator('.ant-select-item-option', { hasText: named })
    .first()
    .click()
}

export const stateOf = (page: Page): Promise<string> => page.locator('.case-head .tag').first().innerText()

/** The page has its title and nothing is still coming. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
}

/** The pages that the side bar offers to whoever is signed in. */
export const reachable = (page: Page): Promise<string[]> =>
  page.locator('.side-bar li a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
