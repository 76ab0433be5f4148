import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { demonstrationDistrict as district } from '#apps/demonstration.ts'
import { modules } from '#apps/modules.ts'
import { createEntry } from '#engines/registers/registers.ts'
import { sql } from '#kernel/sql.ts'
import { seriousFindings } from './axe.ts'
import { type Console, type Furnishing, openConsole } from './console.ts'
import { choose, goTo, pick } from './desk-work.ts'

let huying: Console
before(async () => (huying = await openConsole(oneArticle)))
after(() => huying.close())

/** A district that knows one thing. */
async function oneArticle({ house }: Furnishing): Promise<void> {
  const articles = modules.flatMap((room) => room.registers).find(({ code }) => code === 'knowledge-article')!
  await house.store.inDistrict(district, async ({ db }) => {
    const { rows } = await sql<{
      id: number
    }>`select unit_id as id from org.fact_unit where code = 'lighting'`.execute(db)
    const fields = {
      ...{ title: '路灯不亮怎么报修', state: 'published', owner: rows[0]!.id, reviewOn: daysAgo(-90) },
      body: '请问清道路名称和灯杆号。',
    }
    const writing = { db, district, now: house.clock(), user: { account: 0, name: '' } }
    await createEntry(writing, articles, { fields, why: '审定' })
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

const stateOf = (page: Page, label: string): Promise<string> =>
  page.locator('.entry-fields > div', { hasText: label }).locator('dd').first().innerText()

test('a component is registered, changed, told by its history and read as it was', async () => {
  const page = await huying.enter('shift-leader')
  await goToComponents(page)
  await page.getByRole('heading', { name: '部件', exact: true }).waitFor()
  await page.getByText('这个登记册还没有条目').waitFor()

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
    '42010301002000001,Good,420103001001001,Minzu Road 1',
    '42010301002000002,Shining,420103001001001,Minzu Road 2',
  ]
  const file = { name: 'lids.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
  await dialog.getByLabel('CSV or XLSX file').setInputFiles(file)
  await dialog.getByLabel('Why').fill('census of 2026')
  await dialog.getByRole('button', { name: 'Try it' }).click()
  await dialog.getByText('2 rows: 1 new, 0 changed, 0 the same, 1 refused').waitFor()
  assert.match(await dialog.locator('.refused-rows').innerText(), /Shining/)
  await dialog.getByRole('button', { name: 'Take in 1 rows' }).click()
  await dialog.getByText('Taken in').waitFor()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await page.getByText('42010301002000001').waitFor()
  assert.deepEqual(await seriousFindings(page), [])

  const supervisor = await huying.enter('supervisor', { language: 'en' })
  await goToComponents(supervisor)
  await supervisor.getByText('42010301002000001').click()
  await supervisor.getByRole('heading', { name: '污水井盖' }).waitFor()
  assert.equal(await supervisor.getByRole('button', { name: 'Change' }).count(), 0)
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
