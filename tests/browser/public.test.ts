import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { seriousFindings } from './axe.ts'
import { type Console, type Entering, openConsole } from './console.ts'
import { act, takeUp } from './desk-work.ts'
import { picture } from './picture.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const
const readable = async (page: Page) => assert.deepEqual(await seriousFindings(page), [])

async function visit(address: string, options: Entering = {}): Promise<Page> {
  const page = await huying.enter(undefined, options)
  // The packed browser has no position to give, so the device's answer stands in for it.
  await page.addInitScript(() => {
    const coords = { latitude: 30.6005, longitude: 114.2707 }
    const geolocation = { getCurrentPosition: (found: (at: { coords: object }) => void) => found({ coords }) }
    Object.defineProperty(navigator, 'geolocation', { value: geolocation })
  })
  await page.goto(huying.address + address)
  return page
}

test('a resident reports with photo and place, follows, says “not solved”, and rates the second answer', async () => {
  const page = await visit('/report', phone)
  await page.getByRole('button', { name: '提交' }).click()
  assert.deepEqual(await page.locator('.wrong').allInnerTexts(), ['请写明什么事', '请选定位置，或写明地点'])
  await page.getByLabel('什么事').fill('门口路灯不亮三天了，晚上看不见路。')
  await page.getByLabel('查找道路、小区、地标').fill('民族路')
  await page.getByRole('button', { name: '民族路', exact: true }).first().click()
  await page.locator('.chosen-place b', { hasText: '民族街' }).waitFor()
  const lamp = { width: 900, height: 600, channels: 3, background: '#665544' } as const
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'lamp.jpg', mimeType: 'image/jpeg' },
    buffer: await sharp({ create: lamp }).jpeg().toBuffer(),
  })
  await page.getByAltText('照片 1').waitFor()
  await readable(page)

  // A closed tab loses nothing.
  await page.reload()
  await page.getByAltText('照片 1').waitFor()
  assert.equal(await page.getByLabel('什么事').inputValue(), '门口路灯不亮三天了，晚上看不见路。')
  await page.getByLabel('联系电话').fill('138')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('电话号码看起来不对').waitFor()
  await page.getByLabel('联系电话').fill('13812345678')
  await page.getByRole('button', { name: '提交' }).click()
  const number = await page.locator('.receipt .number').innerText()
  assert.match(number, /^WZ\d{13}$/)
  await readable(page)
  await page.getByRole('link', { name: '查看进度' }).click()
  await page.getByRole('heading', { name: '待派单' }).waitFor()

  const dispatcher = await huying.enter('dispatcher')
  await takeUp(dispatcher, number)
  const answer = (form: { getByLabel(label: string): { fill(text: string): Promise<void> } }) =>
    form.getByLabel('答复群众').fill('您好，路灯已修好。')
  await act(dispatcher, '即答即办', answer)

  await page.getByRole('button', { name: '刷新' }).click()
  await page.getByText('路灯已修好').waitFor()
  await readable(page)
  await page.locator('summary', { hasText: '没有解决' }).click()
  await page.getByLabel('还差什么').fill('第二盏还是不亮')
  await page.getByRole('button', { name: '要求重新办理' }).click()
  await page.getByRole('heading', { name: '待派单' }).waitFor()

  await takeUp(dispatcher, number)
  await act(dispatcher, '即答即办', answer)
  await page.getByRole('button', { name: '刷新' }).click()
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('请回答两个问题').waitFor()
  await page.getByText('已解决', { exact: true }).click()
  await page.getByText('满意', { exact: true }).click()
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('您已评价，谢谢。').waitFor()
  assert.deepEqual(huying.faults, [])
})

