import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { writeXlsx } from '#kernel/documents.ts'
import { checkFile } from '#modules/fiscal/module.ts'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { choose, goTo } from './desk-work.ts'
import { picture } from './picture.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

const phone = { viewport: { width: 390, height: 844 } } as const
const saved = (page: Page) => page.getByRole('status').getByText('已保存', { exact: true }).waitFor()

/** Types into one cell after another, as the keyboard goes. */
async function typeLine(
  page: Page,
  row: number,
  cells: readonly (readonly [column: string, text: string])[],
) {
  for (const [column, text] of cells) {
    const cell = page.getByLabel(`${column} 第 ${row} 行`, { exact: true })
    await cell.fill(text)
    await cell.press('Enter')
  }
}

const workbook = async (rows: readonly (readonly string[])[]) => ({
  name: '账目.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    await writeXlsx([{ name: '收支', table: { rows: rows.map((row) => row.map((text) => ({ text }))) } }]),
  ),
})

const begin = async (page: Page, unit: string): Promise<void> => {
  await goTo(page, '/compose')
  await page.getByRole('button', { name: '新建账目' }).click()
  const dialog = page.getByRole('dialog')
  await choose(dialog, '单位', unit)
  await dialog.getByRole('button', { name: /^建\s*立$/ }).click()
  await page.waitForURL(/\/compose\/\d+$/)
  await page.getByRole('heading', { level: 1, name: unit }).waitFor()
}

const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: false }).first()

async function typeThree(page: Page): Promise<void> {
  await typeLine(page, 1, [
    ['功能科目', '2010350'],
    ['经济科目', '30101'],
    ['金额（元）', '1,200,000.10'],
  ])
  await typeLine(page, 2, [
    ['功能科目', '住房公积金'],
    ['经济科目', '30113'],
    ['金额（元）', '100000'],
  ])
  await typeLine(page, 3, [
    ['收支', '收入'],
    ['功能科目', '2010350'],
    ['金额（元）', '1200000.10'],
  ])
  await saved(page)
  const sums = page.getByRole('group', { name: '合计' })
  await sums.getByText('支出 1,300,000.10 元 = 130.00 万元').waitFor()
  await page.reload()
  assert.equal(await page.getByLabel('功能科目 第 2 行', { exact: true }).inputValue(), '2210201 住房公积金')
  await picture(page, 'compose-lines.zh.wide')
}

async function importOne(page: Page, year: number): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(
    await workbook([
      ['年度', '阶段', '收支', '功能科目', '来源', '金额'],
      [String(year), '决算', '收入', '2210201', '一般公共预算', '100000'],
      [String(year), '决算', '收入', '22102', '一般公共预算', '十万'],
    ]),
  )
  const trial = page.getByRole('dialog')
  await trial.getByText('可并入 1 行').waitFor()
  await trial.getByText('第 3 行').waitFor()
  await trial.getByText('功能科目须为项级七位代码').waitFor()
  await picture(page, 'compose-import.zh.wide')
  await trial.getByRole('button', { name: /^并\s*入$/ }).click()
  await page.getByLabel('金额（元） 第 4 行', { exact: true }).waitFor()
}

async function fillLedgers(page: Page, year: number): Promise<void> {
  await page.getByText('台账', { exact: true }).click()
  await field(page, '公开日期').fill(`${year + 1}-10-20`)
  await field(page, '咨询电话').fill('027-55550123')
  await field(page, '主要职责').fill('管理住房保障。\n完成区委、区政府交办的其他事项。')
  await field(page, '自评结果如何应用').fill('自评结果用于下年预算安排。')
  await picture(page, 'compose-ledgers.zh.wide')
  assert.deepEqual(await seriousFindings(page), [])
}

async function giveReasons(page: Page): Promise<void> {
  await page.getByText('文件', { exact: true }).click()
  await page.getByText('待填写原因 2 处').waitFor()
  await page.getByLabel('事业运行（2010350）决算与年初预算不同的原因').fill('年中新设一处机房')
  await page.getByLabel('住房公积金（2210201）决算与年初预算不同的原因').fill('缴存基数年中调整')
  await page.getByRole('region', { name: '文件预览' }).getByText('主要原因是年中新设一处机房').waitFor()
  await page.getByText('检查通过：没有发现').waitFor()
  await picture(page, 'compose-document.zh.wide')
  assert.deepEqual(await seriousFindings(page), [])
}

test('an accountant types and imports books, and takes home a document in which nothing is found', async () => {
  const page = await huying.enter('accountant')
  await begin(page, '区住房和城市更新局')
  const year = Number(/ (\d{4}) 年/.exec((await page.locator('h1').textContent())!)![1])
  await typeThree(page)
  await importOne(page, year)
  await fillLedgers(page, year)
  await giveReasons(page)
  await saved(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出文件' }).click()
  await page.getByRole('link', { name: 'PDF' }).click()
  const bytes = await readFile(await (await download).path())
  const { document, findings } = await checkFile(bytes, 'a.pdf')
  assert.deepEqual([document.year, document.kind, document.tables.length], [year, 'accounts', 9])
  assert.deepEqual(findings, [])
  assert.deepEqual(huying.faults, [])
})

test('what was typed without a connection is saved when it is back; two who type are told', async () => {
  const page = await huying.enter('accountant', { language: 'zh', ...phone })
  await begin(page, '区教育局')
  await page.context().setOffline(true)
  await page.getByLabel('金额（元） 第 1 行', { exact: true }).fill('12.50')
  await page.getByText('连不上服务器').waitFor()
  await page.context().setOffline(false)
  await saved(page)
  await picture(page, 'compose-lines.zh.phone')
  assert.deepEqual(await seriousFindings(page), [])

  const other = await huying.enter('accountant', { language: 'en' })
  await other.goto(page.url())
  const cell = other.getByLabel('Amount (yuan), line 1', { exact: true })
  await cell.fill('13')
  await other.getByText('Saved', { exact: true }).waitFor()
  await picture(other, 'compose-lines.en.wide')
  await page.getByLabel('金额（元） 第 1 行', { exact: true }).fill('14')
  await page.getByRole('button', { name: '以本机为准' }).click()
  await saved(page)
  await other.reload()
  await other.waitForFunction(() => document.querySelector('[data-at="0:7"]')?.getAttribute('value') === '14')
})
