import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

test('at the kiosk: three large steps, a number to photograph, and nothing left for the next', async () => {
  const page = await huying.enter(undefined, { viewport: { width: 1080, height: 1920 } })
  await page.clock.install()
  await page.goto(`${huying.address}/kiosk`)
  await page.getByText('紧急情况请直接拨打').waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await page.getByRole('button', { name: '我要反映问题' }).click()
  const next = page.getByRole('button', { name: '下一步' })
  await next.click()
  await page.getByText('请写明什么事').waitFor()
  await page.getByLabel('什么事').fill('公园厕所没有水')
  assert.deepEqual(await seriousFindings(page), [])
  await next.click()
  await page.locator('.ground .street').first().waitFor()
  await page.getByRole('application').click({ position: { x: 300, y: 200 } })
  await page.locator('.chosen-place').waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await next.click()
  await page.getByLabel('联系电话').fill('13812345678')
  await page.getByRole('button', { name: '提交' }).click()
  assert.match(await page.locator('.number').innerText(), /^CM\d{13}$/)

  await page.clock.runFor(52_000)
  await page.getByRole('alertdialog').waitFor()
  await page.getByRole('button', { name: '我还在' }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await page.clock.runFor(61_000)
  await page.getByRole('button', { name: '我要反映问题' }).click()
  assert.equal(await page.getByLabel('什么事').inputValue(), '')
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))
  assert.doesNotMatch(kept, /厕所|138|CM\d/)
  assert.deepEqual(huying.faults, [])
})

test('what somebody left half typed is wiped, and the page speaks Chinese again', async () => {
  const page = await huying.enter(undefined, { viewport: { width: 1080, height: 1920 } })
  await page.clock.install()
  await page.goto(`${huying.address}/kiosk`)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Report something' }).click()
  await page.getByLabel('What happened').fill('nobody else should read this')
  await page.clock.runFor(61_000)
  await page.getByRole('button', { name: '我要反映问题' }).click()
  assert.equal(await page.getByLabel('什么事').inputValue(), '')
})