test('in English: a lost line keeps the draft and makes one report; a wrong code is said kindly', async () => {
  const page = await visit('/report', { ...phone, language: 'en' })
  await page.getByLabel('What happened').fill('A manhole cover is broken.')
  await page.getByLabel('House number').fill('Minzu Road 88')
  const lost = (url: URL) => url.pathname === '/api/public/appeals'
  // The report arrives, its answer does not.
  await page.route(lost, async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('The server cannot be reached').waitFor()
  huying.faults.length = 0
  await page.unroute(lost)
  await page.getByRole('button', { name: 'Send' }).click()
  const number = await page.locator('.receipt .number').innerText()
  assert.equal(number.slice(-5), '00002', 'the second sending is the first report')

  await page.goto(`${huying.address}/report#follow/${number}/AAAAAAAA`)
  await page.getByRole('alert').getByText('The number or the code is not right').waitFor()
  huying.faults.length = 0
  await page
    .getByRole('button', { name: new RegExp(number) })
    .first()
    .click()
  await page.getByRole('heading', { name: 'To dispatch' }).waitFor()

  await page.locator('summary', { hasText: 'Withdraw it' }).click()
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await page.getByRole('alert').getByText('Tick the box').waitFor()
  await page.getByLabel('Why (optional)').fill('The cover was replaced.')
  await page.getByLabel('I am sure').check()
  await readable(page)
  await picture(page, 'withdraw.en.phone')
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await page.getByRole('heading', { name: 'Withdrawn' }).waitFor()
  await page.locator('summary', { hasText: 'Withdraw it' }).waitFor({ state: 'detached' })
  await readable(page)
  await picture(page, 'withdrawn.en.phone')
  assert.deepEqual(huying.faults, [])
})

test('nearby: by finger and by keyboard on the map, and never anybody’s words', async () => {
  const page = await visit('/report#near', phone)
  const map = page.getByRole('application')
  await page.locator('.ground .street').first().waitFor()
  await page.getByLabel('查找道路、小区、地标').fill('民族路')
  await page.getByRole('button', { name: '民族路', exact: true }).first().click()
  await page.getByText('附近最近').waitFor()
  const text = await page.locator('section.near').innerText()
  assert.match(text, /未分类\s*已结案/)
  assert.doesNotMatch(text, /路灯|138/)
  await map.focus()
  for (const key of ['-', '-', '-', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter'])
    await page.keyboard.press(key)
  await page.getByText('附近最近没有公开的诉求').waitFor()
  await readable(page)

  await page.getByRole('link', { name: '反映问题' }).click()
  await page.getByRole('button', { name: '用我的位置' }).click()
  await page.locator('.chosen-place b', { hasText: '万松街' }).waitFor()
  assert.deepEqual(huying.faults, [])
})

test('12380: reported in confidence on a phone, followed by a receipt that this device does not keep', async () => {
  const page = await visit('/report', phone)
  await page.getByRole('link', { name: '12380' }).click()
  await page.getByRole('button', { name: '提交举报' }).click()
  assert.deepEqual(await page.locator('.wrong').allInnerTexts(), ['请选择反映哪方面的问题', '请写明举报内容'])
  await page.getByText('违规选人用人', { exact: true }).click()
  await page.getByLabel('举报内容').fill('某单位提拔干部未经公示')
  await readable(page)
  await picture(page, 'confidential.zh.phone')
  await page.getByRole('button', { name: '提交举报' }).click()
  const receipt = await page.locator('.receipt .code').innerText()
  assert.match(receipt, /^[A-Z]+\d{13}-\w+$/)
  await readable(page)
  await picture(page, 'confidential-receipt.zh.phone')
  assert.doesNotMatch(
    await page.evaluate(() =>
      [JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href].join(' '),
    ),
    new RegExp(`${receipt}|公示`),
  )
  await page.getByRole('button', { name: '我已抄下' }).click()

  const found = page.locator('.follow-report')
  await found.getByLabel('回执').fill(`${receipt.slice(0, -1)}${receipt.endsWith('2') ? '3' : '2'}`)
  await found.getByRole('button', { name: '查询' }).click()
  await found.getByText('没有这个回执编号').waitFor()
  await found.getByLabel('回执').fill(receipt.toLowerCase())
  await found.getByRole('button', { name: '查询' }).click()
  await found.getByRole('heading', { name: '待受理' }).waitFor()
  await found.getByLabel('补充情况').fill('会议在三月二日上午')
  await found.getByRole('button', { name: '提交补充' }).click()
  await found.getByText('补充已收到。').waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await found.getByRole('heading', { name: 'Received' }).waitFor()
  await readable(page)
  await picture(page, 'confidential.en.phone')
  // One wrong receipt was asked for.
  assert.deepEqual(
    huying.faults.filter((fault) => !fault.includes('404')),
    [],
  )
})
