import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { act, choose, pick } from './desk-work.ts'
import { opens } from './open-case.ts'
import { picture } from './picture.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

const readable = async (page: Page) => assert.deepEqual(await seriousFindings(page), [])
const look = async (page: Page, id: number) => {
  await page.goto(`${huying.address}/cases/${id}`)
  await page.locator('.case-head h1').waitFor()
}

test('two people on one case see each other; who comes second is told what changed and loses no word', async () => {
  const taker = await huying.enter('call-taker')
  const { id } = await opens(taker, '民族路路灯不亮三天了')
  const [dispatcher, leader] = [await huying.enter('dispatcher'), await huying.enter('shift-leader')]
  await look(dispatcher, id)
  await look(leader, id)
  const others = (page: Page) => page.locator('.others-here li')
  await others(dispatcher).filter({ hasText: '也在看' }).waitFor()
  await others(leader).filter({ hasText: '也在看' }).waitFor()

  const form = dispatcher.locator('.act form')
  await dispatcher.locator('.act').getByRole('button', { name: '派单', exact: true }).click()
  await choose(form, '承办单位', '民族街')
  await form.getByLabel('内部备注').fill('请今晚前到现场查看')
  await others(leader).filter({ hasText: '正在办理' }).waitFor()
  await picture(leader, 'case-present.zh.wide')

  await leader.locator('.act').getByRole('button', { name: '更多' }).click()
  await leader.getByRole('menuitem', { name: '调整紧急程度' }).click()
  await leader.locator('.act form').getByText('紧急', { exact: true }).click()
  await leader.locator('.act form').getByLabel('理由').fill('路口有学生经过')
  await leader.locator('.act form button[type=submit]').click()
  await leader.locator('.act form').waitFor({ state: 'detached' })

  const news = form.getByRole('alert').filter({ hasText: '调整紧急程度' })
  await news.waitFor()
  assert.equal(await form.getByLabel('内部备注').inputValue(), '请今晚前到现场查看')
  await readable(dispatcher)
  await picture(dispatcher, 'case-moved.zh.wide')
  await form.locator('button[type=submit]').click()
  await form.waitFor({ state: 'detached' })
  await dispatcher.locator('.story').getByText('请今晚前到现场查看').waitFor()
  await leader.close()
  await others(dispatcher).waitFor({ state: 'detached', timeout: 40_000 })
  assert.deepEqual(huying.faults, [])
})

test('a merge seen from both sides, what is like it nearby, the whole file as PDF', async () => {
  const taker = await huying.enter('call-taker', { language: 'en' })
  const master = await opens(taker, '民族路口路灯不亮，晚上很黑')
  const again = await opens(taker, '民族路口路灯还是不亮，晚上黑')
  await look(taker, again.id)
  await taker.locator('.alike').getByText(master.number).waitFor()
  await taker.locator('.act').getByRole('button', { name: 'More' }).click()
  await taker.getByRole('menuitem', { name: 'Merge into another case' }).click()
  await choose(taker.locator('.act form'), 'Into which case', master.number)
  await taker.locator('.act form button[type=submit]').click()
  await taker.locator('.ant-modal-confirm .ant-btn-primary').click()
  await taker.locator('.links').getByText('Merged into', { exact: true }).waitFor()
  await readable(taker)
  await picture(taker, 'case-merged.en.wide')
  await taker.locator('.links').getByRole('link', { name: master.number }).click()
  await taker.locator('.links').getByText('Merged into this one').waitFor()
  const [kind, bytes] = await taker.evaluate(async () => {
    const link = document.querySelector<HTMLAnchorElement>('a[href$="file.pdf?language=en"]')!
    const answer = await fetch(link.href)
    return [answer.headers.get('content-type'), (await answer.arrayBuffer()).byteLength] as const
  })
  assert.equal(kind, 'application/pdf')
  assert.ok(bytes > 10_000)
  assert.deepEqual(huying.faults, [])
})

