import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demonstrationPassword } from '#apps/demonstration.ts'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { goTo } from './desk-work.ts'
import { onlyOutages, outage } from './outage.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

const words = '门口路灯不亮三天了'
const said = (page: Page) => page.getByLabel('诉求内容')

async function chooseChannel(page: Page): Promise<void> {
  await page.getByLabel('来源渠道').fill('12319')
  await page.keyboard.press('Enter')
}

async function signsIn(page: Page, login: string): Promise<void> {
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', demonstrationPassword)
  await page.keyboard.press('Enter')
}

test('a call by keys: what is wrong is where the cursor goes, the type may change, a ringing call waits its turn', async () => {
  const page = await huying.enter('call-taker')
  await page.waitForURL('**/intake')
  await page.waitForFunction(() => document.title === '受理登记 · 呼应')
  const { keyboard } = page
  await chooseChannel(page)
  await page.getByText('求助', { exact: true }).click()
  await keyboard.press('Control+Enter')
  await page.getByText('请填写“诉求内容”').waitFor()
  await page.waitForFunction(() => document.activeElement?.matches('.wrong textarea'))
  await keyboard.type(words)
  await page.getByText('请填写“诉求内容”').waitFor({ state: 'detached' })

  await page.getByText('城市管理案件').click()
  const described = page.getByLabel('问题描述')
  await described.waitFor()
  assert.equal(await described.inputValue(), words, 'nothing is typed twice')
  await described.fill(`${words}，在路口`)
  await page.getByText('群众诉求').click()
  await said(page).waitFor()
  assert.equal(await said(page).inputValue(), `${words}，在路口`)
  await page.locator('.choice .chosen', { hasText: '求助' }).waitFor()

  await page.getByRole('button', { name: '清空' }).click()
  assert.equal(await said(page).inputValue(), '')
  await page.getByRole('button', { name: '恢复刚才清空的' }).click()
  assert.equal(await said(page).inputValue(), `${words}，在路口`)
  await said(page).press('Control+Enter')
  await page.locator('.opened .number').waitFor()
  assert.equal(await said(page).inputValue(), `${words}，在路口`, 'what was registered stays in sight')

  await page.locator('.opened button:focus').waitFor()
  await page.locator('.act button').getByText('即答即办').waitFor()
  await keyboard.press('r')
  await page.getByLabel('答复群众').fill('您好，今晚抢修。')
  const panel = page.getByRole('region', { name: '话机' })
  await panel.getByRole('button', { name: '模拟来电' }).click()
  await page.locator('input:focus[aria-label=来电号码]').waitFor()
  await keyboard.press('Enter')
  await panel.getByText('来电 13812345678').waitFor()
  assert.equal(await page.getByLabel('答复群众').inputValue(), '您好，今晚抢修。')
  await page.getByLabel('答复群众').press('Control+Enter')
  await page.locator('.opened').getByText('已结案').waitFor()
  await page.locator('.opened button:focus').waitFor()
  await keyboard.press('F2')
  await panel.getByText('通话 13812345678').waitFor()
  assert.equal(await page.getByLabel('联系电话').inputValue(), '13812345678')
  assert.equal(await said(page).inputValue(), '')
  assert.deepEqual(await seriousFindings(page), [])
  assert.deepEqual(huying.faults, [])
})

test('a draft outlives a closed tab, a lost connection and an ended session, and is nobody else’s', async () => {
  const first = await huying.enter('call-taker')
  const context = first.context()
  await first.waitForURL('**/intake')
  await chooseChannel(first)
  await first.getByText('求助', { exact: true }).click()
  await said(first).fill(words)
  await first.close({ runBeforeUnload: false })

  const page = await context.newPage()
  await page.goto(`${huying.address}/intake`)
  await said(page).waitFor()
  assert.equal(await said(page).inputValue(), words)

  const back = await outage(page, /\/api\/cases$/, 'away')
  await said(page).press('Control+Enter')
  await page.getByRole('alert').getByText('连不上服务器').waitFor()
  assert.equal(await said(page).inputValue(), words)
  await back()

  await context.clearCookies()
  await said(page).press('Control+Enter')
  await page.waitForURL(/sign-in/)
  await signsIn(page, 'dispatcher')
  await page.locator('.frame').waitFor()
  await goTo(page, '/intake')
  await said(page).waitFor()
  assert.equal(await said(page).inputValue(), '', 'what a colleague typed')
  await context.clearCookies()
  await page.goto(`${huying.address}/intake`)
  await signsIn(page, 'call-taker')
  await said(page).waitFor()
  assert.equal(await said(page).inputValue(), words)
  await said(page).press('Control+Enter')
  await page.locator('.opened .number').waitFor()
  onlyOutages(huying.faults.filter((fault) => !/status of 401/.test(fault)))
})
