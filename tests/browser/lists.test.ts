import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { goTo } from './desk-work.ts'
import { opens } from './open-case.ts'
import { picture } from './picture.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

const readable = async (page: Page) => assert.deepEqual(await seriousFindings(page), [])

test('a list: filtered, saved as a view, its words lit up, exported and fetched', async () => {
  const taker = await huying.enter('call-taker')
  for (const text of ['民族路路灯不亮', '路灯一闪一闪', '井盖松动']) await opens(taker, text)
  await opens(taker, '补贴何时到账', '120201')

  const dispatcher = await huying.enter('dispatcher')
  await goTo(dispatcher, '/cases')
  await dispatcher
    .getByRole('link', { name: /^CG\d+/ })
    .nth(3)
    .waitFor()
  await picture(dispatcher, 'cases.zh.wide')
  await dispatcher.getByRole('button', { name: '视图' }).click()
  await dispatcher.getByRole('button', { name: /^营商环境/ }).click()
  await dispatcher.waitForURL(/category=appeal/)
  await dispatcher.getByText('补贴何时到账').waitFor()
  await dispatcher.locator('tbody tr').nth(1).waitFor({ state: 'detached' })

  await dispatcher.keyboard.press('/')
  await dispatcher.keyboard.type('路灯')
  await dispatcher.keyboard.press('Enter')
  await dispatcher.locator('mark').nth(1).waitFor()
  assert.equal(await dispatcher.locator('tbody tr').count(), 2)
  await dispatcher.getByRole('button', { name: '视图' }).click()
  await picture(dispatcher, 'views.zh.wide')
  await dispatcher.getByRole('button', { name: '保存当前视图' }).click()
  await dispatcher.getByLabel('视图名称').fill('路灯')
  await dispatcher.getByLabel('共享给全区').check()
  await dispatcher.keyboard.press('Control+Enter')
  await dispatcher.getByRole('button', { name: '路灯', exact: true }).waitFor()

  await dispatcher.getByRole('button', { name: '导出' }).click()
  await dispatcher.getByRole('button', { name: '导出 CSV' }).click()
  const link = dispatcher.getByRole('link', { name: /2 件/ })
  await link.waitFor()
  await picture(dispatcher, 'export.zh.wide')
  await readable(dispatcher)
  const [file] = await Promise.all([dispatcher.waitForEvent('download'), link.click()])
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  assert.equal(lines.length, 3)
  assert.match(lines[0]!, /导出水印$/)
  assert.doesNotMatch(lines.join(), /13812345678/)
  assert.deepEqual(huying.faults, [])
})

test('the same in English, on a phone: the shared view is there; nothing found says what to do', async () => {
  const street = await huying.enter('street-clerk', { language: 'en', viewport: { width: 390, height: 844 } })
  await goTo(street, '/cases')
  await street.getByText('No case fits').waitFor()
  await picture(street, 'cases-empty.en.phone')
  await street.getByRole('button', { name: 'Views' }).click()
  await street.getByRole('button', { name: /路灯.*Shared/ }).waitFor()
  assert.equal(await street.getByRole('button', { name: /^Delete the view/ }).count(), 0)
  await readable(street)
  await picture(street, 'views.en.phone')
  assert.equal(await street.getByRole('button', { name: 'Export' }).count(), 0, 'no permission, no button')
  assert.deepEqual(huying.faults, [])
})
