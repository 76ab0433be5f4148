import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demonstrationDistrict } from '#apps/demonstration.ts'
import { sql } from '#kernel/sql.ts'
import { seriousFindings } from './axe.ts'
import { type Console, type Furnishing, openConsole } from './console.ts'
import { goTo, settled } from './desk-work.ts'
import { opens } from './open-case.ts'
import { onlyOutages, outage } from './outage.ts'
import { sheets, wrongOnPaper } from './paper.ts'
import { picture } from './picture.ts'

/** Asked for when no worker was there: it waits. */
const anExportThatWaits = ({ house }: Furnishing) =>
  house.store.inDistrict(demonstrationDistrict, ({ db }) =>
    sql`insert into flow.export (district_id, account_id, account_name, asked_at, format, language, columns, filter,
          rights)
        select district_id, id, name, now(), 'xlsx', 'zh', '{number}', '{}', '{"permissions":[],"posts":[]}'
        from kernel.account where district_id = ${demonstrationDistrict} and login = 'reviewer'`.execute(db),
  )

let huying: Console
before(async () => (huying = await openConsole(anExportThatWaits)))
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
  await dispatcher.keyboard.press('Escape')
  await dispatcher.locator('.ant-modal-confirm-title', { hasText: '不要了吗' }).waitFor()
  await dispatcher.getByRole('button', { name: '继续填写' }).click()
  await dispatcher.getByLabel('共享给全区').check()
  await dispatcher.keyboard.press('Control+Enter')
  await dispatcher.getByRole('button', { name: '路灯', exact: true }).waitFor()

  await dispatcher.getByRole('button', { name: '导出' }).click()
  await dispatcher.getByRole('button', { name: '导出 CSV' }).click()
  const link = dispatcher.getByRole('link', { name: /2 件/ })
  await link.waitFor()
  await dispatcher.getByText(/^保留至 \d{4}-\d\d-\d\d$/).waitFor()
  await picture(dispatcher, 'export.zh.wide')
  await readable(dispatcher)
  const [file] = await Promise.all([dispatcher.waitForEvent('download'), link.click()])
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  assert.equal(lines.length, 3)
  assert.match(lines[0]!, /导出水印$/)
  assert.doesNotMatch(lines.join(), /13812345678/)
  assert.deepEqual(huying.faults, [])
})

test('who opens a case by keys and goes back finds the list as it was: filters, row and place', async () => {
  const page = await huying.enter('reviewer', { viewport: { width: 1300, height: 500 } })
  const taker = await huying.enter('call-taker')
  for (let at = 0; at < 30; at += 1) await opens(taker, `第 ${at} 处路灯不亮`)
  await page.goto(`${huying.address}/cases?open=yes&text=路灯`)
  await page.locator('tbody tr').nth(29).waitFor()
  for (let at = 0; at < 30; at += 1) await page.keyboard.press('j')
  const row = page.locator('tbody tr.active')
  const number = await row.getByRole('link').innerText()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: number }).waitFor()
  assert.equal(await page.title(), `${number} · 呼应`)
  await page.goBack()
  await row.getByText(number).waitFor()
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('tbody tr.active')!.getBoundingClientRect()
    return top > 0 && bottom <= innerHeight
  })
  assert.match(decodeURIComponent(page.url()), /open=yes&text=路灯$/)
  assert.deepEqual(huying.faults, [])
})

test('the heads of a list sort it, by keys too; the address keeps the order, and says how many there are', async () => {
  const page = await huying.enter('reviewer')
  await page.goto(`${huying.address}/cases?open=yes`)
  const head = (name: string) => page.getByRole('columnheader', { name })
  const numbers = () => page.locator('tbody tr td:nth-child(3) a').allInnerTexts()
  await page.getByText(/^共 3\d 件$/).waitFor()
  assert.equal(await head('登记时间').getAttribute('aria-sort'), 'descending')
  await head('案件号').getByRole('button').focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/order=number$/)
  await page.locator('th[aria-sort=ascending] button').getByText('案件号').waitFor()
  await page.locator('.list:not(.stale)').waitFor()
  const upwards = await numbers()
  assert.deepEqual(upwards, upwards.toSorted())
  await page.keyboard.press('Enter')
  await page.waitForURL(/order=number-back$/)
  await page.locator('.list:not(.stale)').waitFor()
  assert.deepEqual(await numbers(), upwards.toReversed())
  await head('时限').getByRole('button').click()
  await page.waitForURL(/order=due$/)
  await page.reload()
  await page.locator('th[aria-sort=ascending] button').getByText('时限').waitFor()
  await picture(page, 'cases-sorted.zh.wide')
  await readable(page)
  assert.deepEqual(huying.faults, [])
})

