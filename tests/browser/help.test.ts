import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demonstrationDistrict as district, fillInThreads } from '#apps/demonstration.ts'
import { countPairs, indexTexts, learnClassesOf } from '#engines/flow/flow.ts'
import { stopwatch } from '#kernel/clock.ts'
import { storeSetting } from '#kernel/settings.ts'
import { seriousFindings } from './axe.ts'
import { type Console, type Furnishing, openConsole } from './console.ts'
import { choose, goTo, pick } from './desk-work.ts'

let huying: Console
before(async () => (huying = await openConsole(someDays)))
after(() => huying.close())

/** What is drawn depends on the day; on one where each unit closed one lamp, none would be named for it. */
const now = new Date('2026-09-18T19:00:00+08:00')

/** A district with some days of closed cases behind it, and what was learned from them. */
async function someDays({ house, ...where }: Furnishing): Promise<void> {
  await fillInThreads({ ...where, district, days: 9, until: now, seed: 5, threads: 1 })
  await indexTexts(house.store, district, now)
  await countPairs(house.store, district)
  const learned = await learnClassesOf(house.store, { district, caseType: 'citizen-appeal', now })
  assert.ok(learned > 5, `${learned} classes learned`)
  // Nine days are too few to be sure: the page is looked at here, the judgement in `docs/judgement.md`.
  const set = { key: 'flow.help', value: { sure: 0 }, by: 0, at: now }
  await house.store.inDistrict(district, ({ db }) => storeSetting(db, district, set))
}

const words = '市民反映，民族路12号路灯不亮，三天了晚上看不见路，请尽快维修。'
const phone = '13971112233'

async function tell(page: Page, text: string): Promise<void> {
  await choose(page.locator('.intake form'), '来源渠道', '12319')
  await page.getByText('求助', { exact: true }).click()
  await page.getByLabel('诉求内容').fill(text)
}

test('who types of the same thing is shown it, chooses the class by keyboard, and knows the caller', async () => {
  const page = await huying.enter('call-taker')
  await goTo(page, '/intake')
  await tell(page, words)
  const suggested = page.locator('.class-suggestions button').first()
  console.log(`a class is suggested ${await since(() => suggested.waitFor())} ms after typing`)
  await page.getByLabel('诉求内容').press('Alt+1')
  assert.equal(await suggested.getAttribute('aria-pressed'), 'true')
  const name = await suggested.locator('b').innerText()
  await page.locator('.ant-select-content', { hasText: name }).waitFor()
  assert.notEqual(await suggested.locator('small').first().innerText(), '')
  await page.locator('.handled-before').getByText('同类案件办结单位').waitFor()

  await page.getByLabel('联系电话').fill(phone)
  await page.getByText('此号码第一次来电').waitFor()
  await page.getByLabel('查找地点').fill('民族路')
  await pick(page, '民族路')
  await page.locator('.within').waitFor()
  await page.keyboard.press('Control+Enter')
  const number = await page.locator('.opened .number').innerText()
  await page.getByRole('button', { name: /下一件/ }).click()

  await tell(page, '民族路12号路灯不亮，三天了')
  const first = page.locator('.near .alike-list li').first()
  const taken = await since(() => first.getByText(number).waitFor())
  console.log(`the case that may be the same is shown ${taken} ms after typing`)
  assert.match(await first.locator('.because').innerText(), /路灯/)
  await page.getByLabel('联系电话').fill(phone)
  await page.getByText('在办 1 件，已结 0 件').waitFor()
  await page.locator('.caller').getByText(number).waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  assert.deepEqual(huying.faults, [])
})

/** Milliseconds until it is there; bar 200, of which the fingers' rest takes 50. */
async function since(there: () => Promise<unknown>): Promise<string> {
  const taken = stopwatch()
  await there()
  return taken().toFixed(0)
}

test('a duplicate is merged into the case that the form suggests', async () => {
  const page = await huying.enter('call-taker')
  await goTo(page, '/intake')
  await tell(page, '民族路12号的路灯三天不亮了，晚上看不见')
  await page.locator('.near .alike-list li').first().waitFor()
  await page.keyboard.press('Control+Enter')
  const number = await page.locator('.opened .number').innerText()
  await page.locator('.opened .number').click()
  await page.getByRole('heading', { name: number }).waitFor()
  await page.locator('.act').getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '并入主案件' }).click()
  await page.getByRole('button', { name: '并入此案' }).first().click()
  await page.locator('.act form button[type=submit]').click()
  await page.locator('.ant-modal-confirm .ant-btn-primary').click()
  await page.locator('.case-head .tag', { hasText: '合并' }).first().waitFor()
  assert.deepEqual(huying.faults, [])
})
