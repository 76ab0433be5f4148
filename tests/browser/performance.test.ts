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

/** Rows as a spreadsheet would paste them, from the first cell on. */
const targets = [
  [
    '产出指标',
    '数量指标',
    '受理诉求件数',
    '群众诉求受理件数',
    '',
    '≥ 不低于',
    '1',
    '',
    '',
    '',
    '20',
    '年度计划',
  ],
  ['产出指标', '质量指标', '设备检查次数', '填写并附佐证', '', '≥ 不低于', '10', '', '', '次', '30', ''],
  ['效益指标', '社会效益指标', '诉求渠道畅通', '填写并附佐证', '', '定性', '', '', '渠道畅通', '', '30', ''],
  [
    '满意度指标',
    '服务对象满意度指标',
    '来电人满意度',
    '填写并附佐证',
    '',
    '≥ 不低于',
    '90',
    '',
    '',
    '%',
    '10',
    '',
  ],
]

const inDialog = (page: Page) => page.getByRole('dialog')
const sends = async (page: Page, button: RegExp): Promise<void> => {
  await inDialog(page).getByRole('button', { name: button }).click()
  await inDialog(page).waitFor({ state: 'detached' })
}

async function setTargets(page: Page): Promise<void> {
  await page.getByRole('link', { name: '设定目标' }).click()
  await page.getByRole('heading', { level: 1, name: '绩效目标' }).waitFor()
  await page.getByLabel('一级 第 1 行', { exact: true }).evaluate(
    (cell, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', text)
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    targets.map((row) => row.join('\t')).join('\n'),
  )
  await page.getByText('合计 90 / 90').waitFor()
  await page.getByLabel('分值 第 2 行', { exact: true }).fill('20')
  await page.getByRole('button', { name: '保存目标' }).click()
  await page.getByText('产出指标 的分值合计为 40').waitFor()
  await page.reload()
  await page.getByText('合计 80 / 90').waitFor()
  await page.getByLabel('分值 第 2 行', { exact: true }).fill('30')
  await shoot(page, 'targets.zh.wide')
  assert.deepEqual(await seriousFindings(page), [])
  await page.getByRole('button', { name: '保存目标' }).click()
  await page.waitForURL(/\/performance\/\d+$/)
  await page.getByText('≥1件', { exact: true }).waitFor()
}

async function fillIn(page: Page, name: string, answer: () => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: `填写 ${name}` }).click()
  await answer()
  await sends(page, /^填\s*写$/)
}

test('from nothing: a project, its targets, a look during the year, the self-evaluation, the evidence', async () => {
  await fetch(`${huying.address}/api/public/appeals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ channel: 'web', kind: 'help', text: '门口路灯不亮三天了。', phone: '13812345678' },
      place: { lng: 114.2707, lat: 30.6005 },
    }),
  })
  const page = await huying.enter('performance-officer')
  await goTo(page, '/performance')
  await page.getByRole('button', { name: '新建项目' }).click()
  await inDialog(page).getByLabel('编号').fill('P90')
  await inDialog(page).getByLabel('名称').fill('热线设备维护费')
  await inDialog(page).getByLabel('实施单位').fill('受理督办科')
  await inDialog(page).getByLabel('年初预算').fill('100')
  await inDialog(page).getByRole('button', { name: '新建项目' }).click()
  await page.getByRole('heading', { level: 1, name: '热线设备维护费' }).waitFor()
  await setTargets(page)
  await page.getByRole('button', { name: '登记监控' }).click()
  await inDialog(page).getByLabel('执行数').fill('60')
  await inDialog(page).getByLabel('设备检查次数（至今）').fill('7')
  await sends(page, /登记监控/)
  await page.getByRole('region', { name: '运行监控' }).getByText('时间进度').waitFor()
  await page.getByRole('button', { name: '更新资金' }).click()
  await inDialog(page).getByLabel('执行数').fill('95')
  await sends(page, /更新资金/)
  const value = (text: string) => () => inDialog(page).getByRole('textbox', { name: '实际完成值' }).fill(text)
  await fillIn(page, '设备检查次数', value('12'))
  await fillIn(page, '来电人满意度', value('95'))
  await fillIn(page, '诉求渠道畅通', () => inDialog(page).getByText('达成', { exact: true }).click())
  await page.getByText('95 ÷ 100 × 10 = 9.5').waitFor()
  await shoot(page, 'evaluated.zh.wide')
  await page.getByRole('button', { name: '提交自评' }).click()
  await page.getByRole('button', { name: /^退\s*回$/ }).waitFor()
  await page.getByRole('link', { name: '查看 1 件案件' }).click()
  await page.getByRole('table').getByText('门口路灯不亮三天了。').waitFor()
  await goTo(page, '/performance')
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: '汇总 PDF' }).click()
  assert.match((await saved).suggestedFilename(), /绩效自评汇总\.pdf$/)
})
