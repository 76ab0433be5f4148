import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { choose, pick } from './desk-work.ts'
import { picture } from './picture.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

/** Three rows as a city might write them: one limit is plain, one says 小时, one has no closing condition. */
const table = [
  '类型,大类代码,小类代码,小类名称,立案条件,结案条件,处置时限,责任单位,英文条件',
  '事件,01,10,暴露生活垃圾,主要道路有成片垃圾,清理干净,2工作时,环卫所,Heaps of waste',
  '事件,01,10,暴露生活垃圾,背街小巷有成片垃圾,清理干净,4小时,,',
  '事件,01,11,积存垃圾渣土,堆放超过一天,,1工作日,,',
].join('\n')

test('another city’s table: read on trial, asked what 小时 means, compared, put in force from a day on', async () => {
  const page = await huying.enter('system-admin')
  await page.goto(`${huying.address}/running/standards`)
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: '立案标准.csv', mimeType: 'text/csv', buffer: Buffer.from(table) },
  })
  await page.getByText('3 行，9 列').waitFor()
  await page.locator('.column-choices .ant-select').first().click()
  await page.locator('.ant-select-item-option', { hasText: '2013' }).first().click()
  await page.getByLabel('责任单位', { exact: true }).press('ArrowDown')
  await pick(page, '责任单位')
  await choose(page.locator('.column-choices'), '“环卫所”是本区的', '路灯')
  await page.getByLabel('立案条件（英文）').press('ArrowDown')
  await pick(page, '英文条件')
  await page.getByRole('button', { name: '试读' }).click()
  await page.getByText('可用 1 条').waitFor()
  await page.getByText('待说明 1 行').waitFor()
  await page.getByText('结案条件为空').waitFor()
  assert.equal(await page.getByRole('button', { name: '生成草稿' }).count(), 0)
  assert.deepEqual(await seriousFindings(page), [])

  await page.getByRole('radio', { name: '工作时', exact: true }).click()
  await page.getByText('可用 2 条').waitFor()
  await page.getByLabel('名称', { exact: true }).fill('试行标准')
  await page.getByLabel('英文名称').fill('Trial standards')
  await page.getByLabel('依据（文件名、文号）').fill('区政府试行办法')
  await page.getByRole('button', { name: '生成草稿' }).click()
  await page.getByText('已生成草稿：采用 2 条，未采用 1 行').waitFor()
  await page.getByText(/^新增 2，/).waitFor()
  await page.getByText(/责任单位: .*路灯/).waitFor()
  await picture(page, 'standards.zh')
  await page.getByRole('button', { name: /^启\s?用$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('自哪一天起生效').fill('2030-01-01')
  await dialog.locator('.ant-btn-primary').click()
  await page.locator('.tag', { hasText: '待生效' }).waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  assert.deepEqual(huying.faults, [])
})
