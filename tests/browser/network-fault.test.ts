import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { goTo, stateOf } from './desk-work.ts'

const root = path.join(import.meta.dirname, '..', '..')

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

test('no page knows of a network fault: what follows comes from its declaration alone', () => {
  assert.equal(existsSync(path.join(root, 'modules/network/web.tsx')), false)
  const pages = globSync(['apps/console/**/*.{ts,tsx}', 'ui/**/*.{ts,tsx}'], { cwd: root })
  assert.ok(pages.length > 200)
  const knows = /network-fault|#modules\/network|'(solving|confirming|notSolved)'/
  assert.deepEqual(
    pages.filter((file) => knows.test(readFileSync(path.join(root, file), 'utf8'))),
    [],
  )
})

test('form, list, page, actions, history, export and permission of a case type without page code', async () => {
  const duty = await huying.enter('network-duty')
  await goTo(duty, '/intake')
  const form = duty.getByRole('form', { name: '网络故障' })
  await form.getByLabel('来源渠道').fill('12319')
  await duty.keyboard.press('Enter')
  await form.getByLabel('故障描述').fill('三楼整层断网')
  await duty.keyboard.press('Control+Enter')
  await form.getByText('请选择“故障类型”').waitFor()
  await form.getByText('线路中断').click()
  await form.getByText('请选择“故障类型”').waitFor({ state: 'detached' })
  await form.getByLabel('单位及房间').fill('民族街道办事处 301')
  await duty.keyboard.press('Control+Enter')
  const number = await duty.locator('.opened .number').innerText()

  await duty.keyboard.press('Enter')
  await goTo(duty, '/cases')
  await duty.getByLabel('类型').fill('网络故障')
  await duty.keyboard.press('Enter')
  await duty.waitForURL(/type=network-fault/)
  await duty.getByText('三楼整层断网').waitFor()
  await duty.locator('tbody').getByText('待响应').waitFor()
  await duty.getByRole('link', { name: number }).click()
  await duty.locator('.clocks').first().waitFor()
  await duty.locator('.said').getByText('线路中断').waitFor()
  for (const [action, answer] of [['响应'], ['已处理', '交换机断电，已恢复。'], ['确认恢复']]) {
    await duty.locator('.act').getByRole('button', { name: action!, exact: true }).click()
    if (answer) await duty.locator('.act form textarea, .act form input').first().fill(answer)
    await duty.locator('.act form button[type=submit]').click()
    await duty.locator('.act form').waitFor({ state: 'detached' })
  }
  assert.equal(await stateOf(duty), '已恢复')
  assert.equal(await duty.locator('.story > li').count(), 4)
  await duty.locator('.story').getByText('交换机断电，已恢复。').waitFor()
  assert.deepEqual(await seriousFindings(duty), [])

  const reviewer = await huying.enter('reviewer')
  await reviewer.goto(`${huying.address}/cases?type=network-fault`)
  await reviewer.getByText('三楼整层断网').waitFor()
  await reviewer.getByRole('button', { name: '导出' }).click()
  await reviewer.getByRole('button', { name: '导出 CSV' }).click()
  const link = reviewer.getByRole('link', { name: /1 件/ })
  await link.waitFor()
  const [file] = await Promise.all([reviewer.waitForEvent('download'), link.click()])
  assert.match(await readFile(await file.path(), 'utf8'), new RegExp(`${number}[^]*三楼整层断网`))
  await reviewer.goto(duty.url())
  await reviewer.locator('.act').getByText('此案现在没有需要您办理的事项').waitFor()
  assert.equal(await reviewer.locator('.side-bar a[href="/intake"]').count(), 0, 'opens none')
  assert.deepEqual(huying.faults, [])
})
