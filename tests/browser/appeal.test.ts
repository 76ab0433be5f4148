import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { act, choose, goTo, pick, stateOf, takeUp } from './desk-work.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

const readable = async (page: Page) => assert.deepEqual(await seriousFindings(page), [])

test('an appeal by phone: taken in, dispatched, signed, passed down, answered, reviewed, called back', async () => {
  const taker = await huying.enter('call-taker')
  await goTo(taker, '/intake')
  await choose(taker.locator('form'), '来源渠道', '12319')
  await taker.getByText('求助', { exact: true }).click()
  await taker.getByLabel('来电人').first().fill('王小明')
  await taker.getByLabel('联系电话').fill('13812345678')
  await taker.getByLabel('诉求内容').fill('门口路灯不亮三天了，晚上看不见路。')
  await taker.getByLabel('查找地点').fill('民族路')
  await pick(taker, '民族路')
  await taker.locator('.within').waitFor()
  await readable(taker)
  await taker.keyboard.press('Control+Enter')
  const number = await taker.locator('.opened .number').innerText()
  assert.match(number, /^CG\d{13}$/)

  const dispatcher = await huying.enter('dispatcher')
  await readable(dispatcher)
  await takeUp(dispatcher, number)
  await act(dispatcher, '派单', (form) => choose(form, '承办单位', '民族街'))
  assert.equal(await stateOf(dispatcher), '待签收')

  const street = await huying.enter('street-clerk')
  await takeUp(street, number)
  await act(street, '签收')
  await act(street, '下派社区', async (form) => {
    await form.getByLabel('下派单位').click()
    await pick(street)
  })
  await readable(street)

  const community = await huying.enter('community-clerk')
  await takeUp(community, number)
  await act(community, '反馈街道', (form) => form.getByLabel('内部备注').fill('现场看过，灯泡坏了，已换。'))

  await act(street, '办结答复', async (form) => {
    await form.getByLabel('答复群众').fill('您好，路灯已于今天修好，感谢反映。')
    await form.getByText('电话联系').click()
  })
  assert.equal(await stateOf(street), '待审核')

  const reviewer = await huying.enter('reviewer')
  await takeUp(reviewer, number)
  await act(reviewer, '审核通过')

  const caller = await huying.enter('caller-back')
  await takeUp(caller, number)
  await caller.getByRole('button', { name: '查看' }).click()
  await caller.getByRole('button', { name: '回访办理结果' }).click()
  await caller.locator('.ant-modal-footer .ant-btn-primary').click()
  await caller.getByText('13812345678').waitFor()
  await act(caller, '回访', async (form) => {
    await form.getByText('已解决').click()
    await form.getByText('满意', { exact: true }).click()
  })
  assert.equal(await stateOf(caller), '已结案')
  await readable(caller)
  assert.equal(await caller.locator('.story > li').count(), 8)
  assert.deepEqual(huying.faults, [])
})
