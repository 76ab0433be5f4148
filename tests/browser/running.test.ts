import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { choose, goTo } from './desk-work.ts'
import { picture } from './picture.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

/** Sends the dialog that is open and waits until it has gone. */
async function send(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.locator('.ant-btn-primary').click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Says yes to the question that is open and waits until it has gone. */
async function confirm(page: Page): Promise<void> {
  const asked = page.locator('.ant-modal-confirm')
  await asked.locator('.ant-btn-primary').click()
  await asked.waitFor({ state: 'hidden' })
}

test('what the system administrator does to a unit is told by the audit trail in sentences, before and after', async () => {
  const page = await huying.enter('system-admin')
  await goTo(page, '/running/organisation')
  await page.getByRole('button', { name: '新设单位' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('代码').fill('river-watch')
  await dialog.getByLabel('名称', { exact: true }).fill('河湖专班')
  await dialog.getByLabel('英文名称').fill('River Watch')
  await send(page)
  await page.getByLabel('查找单位').fill('河湖专班')
  await page.getByRole('button', { name: /^河湖专班/ }).click()
  await page.getByRole('button', { name: '修改', exact: true }).click()
  await dialog.getByLabel('名称', { exact: true }).fill('河湖长办')
  await send(page)
  await page.getByRole('heading', { name: '河湖长办' }).waitFor()
  await page.getByRole('button', { name: '撤销或并入' }).click()
  await send(page)
  await page.getByRole('heading', { name: '河湖长办' }).waitFor({ state: 'detached' })
  await page.getByLabel('查找单位').fill('河湖长办')
  await page.getByLabel('含已撤销的单位').check()
  await page.getByRole('button', { name: /^河湖长办/ }).click()
  await picture(page, 'ended-unit.zh')
  await page.getByRole('button', { name: /^恢\s?复$/ }).click()
  await confirm(page)
  await page.getByRole('button', { name: '撤销或并入' }).waitFor()

  const auditor = await huying.enter('audit-admin')
  await goTo(auditor, '/running/audit')
  const renamed = auditor.getByRole('row').filter({ hasText: '修改单位名称或上级' })
  await renamed.filter({ hasText: '单位「河湖长办」' }).click()
  const told = auditor.getByRole('dialog')
  await told.getByRole('row', { name: '名称 河湖专班 河湖长办' }).waitFor()
  assert.deepEqual(await seriousFindings(auditor), [])
  await picture(auditor, 'audit-entry.zh')
  await told.getByRole('button', { name: '只看此对象' }).click()
  await told.waitFor({ state: 'hidden' })
  const rows = auditor.locator('table[aria-busy=false] tbody tr')
  await rows.filter({ hasText: '登录' }).first().waitFor({ state: 'detached' })
  await rows.filter({ hasText: '新设单位' }).waitFor()
  assert.equal(await rows.count(), 4)
  const [download] = await Promise.all([
    auditor.waitForEvent('download'),
    auditor.getByRole('link', { name: '导出 CSV' }).click(),
  ])
  const file = await readFile(await download.path(), 'utf8')
  assert.match(file, /"修改单位名称或上级","单位","河湖长办","成功"/)
  assert.match(file, /名称：河湖专班 → 河湖长办/)

  await auditor.getByRole('button', { name: '清除筛选' }).click()
  await choose(auditor.locator('search'), '做了什么', '新设单位')
  await rows.filter({ hasText: '修改单位名称或上级' }).first().waitFor({ state: 'detached' })
  await rows.filter({ hasText: '新设单位' }).waitFor()
  assert.equal(await rows.count(), 1)
  assert.deepEqual(await seriousFindings(auditor), [])
  await picture(auditor, 'audit.zh')
  assert.deepEqual(huying.faults, [])
})

test('a table of a register is tried, left, found again with its refused rows as a file, and taken in', async () => {
  const page = await huying.enter('shift-leader')
  const importing = async () => {
    await goTo(page, '/registers/knowledge-article')
    await page.getByRole('button', { name: '导入', exact: true }).click()
  }
  const dialog = page.getByRole('dialog')
  await importing()
  const lines = [
    '标题,状态,正文,维护单位,复审日期',
    '路灯报修,草稿,说清路名和灯杆编号。,centre,2031-01-01',
    '井盖松动,草稿,请先绕行。,没有这个单位,2031-01-01',
  ]
  await dialog.locator('input[type=file]').setInputFiles({
    ...{ name: '知识.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) },
  })
  await dialog.getByLabel('修改原因').fill('新编条目')
  await dialog.getByRole('button', { name: /试\s?算/ }).click()
  await dialog.getByRole('status', { name: /试运行结果/ }).waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await picture(page, 'register-import.zh')
  await dialog.getByRole('button', { name: /取\s?消/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await goTo(page, '/cases')
  await importing()
  await dialog.getByRole('status', { name: /试运行结果/ }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '下载退回的行' }).click(),
  ])
  assert.match(await readFile(await download.path(), 'utf8'), /井盖松动/)
  await dialog.getByRole('button', { name: '导入 1 行' }).click()
  await dialog.getByRole('status', { name: '导入结果' }).waitFor()
  await send(page)
  await page.getByText('路灯报修').first().waitFor()
  assert.deepEqual(huying.faults, [])
})

test('what an administrator begins on a page is ended there: a stand-in, a channel, hours of work', async () => {
  const security = await huying.enter('security-admin')
  await goTo(security, '/running/organisation')
  await security.getByRole('button', { name: /^受理督办科/ }).click()
  const held = security.getByRole('row').filter({ hasText: '王文婷' })
  await held.getByRole('button', { name: '安排代班' }).click()
  const dialog = security.getByRole('dialog')
  await choose(dialog, '人员', 'dispatcher')
  await dialog.getByLabel('从', { exact: true }).fill('2035-01-01')
  await dialog.getByLabel('到（不含）').fill('2035-01-08')
  await dialog.getByLabel('事由').fill('年休')
  await send(security)
  await held.getByText('2035-01-01').waitFor()
  await held.getByRole('button', { name: '取消代班' }).click()
  await confirm(security)
  await held.getByText('2035-01-01').waitFor({ state: 'detached' })

  const system = await huying.enter('system-admin')
  await goTo(system, '/running/channels')
  await system.getByRole('button', { name: '新增渠道' }).click()
  const form = system.getByRole('dialog')
  await form.getByLabel('代码').fill('fax')
  await form.getByLabel('名称', { exact: true }).fill('传真')
  await form.getByLabel('英文名称').fill('Fax')
  await form.getByLabel('编号字母').fill('FX')
  await send(system)
  const fax = system.getByRole('row').filter({ hasText: '传真' })
  await fax.getByRole('button', { name: '停用' }).click()
  await confirm(system)
  await fax.getByText('已停用').waitFor()
  assert.deepEqual(await seriousFindings(system), [])
  await picture(system, 'channels.zh')
  await fax.getByRole('button', { name: '恢复' }).click()
  await fax.getByText('在用').waitFor()

  await goTo(system, '/running/calendar')
  await system.getByRole('button', { name: '新增作息' }).click()
  await form.getByLabel('名称', { exact: true }).fill('夏季作息')
  await form.getByLabel('英文名称').fill('Summer hours')
  await form.getByLabel('自哪一天起').fill('2035-07-01')
  await form.getByLabel('到哪一天').fill('2035-08-31')
  await form.getByLabel('上班时间').fill('08:30-12:00 15:00-18:00')
  await send(system)
  const hours = system.getByRole('region', { name: '作息' })
  await hours.getByText('夏季作息').waitFor()
  await picture(system, 'calendar-hours.zh')
  await hours.getByRole('button', { name: '删除作息' }).last().click()
  await confirm(system)
  await hours.getByText('夏季作息').waitFor({ state: 'detached' })
  assert.deepEqual(huying.faults, [])
})

test('a class is retired from a day on and brought back, its open cases counted before', async () => {
  const system = await huying.enter('system-admin')
  const form = system.getByRole('dialog')
  await goTo(system, '/running/catalogue')
  await system.getByLabel('代码或名称').fill('路灯配电箱异常')
  await system.getByRole('row').filter({ hasText: '路灯配电箱异常' }).click()
  const about = system.getByRole('region', { name: '路灯配电箱异常' })
  await about.getByText('在办案件 0 件').waitFor()
  await about.getByRole('button', { name: /^停\s?用$/ }).click()
  await form.getByLabel('自哪一天起停用').fill('2035-01-01')
  await send(system)
  await about.getByText('自 2035-01-01 起停用').waitFor()
  await about.getByRole('button', { name: /^恢\s?复$/ }).click()
  await confirm(system)
  await about.getByRole('button', { name: /^停\s?用$/ }).waitFor()
  assert.deepEqual(huying.faults, [])
})

/** Sends to the API as whoever is signed in on the page. */
const sends = (page: Page, method: string, way: string, body: object): Promise<unknown> =>
  page.evaluate(
    async ([method, way, body]) => {
      const { csrf } = await fetch('/api/me').then((answer) => answer.json())
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf }
      const answer = await fetch(`/api${way}`, { method, headers, body })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.json()
    },
    [method, way, JSON.stringify(body)] as const,
  )

test('a day is reconciled with the city’s platform on a page: its list given, a mismatch noted, nothing missing', async () => {
  const system = await huying.enter('system-admin')
  const target = { kind: 'upstream', url: 'http://127.0.0.1:9/', secret: 'a-secret-of-the-city-and-us' }
  await sends(system, 'PUT', '/exchange/targets/city-hotline', target)
  const page = await huying.enter('upstream-clerk')
  const received = new Date().toISOString()
  for (const number of ['HB1', 'HB2'])
    await sends(page, 'POST', '/upstream/orders', {
      ...{ system: 'city-hotline', number, received, text: '路灯不亮' },
    })
  await goTo(page, '/running/reconciliation')
  await page.getByText('应发的消息都已送达').waitFor()
  const dialog = page.getByRole('dialog')
  const give = async (button: string, lines: string) => {
    await page.getByRole('button', { name: button }).click()
    await dialog.getByLabel('平台当日工单').fill(lines)
    await dialog.locator('.ant-btn-primary').click()
  }
  await give('填入平台清单', 'HB1 已答复\nHB9 什么')
  await dialog.getByText('第 2 行的状态“什么”读不懂').waitFor()
  await dialog.getByLabel('平台当日工单').fill('HB1 已答复\nHB9')
  await send(page)
  const line = (number: string) => page.getByRole('row').filter({ hasText: number })
  await line('HB1').getByText('平台：已答复；本区：在办').waitFor()
  await line('HB2').getByText('平台清单没有').waitFor()
  await line('HB9').getByText('本区未收到').waitFor()
  await line('HB9').getByRole('button', { name: '记录处理' }).click()
  await dialog.getByLabel('处理情况').fill('平台今日重发')
  await dialog.getByLabel('已处理').check()
  await send(page)
  await line('HB9').getByText('平台今日重发').waitFor()
  await page.getByRole('button', { name: /待处理 2/ }).waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await picture(page, 'reconciliation.zh')
  assert.equal(await line('HB2').getByRole('link').count(), 1)
  await give('更换平台清单', 'HB1 在办\nHB2')
  await page.getByText('双方一致，没有遗漏').waitFor()
  assert.deepEqual(huying.faults, [])
})

test('a post is made by one administrator and filled by another, and counts for who holds it without a new sign-in', async () => {
  const system = await huying.enter('system-admin')
  await goTo(system, '/running/posts')
  await system.getByRole('button', { name: '设置岗位' }).click()
  const form = system.getByRole('dialog')
  await form.getByLabel('名称', { exact: true }).fill('统计员')
  await form.getByLabel('英文名称').fill('Statistician')
  await choose(form, '所属单位', '综合科')
  await send(system)
  const card = system.getByRole('region', { name: '统计员' })
  await card.getByText('还没有权限').waitFor()
  assert.equal(await card.getByRole('button', { name: '调整权限' }).count(), 0, 'not the system’s to give')

  const security = await huying.enter('security-admin')
  await goTo(security, '/running/organisation')
  await security.getByRole('button', { name: /^综合科/ }).click()
  const give = security.getByRole('dialog')
  await security.getByRole('button', { name: '授予岗位' }).click()
  await choose(give, '人员', 'accountant-02')
  await choose(give, '岗位', '统计员')
  await send(security)
  await security.getByRole('row').filter({ hasText: '统计员' }).waitFor()

  const clerk = await huying.enter('accountant-02')
  const cases = clerk.locator('.side-bar a[href="/cases"]')
  await clerk.locator('.side-bar a[href="/fiscal"]').waitFor()
  await clerk.getByText('实时', { exact: true }).waitFor()
  assert.equal(await cases.count(), 0)
  await goTo(security, '/running/posts')
  await security.getByRole('button', { name: /^统计员/ }).click()
  await security.getByRole('button', { name: '调整权限' }).click()
  await give.getByLabel('查看本单位案件').check()
  await give.getByLabel('导出案件').check()
  await give.getByText('新授予 2 项').waitFor()
  assert.equal(await give.getByText('查看审计记录').count(), 0, 'what is an administrator’s is not offered')
  assert.deepEqual(await seriousFindings(security), [])
  await picture(security, 'permissions.zh')
  await send(security)
  await security.getByRole('region', { name: '统计员' }).getByText('导出案件').waitFor()
  assert.deepEqual(await seriousFindings(security), [])
  await picture(security, 'posts.zh')
  await cases.waitFor()

  const auditor = await huying.enter('audit-admin')
  await goTo(auditor, '/running/audit')
  const granted = auditor.getByRole('row').filter({ hasText: '授予或收回岗位权限' })
  await granted.filter({ hasText: '岗位「统计员」' }).click()
  const told = auditor.getByRole('dialog')
  await told.getByRole('row', { name: '权限 — 导出案件、查看本单位案件' }).waitFor()
  await picture(auditor, 'permissions-audit.zh')
  assert.deepEqual(huying.faults, [])
})
