import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Console, openConsole } from './console.ts'
import { act, choose, goTo, pick, stateOf, takeUp } from './desk-work.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

test('a street defect, in English: reported on a phone, filed, dispatched, handled, checked on site, closed', async () => {
  const language = 'en'
  const phone = { language, viewport: { width: 390, height: 844 } } as const
  const supervisor = await huying.enter('supervisor', phone)
  await goTo(supervisor, '/intake')
  const bySupervisor = (checked: boolean) =>
    supervisor.getByRole('checkbox', { name: 'Found by a supervisor', checked }).waitFor()
  await choose(supervisor.locator('form'), 'Channel', '12319')
  await bySupervisor(false)
  await choose(supervisor.locator('form'), 'Channel', 'Supervisor')
  await bySupervisor(true)
  await supervisor.getByLabel('What is wrong').fill('人行道井盖破损，行人容易绊倒。')
  await supervisor.getByLabel('Find a place').fill('民族路')
  await pick(supervisor)
  await supervisor.getByLabel('Where', { exact: true }).fill('民族路 88 号门前')
  await supervisor.getByLabel('Class').fill('污水井盖')
  await pick(supervisor).catch(() => undefined)
  await supervisor.getByRole('button', { name: 'Register' }).click()
  const number = await supervisor.locator('.opened .number').innerText()

  const acceptor = await huying.enter('acceptor', { language })
  await takeUp(acceptor, number)
  await act(acceptor, 'Accept')
  assert.equal(await stateOf(acceptor), 'To file')

  const leader = await huying.enter('shift-leader', { language })
  await takeUp(leader, number)
  await act(leader, 'File')

  const dispatcher = await huying.enter('dispatcher', { language })
  await takeUp(dispatcher, number)
  await act(dispatcher, 'Dispatch', (form) => choose(form, 'Unit', 'Urban Management'))

  const unit = await huying.enter('unit-clerk', { language })
  await takeUp(unit, number)
  await act(unit, 'Handled', (form) => form.getByLabel('Internal note').fill('已更换井盖。'))

  await takeUp(supervisor, number)
  await act(supervisor, 'Checked: done')
  assert.equal(await stateOf(supervisor), 'To close')

  await takeUp(leader, number)
  await act(leader, 'Close')
  assert.equal(await stateOf(leader), 'Closed')
  assert.equal(await leader.locator('.story > li').count(), 7)
  assert.deepEqual(huying.faults, [])
})
