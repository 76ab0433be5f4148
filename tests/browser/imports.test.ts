import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demonstrationDistrict } from '#apps/demonstration.ts'
import { openStore, sql, type Store } from '#kernel/sql.ts'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { goTo } from './desk-work.ts'
import { picture } from './picture.ts'

let huying: Console
let store: Store
before(async () => {
  huying = await openConsole(async ({ serverUrl }) => (store = openStore(serverUrl)))
})
after(() => store.close())
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

test('an import that goes on is left, found again with its progress, and its report put away', async () => {
  const page = await huying.enter('system-admin')
  await goTo(page, '/running/imports')
  await give(page, '专班.csv', ['编码,类型,名称', 'x y,庙,写错了', 'water-watch,部门,区水务值班'])
  await page.getByRole('button', { name: '试运行' }).click()
  await page.getByRole('status', { name: /试运行结果/ }).waitFor()
  await store.inDistrict(demonstrationDistrict, async ({ db }) => {
    await sql`lock table org.unit in share row exclusive mode`.execute(db)
    await page.getByRole('button', { name: '正式导入' }).click()
    const going = page.getByRole('status', { name: '正在逐行处理 专班.csv' })
    await going.getByRole('definition').filter({ hasText: '2' }).waitFor()
    assert.deepEqual(await figures(page), ['2', '0', '1'])
    await picture(page, 'import-going.zh.wide')
    assert.deepEqual(await seriousFindings(page), [])
    await goTo(page, '/running/settings')
    await page.getByRole('region', { name: '触摸屏终端' }).waitFor()
    await goTo(page, '/running/imports')
    await going.getByRole('definition').filter({ hasText: '2' }).waitFor()
    await page.reload()
    await going.getByRole('definition').filter({ hasText: '2' }).waitFor()
  })
  await page.getByRole('status', { name: '导入结果' }).waitFor()
  assert.deepEqual(await figures(page), ['2', '1', '1'])
  await page.getByText(/类型）$/).waitFor()
  await picture(page, 'import-done.zh.wide')
  await page.getByRole('button', { name: '收起结果' }).click()
  await page.getByRole('status', { name: '导入结果' }).waitFor({ state: 'detached' })
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

test('settings: forms without a code name; wrong rows are found, saved ones stay, and all goes back to the default', async () => {
  const page = await huying.enter('system-admin')
  await goTo(page, '/running/settings')
  const kiosk = page.getByRole('region', { name: '触摸屏终端' })
  await kiosk.waitFor()
  const names = await page.evaluate(async () => {
    const { settings } = await (await fetch('/api/settings')).json()
    const inside = (shape: unknown): string[] =>
      shape && typeof shape === 'object'
        ? Object.entries(shape).flatMap(([key, value]) => [
            ...(key === 'properties' ? Object.keys(value) : []),
            ...inside(value),
          ])
        : []
    return settings.flatMap((each: { key: string; shape: unknown }) => [each.key, ...inside(each.shape)])
  })
  for (const summary of await page.locator('.settings summary').all()) await summary.click()
  const shown = await page.locator('.settings').innerText()
  assert.deepEqual(
    (names as string[]).filter((name) => new RegExp(`\\b${name}\\b`).test(shown)),
    [],
  )
  assert.ok(names.length > 60)
  assert.deepEqual(await seriousFindings(page), [])

  await kiosk.getByLabel('无人触摸后返回').fill('5')
  await kiosk.getByRole('button', { name: '添加一行' }).click()
  await kiosk.getByLabel('中文').nth(2).fill('请排队')
  await kiosk.getByRole('button', { name: '保存' }).click()
  await kiosk.getByText('不小于 15').waitFor()
  await kiosk.getByText('请填写').waitFor()
  await picture(page, 'settings-wrong.zh.wide')
  await kiosk.getByLabel('英文').nth(2).fill('Please queue')
  await kiosk.getByLabel('无人触摸后返回').fill('90')
  await kiosk.getByRole('button', { name: '保存' }).click()
  await kiosk.getByText(/\d 修改$/).waitFor()
  await page.reload()
  assert.equal(await kiosk.getByLabel('英文').nth(2).inputValue(), 'Please queue')
  await kiosk.getByRole('button', { name: '删除第 3 行' }).click()
  await kiosk.getByLabel('英文').nth(2).waitFor({ state: 'detached' })
  await kiosk.getByRole('button', { name: '全部恢复缺省' }).click()
  await kiosk.getByRole('button', { name: '保存' }).click()
  await kiosk.getByRole('button', { name: '全部恢复缺省' }).waitFor({ state: 'detached' })
  await kiosk.getByRole('button', { name: '保存' }).and(page.locator(':disabled')).waitFor()
  assert.equal(await kiosk.getByLabel('无人触摸后返回').inputValue(), '60')
  assert.deepEqual(huying.faults, [])
})
