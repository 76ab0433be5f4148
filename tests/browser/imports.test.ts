import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { goTo } from './desk-work.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

const give = (page: Page, name: string, lines: string[]) =>
  page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
const figures = (page: Page) => page.locator('.import-report dd').allInnerTexts()
async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}

test('units are tried, mended and brought in; the refused rows come back as a table', async () => {
  const page = await huying.enter('system-admin')
  await goTo(page, '/running/imports')
  await give(page, 'units.csv', [
    '编码,类型,名称,上级编码',
    'water-affairs,部门,区水务专班,',
    'water-pumps,科室,泵站组,nowhere',
  ])
  assert.ok(await page.getByRole('button', { name: '正式导入' }).isDisabled(), 'it must be tried first')
  await page.getByRole('button', { name: '试运行' }).click()
  await page.getByRole('status', { name: /试运行结果/ }).waitFor()
  assert.deepEqual(await figures(page), ['2', '1', '1'])
  assert.deepEqual(await seriousFindings(page), [])
  assert.match(await saved(page, '下载退回的行'), /^\uFEFF行,原因,.*\r\n2,没有编码为“nowhere”的单位/)
  await page.getByRole('button', { name: '正式导入' }).click()
  await page.getByRole('status', { name: '导入结果' }).waitFor()
  assert.deepEqual(await figures(page), ['2', '1', '1'])
  await page.getByText('案件（按映射）').click()
  await page.getByRole('textbox', { name: /映射/ }).fill('{"system":"x"}')
  await give(page, 'cases.csv', ['编号', '1'])
  await page.getByRole('button', { name: '试运行' }).click()
  await page.getByRole('alert').getByText('不合要求').first().waitFor()
  assert.deepEqual(huying.faults, [])
})

test('in English: the security administrator brings in accounts and takes the first passwords along', async () => {
  const page = await huying.enter('security-admin', { language: 'en' })
  await goTo(page, '/running/imports')
  await give(page, 'accounts.csv', ['login,name', 'new-taker-1,Wang Yi'])
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('status', { name: /What would happen/ }).waitFor()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  assert.match(
    await saved(page, 'Download the first passwords'),
    /login,name,password\r\nnew-taker-1,Wang Yi,\S{8,}/,
  )
  assert.deepEqual(await seriousFindings(page), [])
  assert.deepEqual(huying.faults, [])
})