test('by night a desk, a list and a case print black on white, each sheet with its head', async () => {
  const page = await huying.enter('dispatcher', { theme: 'dark' })
  await goTo(page, '/')
  const onPaper = async () => {
    await page.emulateMedia({ media: 'print' })
    assert.deepEqual(await wrongOnPaper(page), [])
    assert.match(await page.locator('.on-paper').innerText(), /江汉区[^]*打印于 \d{4}-/)
  }
  const rows = page.locator('main tbody tr')
  await rows.nth(3).waitFor()
  await onPaper()
  await page.emulateMedia({ media: 'screen' })
  await goTo(page, '/cases')
  // The desk has as many rows: it is the list that is waited for.
  await page.locator('.list tbody a').nth(3).waitFor()
  await onPaper()
  const printed = await sheets(page)
  const withRows = printed.filter((sheet) => /[A-Z]{2}\d{13}/.test(sheet))
  assert.ok(withRows.length > 1, 'four cases need more than one low sheet')
  for (const sheet of withRows) assert.match(sheet, /案件号.*内容/)
  await page.emulateMedia({ media: 'screen' })
  await page.locator('main tbody a').first().click()
  await page.locator('.case-head').waitFor()
  await settled(page)
  await onPaper()
  await page.getByRole('heading', { name: '办理经过' }).waitFor()
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

test('an export that waits is cancelled, then its entry deleted', async () => {
  const reviewer = await huying.enter('reviewer')
  await goTo(reviewer, '/cases')
  await reviewer.getByRole('button', { name: /^正在导出/ }).click()
  await reviewer.getByRole('button', { name: /^取消导出 XLSX/ }).click()
  await reviewer.getByText(/XLSX .*已取消/).waitFor()
  await picture(reviewer, 'export-cancelled.zh.wide')
  await readable(reviewer)
  await reviewer.getByRole('button', { name: /^删除导出 XLSX/ }).click()
  await reviewer.getByText(/XLSX .*已取消/).waitFor({ state: 'detached' })
  assert.deepEqual(huying.faults, [])
})

test('the list and the desk without their server: a sentence, the filters stay, another try brings them back', async () => {
  const page = await huying.enter('dispatcher')
  const away = await outage(page, /\/api\/(cases\?|inbox)/, 'away')
  await page.goto(`${huying.address}/cases?state=received&text=路灯`)
  await page.getByRole('alert').getByText('连不上服务器').waitFor()
  await picture(page, 'cases-away.zh.wide')
  await readable(page)
  await away()
  await page.getByRole('button', { name: '重试' }).click()
  await page.locator('tbody tr').nth(1).waitFor()
  assert.match(decodeURIComponent(page.url()), /state=received&text=路灯$/)

  const broken = await outage(page, /\/api\/(cases\?|inbox)/, 'broken')
  await page.locator('.ant-segmented').getByText('在办').click()
  await page.getByRole('alert').getByText('系统内部出错，已记录').waitFor()
  await broken()
  await page.getByRole('button', { name: '重试' }).click()
  await page.locator('tbody tr').nth(1).waitFor()

  const deskBroken = await outage(page, /\/api\/inbox/, 'broken')
  await page.goto(huying.address)
  await page.getByRole('alert').getByText('系统内部出错，已记录').waitFor()
  await picture(page, 'desk-broken.zh.wide')
  await readable(page)
  await deskBroken()
  await page.getByRole('button', { name: '重试' }).click()
  await page.getByText(/^其余 \d/).click()
  const rows = page.locator('.desk tbody tr')
  await rows.nth(3).waitFor()
  const deskAway = await outage(page, /\/api\/inbox/, 'away')
  await opens(await huying.enter('call-taker'), '又一件')
  await page.getByRole('alert').getByText('连不上服务器').waitFor()
  await rows.nth(3).waitFor()
  await picture(page, 'desk-away.zh.wide')
  await deskAway()
  await page.getByRole('button', { name: '重试' }).click()
  await rows.nth(4).waitFor()
  await page.locator('.ant-segmented-item-selected').getByText(/^其余/).waitFor()
  onlyOutages(huying.faults)
})

test('who has no inbox of their own begins where there is something to see: what is late, or their own work', async () => {
  const begins = async (login: string, page: string | RegExp) => {
    const at = await huying.enter(login)
    await at.waitForURL(page)
    await settled(at)
    return at
  }
  const leader = await begins('leader', /\/cases\?(open=yes&order=due|order=due&open=yes)$/)
  await leader
    .getByRole('link', { name: /^CG\d+/ })
    .first()
    .waitFor()
  await readable(leader)
  await picture(leader, 'leader-begins.zh')
  await goTo(leader, '/')
  await leader.waitForURL(`${huying.address}/`)
  await begins('performance-officer', '**/performance')
  await begins('audit-admin', '**/running/audit')
  await begins('street-clerk', `${huying.address}/`)
  assert.deepEqual(huying.faults, [])
})
