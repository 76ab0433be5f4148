import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { demonstrationDistrict as district } from '#apps/demonstration.ts'
import { modules } from '#apps/modules.ts'
import { createEntries, createEntry, type Writing } from '#engines/registers/registers.ts'
import { sql } from '#kernel/sql.ts'
import { seriousFindings } from './axe.ts'
import { type Console, type Furnishing, openConsole } from './console.ts'
import { choose, goTo, pick } from './desk-work.ts'
import { picture } from './picture.ts'

let huying: Console
before(async () => (huying = await openConsole(oneArticleAndThreeLids)))
after(() => huying.close())

const cell = '420103001001002'

/** A district that knows one thing, and has three lids in one cell. */
async function oneArticleAndThreeLids({ house }: Furnishing): Promise<void> {
  const registers = modules.flatMap((room) => room.registers)
  const register = (wanted: string) => registers.find(({ code }) => code === wanted)!
  await house.store.inDistrict(district, async ({ db }) => {
    const { rows } = await sql<{
      id: number
    }>`select unit_id as id from org.fact_unit where code = 'lighting'`.execute(db)
    const fields = {
      ...{ title: '路灯不亮怎么报修', state: 'published', owner: rows[0]!.id, reviewOn: daysAgo(-90) },
      body: '请问清道路名称和灯杆号。',
    }
    const writing: Writing = { db, district, now: house.clock(), user: { account: 0, name: '' } }
    await createEntry(writing, register('knowledge-article'), { fields, why: '审定' })
    const lids = ['1', '3', '5'].map((number) => ({
      ...{ class: { edition: 'gbt47678.5-2026', kind: 'component', code: '01002' }, state: 'good', cell },
      ...{ identifier: `4201030100200000${number}`, address: `民族路 ${number} 号门前` },
    }))
    await createEntries(writing, register('component'), lids, { why: '普查入库' })
  })
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** The side bar names the registers once it knows them. */
async function goToComponents(page: Page): Promise<void> {
  const to = '/registers/component'
  await page.locator(`.side-bar a[href="${to}"]`).waitFor({ state: 'attached' })
  await goTo(page, to)
}

/** Fills the open dialog, keeps it, waits until it has gone. */
async function keep(page: Page, fill: (dialog: Locator) => Promise<void>, ok: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: ok }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Sent back with its mask, the number is what it was; it is opened for a reason. */
async function openContact(page: Page): Promise<void> {
  const contact = page.locator('.personal')
  await contact.getByText('138****8000').waitFor()
  await contact.getByRole('button', { name: '查看' }).click()
  const reason = page.getByRole('dialog')
  await reason.getByRole('button', { name: '通知养护单位抢修' }).click()
  await reason.getByRole('button', { name: '查看', exact: true }).click()
  await contact.getByText('13800138000').waitFor()
}

const stateOf = (page: Page, label: string): Promise<string> =>
  page.locator('.entry-fields > div', { hasText: label }).locator('dd').first().innerText()

test('a component is registered, changed, told by its history and read as it was', async () => {
  const page = await huying.enter('shift-leader')
  await goToComponents(page)
  await page.getByRole('heading', { name: '部件', exact: true }).waitFor()
  await page.getByText('民族路 3 号门前').waitFor()

  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('dialog').getByText('部件标识码').waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await keep(
    page,
    async (dialog) => {
      await choose(dialog, '类别', '供水井盖')
      await dialog.getByText('完好', { exact: true }).click()
      await choose(dialog, '权属单位', '城市管理')
      await dialog.getByLabel('查找地点').fill('民族路')
      await pick(page)
      await dialog.getByLabel('养护联系人').fill('郑守灯')
      await dialog.getByLabel('养护联系电话').fill('13800138000')
      await dialog.getByLabel('从哪一天起如此').fill(daysAgo(10))
      await dialog.getByLabel('修改原因').fill('普查入库')
    },
    '保存',
  )
  await page.getByRole('heading', { name: '供水井盖' }).waitFor()
  assert.equal(await stateOf(page, '状态'), '完好')
  assert.match(await page.locator('.page-head .code').innerText(), /^42010301001\d{6}$/)

  await page.getByRole('button', { name: '修改', exact: true }).click()
  await keep(
    page,
    async (dialog) => {
      await dialog.getByText('破损', { exact: true }).click()
      await dialog.getByLabel('修改原因').fill('巡查发现破损')
    },
    '保存',
  )
  const history = page.getByRole('region', { name: '历史' })
  await history.getByText('状态：完好 → 破损').waitFor()
  assert.equal(await history.locator('.versions > li').count(), 2)
  assert.equal(await stateOf(page, '状态'), '破损')
  assert.deepEqual(await seriousFindings(page), [])

  await openContact(page)

  await history.getByLabel('截至日期').fill(daysAgo(5))
  await page.getByText(`这是 ${daysAgo(5)} 当天结束时的情况`).waitFor()
  assert.equal(await stateOf(page, '状态'), '完好')
  await history.getByLabel('截至日期').fill(daysAgo(20))
  await page.getByText('没有这个条目，或者当时还没有登记').waitFor()
  await page.getByRole('button', { name: '回到现在' }).click()
  await page.getByText('破损', { exact: true }).first().waitFor()
  assert.deepEqual(
    huying.faults.filter((fault) => !/status of 404/.test(fault)),
    [],
  )
})

test('a table is tried and taken in, in English on a phone; who reads may not write', async () => {
  const phone = { language: 'en', viewport: { width: 390, height: 844 } } as const
  const page = await huying.enter('shift-leader', phone)
  await goToComponents(page)
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog')
  const rows = [
    'Identifier,State,Cell,Where',
    '42010301002000007,Good,420103001001001,Minzu Road 7',
    '42010301002000008,Shining,420103001001001,Minzu Road 2',
  ]
  const file = { name: 'lids.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
  await dialog.locator('input[type=file]').setInputFiles(file)
  await dialog.getByLabel('Why').fill('census of 2026')
  await dialog.getByRole('button', { name: 'Try it' }).click()
  const trial = dialog.getByRole('status', { name: 'What would happen (nothing is kept)' })
  await trial.getByText('Shining').first().waitFor()
  await dialog.getByRole('button', { name: 'Take in one row' }).click()
  await dialog.getByRole('status', { name: 'What happened' }).waitFor()
  await dialog.locator('.ant-modal-footer').getByRole('button', { name: 'Close' }).click()
  await page.getByText('42010301002000007').waitFor()
  assert.deepEqual(await seriousFindings(page), [])

  const supervisor = await huying.enter('supervisor', { language: 'en' })
  await goToComponents(supervisor)
  await supervisor.getByText('42010301002000007').click()
  await supervisor.getByRole('heading', { name: '污水井盖' }).waitFor()
  assert.equal(await supervisor.getByRole('button', { name: 'Change' }).count(), 0)
})

test('the entries that the list shows lie on the map; a point tells of its entry', async () => {
  const page = await huying.enter('shift-leader')
  await goToComponents(page)
  await page.getByRole('link', { name: '42010301001' }).first().waitFor()
  await page.getByText('地图', { exact: true }).last().click()
  await page.waitForURL(/view=map/)
  await page.getByText('1 条有位置').waitFor()
  const map = page.getByRole('region', { name: '部件分布地图' })
  await map.locator('canvas').waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await picture(page, 'components-map.zh')
  await page.getByText('列表', { exact: true }).click()
  await page.getByRole('link', { name: '42010301001' }).first().waitFor()
})

test('a defect names a component of the register, and leads to it', async () => {
  const page = await huying.enter('supervisor')
  await goTo(page, '/intake')
  await choose(page.locator('form'), '渠道', '监督员')
  await page.getByLabel('问题描述').fill('井盖破损')
  await page.getByLabel('位置描述').fill('民族路 1 号门前')
  await page.getByLabel('部件').fill('民族路')
  await pick(page, '42010301002000001')
  await picture(page, 'defect.zh')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.locator('.opened .number').click()
  const link = page.locator('.said').getByRole('link', { name: '42010301002000001' })
  await link.waitFor()
  await picture(page, 'defect-case.zh')
  await link.click()
  await page.getByRole('heading', { name: '污水井盖' }).waitFor()
  await page.getByRole('region', { name: '案件' }).waitFor()
  await picture(page, 'component.zh')
})

test('while the call-taker types, what is known of the matter stands beside the form', async () => {
  const page = await huying.enter('call-taker')
  await goTo(page, '/intake')
  await page.getByLabel('诉求内容').fill('门口的路灯已经三天不亮，报修没有人来')
  const articles = page.getByRole('region', { name: '知识库' })
  await articles.getByText('请问清道路名称和灯杆号').waitFor()
  await articles.getByRole('link', { name: '打开条目' }).waitFor()
  assert.deepEqual(await seriousFindings(page), [])
})

/** One lid as registered, one broken with a photo, one gone; then the cell is handed in. */
async function walkTheCell(walker: Page): Promise<void> {
  const lid = (number: string) => walker.locator('.walk li', { hasText: `民族路 ${number} 号门前` })
  await lid('1').getByRole('button', { name: '相符' }).click()
  await lid('1').getByText('相符', { exact: true }).waitFor()
  await lid('3').getByRole('button', { name: '状态变化' }).click()
  await keep(
    walker,
    async (dialog) => {
      await dialog.getByText('破损', { exact: true }).click()
      const photo = { name: 'lid.png', mimeType: 'image/png', buffer: await walker.screenshot() }
      await dialog.locator('input[type=file]').setInputFiles(photo)
      await dialog.getByRole('button', { name: '移除照片' }).waitFor()
    },
    '状态变化',
  )
  await lid('5').getByRole('button', { name: '丢失' }).click()
  await keep(walker, async () => {}, '丢失')
  await walker.getByText('本格部件已全部核对').waitFor()
  await picture(walker, 'walk.zh')
  assert.deepEqual(await seriousFindings(walker), [])
  await walker.getByRole('button', { name: '提交本格' }).click()
  await keep(walker, async () => {}, '提交本格')
  await walker.getByText('本格已提交').waitFor()
}

test('a census: started, walked on a phone, its differences decided, closed with its figures', async () => {
  const leader = await huying.enter('shift-leader')
  await leader.locator('.side-bar a[href="/registers/census"]').waitFor({ state: 'attached' })
  await goTo(leader, '/registers/census')
  await leader.getByText('这个登记册还没有条目').waitFor()
  await leader.getByRole('button', { name: '开始普查' }).click()
  await keep(
    leader,
    async (dialog) => {
      await dialog.getByLabel('名称').fill('污水井盖普查')
      await dialog.getByLabel('单元网格').fill(cell)
      await choose(dialog, '普查类别', '污水井盖 01002')
      await dialog.getByLabel('结束日期').fill(daysAgo(-30))
    },
    '开始普查',
  )
  await leader.getByRole('heading', { name: '污水井盖普查' }).waitFor()
  await leader.getByText('0 / 3').first().waitFor()
  const address = new URL(leader.url()).pathname

  const phone = { viewport: { width: 390, height: 844 } } as const
  const walker = await huying.enter('supervisor', phone)
  await walker.goto(huying.address + address)
  await walker.getByRole('link', { name: '普查', exact: true }).click()
  await walkTheCell(walker)

  await leader.reload()
  const found = leader.getByRole('region', { name: '差异' })
  await found.getByText('现场：破损').waitFor()
  await picture(leader, 'census.zh')
  assert.deepEqual(await seriousFindings(leader), [])
  const broken = found.locator('li', { hasText: '现场：破损' })
  await broken.getByRole('button', { name: '写入台账' }).click()
  await keep(leader, (dialog) => dialog.getByLabel('理由').fill('照片属实'), '写入台账')
  await broken.waitFor({ state: 'detached' })
  await found.getByLabel('全选').check()
  await found.locator('.census-marks').getByRole('button', { name: '不予采纳' }).click()
  await keep(leader, (dialog) => dialog.getByLabel('理由').fill('被车辆遮挡'), '不予采纳')
  await found.getByText('没有这样的差异').waitFor()
  await leader.getByRole('button', { name: '结束普查' }).click()
  await keep(leader, (dialog) => dialog.getByLabel('理由').fill('全部走完'), '结束普查')
  const figures = leader.locator('.census-cards')
  await figures.getByText('应查部件').waitFor()
  assert.deepEqual(await figures.locator('dd').allInnerTexts(), '1 0 3 1 1 0 1 0 1 1'.split(' '))
  await picture(leader, 'census-closed.zh')
})