test('a split seen from both sides, and the matter that was split off goes its own way', async () => {
  const taker = await huying.enter('call-taker')
  const first = await opens(taker, '路灯不亮，另外楼下垃圾两天没有清运')
  await look(taker, first.id)
  await taker.locator('.act').getByRole('button', { name: '更多' }).click()
  await taker.getByRole('menuitem', { name: '拆分' }).click()
  await taker.locator('.act form').getByLabel('拆出的事项').fill('楼下垃圾两天没有清运')
  await taker.locator('.act form button[type=submit]').click()
  const links = taker.locator('.links')
  await links.getByText('由本案拆出', { exact: true }).waitFor()
  const off = links.locator('a.code')
  const number = await off.innerText()
  assert.notEqual(number, first.number)
  await readable(taker)
  await picture(taker, 'case-split.zh.wide')
  await off.click()
  await taker.getByRole('heading', { name: number }).waitFor()
  await taker.locator('.said').getByText('楼下垃圾两天没有清运').waitFor()
  await links.getByText('拆分自', { exact: true }).waitFor()
  await links.getByRole('link', { name: first.number }).click()
  await taker.getByRole('heading', { name: first.number }).waitFor()
  assert.deepEqual(huying.faults, [])
})

test('on a phone: the whole case without sideways scrolling; a case that is not there says so', async () => {
  const taker = await huying.enter('call-taker', { viewport: { width: 390, height: 844 } })
  const { id, number } = await opens(taker, '井盖松动，车过就响')
  await look(taker, id)
  await taker.getByRole('heading', { name: number }).waitFor()
  await picture(taker, 'case.zh.phone')
  const overflow = await taker.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  assert.equal(overflow, 0)
  await readable(taker)
  await act(taker, '补充信息', (form) => form.getByLabel('补充').fill('夜里更响')).catch(() => undefined)
  await taker.goto(`${huying.address}/cases/99999999`)
  await taker.getByText('没有这个案件').waitFor()
  // That one is told by the browser as well; the next test begins without it.
  const real = huying.faults.splice(0).filter((fault) => !fault.includes('status of 404'))
  assert.deepEqual(real, [])
})

test('what happened to a case is told at the bell; tags are chosen and shown by name; a leaver hands over', async () => {
  const taker = await huying.enter('call-taker')
  const { id, number } = await opens(taker, '民族路二号路灯不亮')
  const dispatcher = await huying.enter('dispatcher')
  await look(dispatcher, id)
  await act(dispatcher, '派单', (form) => choose(form, '承办单位', '民族街'))
  // The street is told of it, and what is asked next is asked of the case as it now stands.
  await dispatcher.locator('.case-head .tag', { hasText: '待签收' }).first().waitFor()
  await dispatcher.locator('.act').getByRole('button', { name: '更多' }).click()
  await dispatcher.getByRole('menuitem', { name: '加标签' }).click()
  await choose(dispatcher.locator('.act form'), '标签', '清爽度夏')
  await dispatcher.locator('.act form button[type=submit]').click()
  await dispatcher.locator('.act form').waitFor({ state: 'detached' })
  await dispatcher.locator('.facts').getByText('清爽度夏').waitFor()

  const clerk = await huying.enter('street-clerk')
  const bell = clerk.getByRole('button', { name: /^通知，[1-9]/ })
  await bell.click()
  const told = clerk.locator('.notices li').filter({ hasText: number }).filter({ hasText: '加标签' })
  await told.waitFor()
  await readable(clerk)
  await picture(clerk, 'notices.zh.wide')
  await told.getByRole('link').click()
  await clerk.getByRole('heading', { name: number }).waitFor()
  await bell.click()
  await told.waitFor({ state: 'detached' })

  const leader = await huying.enter('shift-leader', { language: 'en' })
  await leader.locator('.account').click()
  await leader.getByRole('menuitem', { name: 'Hand over a leaver’s tasks' }).click()
  const dialog = leader.getByRole('dialog')
  await dialog.getByLabel('Who leaves').fill('韩雨华')
  await pick(leader, '韩雨华')
  await dialog.getByLabel('Reason').fill('Moved to another post')
  await readable(leader)
  await picture(leader, 'hand-over.en.wide')
  await dialog.getByRole('button', { name: 'Hand over', exact: true }).click()
  await leader.getByText('Nothing lies in the name of this person').waitFor()
  assert.deepEqual(huying.faults, [])
})
