import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { inventPerformance } from '#apps/demonstration.ts'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { goTo } from './desk-work.ts'

let huying: Console
before(async () => (huying = await openConsole(({ house }) => inventPerformance(house))))
after(() => huying.close())

/** Pictures for whoever asks: `HUYING_SHOTS=/some/folder`. */
const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.HUYING_SHOTS
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}
const phone = { viewport: { width: 390, height: 844 } } as const

test('the performance officer fills in what a sheet lacks, and submits it with its score', async () => {
  const page = await huying.enter('performance-officer')
  await goTo(page, '/performance')
  await page.getByRole('link', { name: '数据共享应用试点' }).waitFor()
  await shoot(page, 'list.zh.wide')
  assert.deepEqual(await seriousFindings(page), [])

  const lastYear = Number(new Date().getFullYear()) - 1
  await page.goto(`${huying.address}/performance?year=${lastYear}`)
  await page.getByRole('link', { name: '数据共享应用试点' }).click()
  await page.getByRole('heading', { name: '数据共享应用试点' }).waitFor()
  await page.getByRole('button', { name: '填写 建成数据共享应用个数' }).click()
  await page.getByRole('textbox', { name: '实际完成值' }).fill('2')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^填\s*写$/ })
    .click()
  await page.getByText('须说明偏差原因').first().waitFor()
  await page.getByText('2 ÷ 3 × 30 = 20').waitFor()
  await shoot(page, 'project.zh.wide')
  assert.deepEqual(await seriousFindings(page), [])

  await page.getByRole('button', { name: '提交自评' }).click()
  await page.getByText('以下各项偏差须说明原因').waitFor()
  await page.getByRole('button', { name: '填写 建成数据共享应用个数' }).click()
  await page.getByLabel('偏差原因及改进措施').fill('一个应用推迟到次年验收。')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^填\s*写$/ })
    .click()
  await page.getByText('一个应用推迟到次年验收。').waitFor()
  if (await page.getByText('须说明偏差原因').first().isVisible()) {
    await page.getByRole('button', { name: '更新资金' }).click()
    await page.getByRole('dialog').getByLabel('偏差原因及改进措施').fill('尾款待验收后支付。')
    await page.getByRole('dialog').getByRole('button', { name: '更新资金' }).click()
    await page.getByText('尾款待验收后支付。').waitFor()
  }
  await page.getByRole('button', { name: '提交自评' }).click()
  await page.getByRole('button', { name: /^退\s*回$/ }).waitFor()
  assert.deepEqual(huying.faults, [])
})

test('a counted value leads to the very cases behind it; a leader reads in English and changes nothing', async () => {
  const officer = await huying.enter('performance-officer', { language: 'en' })
  await goTo(officer, '/performance')
  await officer.getByRole('link', { name: '群众诉求受理平台运行费' }).click()
  await officer.getByText('Counted').first().waitFor()
  await shoot(officer, 'project.en.wide')
  await officer.getByRole('link', { name: 'See the 0 cases' }).first().click()
  await officer.waitForURL(/\/cases\?.*type=citizen-appeal/)

  const leader = await huying.enter('leader', { language: 'en', ...phone })
  await goTo(leader, '/performance')
  await leader.getByRole('link', { name: '群众诉求受理平台运行费' }).waitFor()
  await shoot(leader, 'list.en.phone')
  await leader.getByRole('link', { name: '群众诉求受理平台运行费' }).click()
  await leader.getByRole('heading', { name: 'Indicators' }).waitFor()
  await shoot(leader, 'project.en.phone')
  assert.equal(await leader.getByRole('button', { name: 'Submit' }).count(), 0)
  assert.deepEqual(await seriousFindings(leader), [])

  await officer.goto(`${huying.address}/performance?year=2020`)
  await officer.getByText('No projects in 2020 yet').waitFor()
  await officer.goto(`${huying.address}/performance/999999`)
  await officer.getByText('There is no such project.').waitFor()
  assert.deepEqual(
    huying.faults.filter((fault) => !/999999 console: .*404/.test(fault)),
    [],
  )
})
