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

/** Sends a case to the street by the page of the dispatcher. */
async function sends(dispatcher: Page, id: number): Promise<void> {
  await dispatcher.goto(`${huying.address}/cases/${id}`)
  await act(dispatcher, '派单', (form) => choose(form, '承办单位', '民族街'))
}

test('a street’s day by keys alone: signed, looked at by group, passed down, answered from a template', async () => {
  const [taker, dispatcher] = [await huying.enter('call-taker'), await huying.enter('dispatcher')]
  const lamp = await opens(taker, '民族路路灯不亮三天了')
  const cover = await opens(taker, '民族路井盖松动')
  await sends(dispatcher, lamp.id)
  await sends(dispatcher, cover.id)

  const street = await huying.enter('street-clerk')
  const card = (name: string) => street.locator('.group-cards button').filter({ hasText: name })
  await card('待签收').locator('b').filter({ hasText: '2' }).waitFor()
  await picture(street, 'desk-to-sign.zh.wide')
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await street.keyboard.press(key)
  }
  await street.locator('.desk aside .act').waitFor()
  await keys('j', 's', 'Enter')
  await card('待签收').locator('b').filter({ hasText: '1' }).waitFor()
  await card('待答复').locator('b').filter({ hasText: '1' }).waitFor()
  await card('待联系').waitFor()

  await keys('2')
  await street.locator('.group-cards [aria-pressed=true]').waitFor()
  await street.waitForURL(/\?group=contact$/)
  await street.locator('.desk tbody tr').nth(1).waitFor({ state: 'detached' })
  await street.locator('.desk aside').getByText(lamp.number).waitFor()
  await keys('j', 'p')
  const form = street.locator('.desk aside .act form')
  await form.getByLabel('下派单位').click()
  await pick(street)
  await keys('Control+Enter')
  await form.waitFor({ state: 'detached' })

  const community = await huying.enter('community-clerk')
  await community.locator('.group-cards').getByText('协办与下派').waitFor()
  await community.locator('.desk aside .act').waitFor()
  await community.keyboard.press('r')
  await community.locator('.desk aside form').getByLabel('内部备注').fill('灯泡坏了，已换。')
  await community.keyboard.press('Control+Enter')
  await community.getByText('待办都办完了').waitFor()

  await keys('r')
  await form.getByRole('button', { name: '答复模板' }).click()
  await street.getByRole('menuitem', { name: '已办结' }).click()
  const reply = form.getByLabel('答复群众')
  assert.match(await reply.inputValue(), new RegExp(`${lamp.number}.*民族街`))
  await reply.fill((await reply.inputValue()).replace('……', '更换灯泡'))
  await form.getByText('电话联系').click()
  await readable(street)
  await picture(street, 'desk-answer.zh.wide')
  await reply.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await card('待答复').waitFor({ state: 'detached' })
  await keys('?')
  await street.getByRole('dialog').getByText('签收、答复、下派').waitFor()
  await picture(street, 'desk-keys.zh.wide')
  assert.deepEqual(huying.faults, [])
})

test('the desk on a phone, in English; nothing waits', async () => {
  const phone = { language: 'en', viewport: { width: 390, height: 844 } } as const
  const street = await huying.enter('street-clerk', phone)
  await street.locator('.group-cards').getByText('To sign').waitFor()
  await street.goto(`${huying.address}/?group=sign`)
  await street.locator('.group-cards [aria-pressed=true]').getByText('To sign').waitFor()
  await readable(street)
  await picture(street, 'desk.en.phone')
  // A tap opens the case whole: beside the list is no room.
  await street.locator('.desk tbody tr').first().click()
  await street.locator('.case-head').waitFor()
  const quiet = await huying.enter('street-clerk-02', phone)
  await quiet.getByText('Nothing waits for you').waitFor()
  await picture(quiet, 'desk-empty.en.phone')
  assert.deepEqual(huying.faults, [])
})
