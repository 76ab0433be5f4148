import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { goTo } from './desk-work.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

test('the telephone rings: an empty form takes the number by itself, a form in work when F2 is pressed', async () => {
  const taker = await huying.enter('call-taker')
  await goTo(taker, '/intake')
  const panel = taker.getByRole('region', { name: '话机' })
  const phone = taker.getByLabel('联系电话')
  const ring = async (number: string) => {
    await panel.getByRole('button', { name: '模拟来电' }).click()
    await taker.getByLabel('来电号码').fill(number)
    await taker.getByRole('button', { name: '振铃' }).click()
  }
  await panel.getByText('话机空闲').waitFor()
  await ring('13812345678')
  await panel.getByText('通话 13812345678').waitFor()
  assert.equal(await phone.inputValue(), '13812345678')

  await taker.getByLabel('诉求内容').fill('还在说第一件事')
  await ring('85771234')
  await panel.getByText('来电 85771234').waitFor()
  assert.equal(await phone.inputValue(), '13812345678', 'what is typed stays')
  assert.deepEqual(await seriousFindings(taker), [])
  await taker.keyboard.press('F2')
  await panel.getByText('通话 85771234').waitFor()
  assert.equal(await phone.inputValue(), '85771234')
  assert.equal(await taker.getByLabel('诉求内容').inputValue(), '还在说第一件事')
  assert.deepEqual(huying.faults, [])
})
