import type { Locator, Page } from 'playwright-core'
import { pick } from './desk-work.ts'

/** A step of a guide: what to do, the words of the page (bold), what is typed (monospace). */
export interface GuideStep {
  does: string
  words: string[]
  typed: string[]
  line: string
}

/** The numbered steps of a guide in one of its languages; a step without a verb or a twin is an error. */
export function stepsOf(text: string, language: 'zh' | 'en'): GuideStep[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => {
    if (!/^\d+\. /.test(line)) return []
    const does = /<!-- (\w+) -->\s*$/.exec(line)?.[1]
    const twin = lines[at + 1] ?? ''
    if (!does || !/^ {3,}\S/.test(twin)) throw new Error(`a step says no verb or has no English: ${line}`)
    const said = language === 'zh' ? line : twin
    return [
      {
        does,
        words: [...said.matchAll(/\*\*(.+?)\*\*/g)].map(([, word]) => word!),
        typed: [...said.matchAll(/`(.+?)`/g)].map(([, word]) => word!),
        line: said.trim(),
      },
    ]
  })
}

const withWord = (page: Page, word: string): Locator =>
  page
    .getByText(word)
    .or(page.getByLabel(word))
    .or(page.getByRole('button', { name: word }))

/** Verbs of the guides; each finds what it needs by the guide's own words. */
const verbs: Record<string, (page: Page, step: GuideStep) => Promise<unknown>> = {
  go: (page, { words: [word] }) =>
    page.locator('.side-bar').getByRole('link', { name: word!, exact: false }).first().click(),
  press: (page, { words: [word] }) =>
    page
      .getByRole('button', { name: new RegExp(`^${word!}`) })
      .first()
      .click(),
  tap: (page, { words: [word] }) => page.getByText(word!, { exact: true }).first().click(),
  fill: (page, { words: [word], typed: [text] }) => labelled(page, word!).fill(text!),
  async choose(page, { words: [word], typed: [text] }) {
    await labelled(page, word!).fill(text!)
    await pick(page, text!)
  },
  key: (page, { typed: [key] }) => page.keyboard.press(key!),
  async see(page, { words }) {
    for (const word of words) await withWord(page, word).filter({ visible: true }).first().waitFor()
  },
  row: (page, { typed: [text] }) => page.locator('tbody tr, [role=row]', { hasText: text! }).first().click(),
  open: (page, { typed: [start] }) =>
    page
      .getByRole('link', { name: new RegExp(`^${start}\\d+`) })
      .first()
      .click(),
  act: (page, { words: [word] }) =>
    page
      .locator('.act')
      .getByRole('button', { name: new RegExp(`^${word!}`) })
      .first()
      .click(),
  async send(page) {
    const form = page.locator('.act form')
    await form.locator('button[type=submit]').click()
    await form.waitFor({ state: 'detached' })
  },
}

/** A dialog stands before the page and is what is meant while it is open. */
const inFront = (page: Page): Locator => page.locator('.ant-modal:visible, main').last()

/** A field by its label, which may say more than the guide does. */
const labelled = (page: Page, word: string): Locator =>
  inFront(page).getByLabel(word, { exact: true }).or(inFront(page).getByLabel(word)).first()

/** Takes a guide step by step; says at which of them it does not hold. */
export async function follow(page: Page, steps: readonly GuideStep[]): Promise<void> {
  for (const step of steps) {
    const verb = verbs[step.does]
    if (!verb) throw new Error(`there is no verb “${step.does}” for: ${step.line}`)
    await verb(page, step).catch((error: unknown) => {
      throw new Error(`the guide does not hold at: ${step.line}`, { cause: error })
    })
  }
}
