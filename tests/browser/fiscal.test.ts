import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type ReportBlock, toPdf } from '#engines/reports/reports.ts'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { goTo } from './desk-work.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

/** Pictures for whoever asks: `HUYING_SHOTS=/some/folder`. */
const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.HUYING_SHOTS
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) })
}

const table = (other: string) => [
  ['项 目', '行次', '金额', '项 目', '行次', '金额'],
  ['一、财政拨款收入', '1', '100.00', '一、一般公共服务支出', '4', '100.00'],
  ['二、其他收入', '2', other, '八、社会保障和就业支出', '5', ''],
  ['本年收入合计', '3', '100.00', '本年支出合计', '6', '100.00'],
]
const title = '2024年度收入支出决算总表'
const formula = '3行 = (1+2) 行； 6行 = (4+5) 行。'

const asText = (name: string, other: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(
    [
      ...['示例区数据中心2024年度部门决算公开', title, '公开01表'],
      ...table(other).map((row) => row.join('\t')),
      formula,
    ].join('\n'),
  ),
})

/** A title page and the first table of a made-up department, printed. */
async function asPdf(name: string, other: string) {
  const blocks: ReportBlock[] = [
    { kind: 'title', text: '示例区数据中心2024年度部门决算公开' },
    {
      ...{ kind: 'table', title, mark: '公开01表', headerRows: 1, widths: [4, 1, 2, 4, 1, 2] },
      ...{ page: 'landscape', below: [formula] },
      rows: table(other).map((row) => row.map((said) => ({ said }))),
    },
  ]
  const report = { title: name, issuer: '示例区数据中心', date: '2025年10月20日', blocks, wanting: [] }
  const bytes = await toPdf(report, new Date('2025-10-20T00:00:00Z'))
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) }
}

test('files are checked together while the accountant is elsewhere, stand by their errors, and are deleted', async () => {
  const page = await huying.enter('accountant')
  await goTo(page, '/fiscal')
  await page.getByRole('heading', { level: 1, name: '预决算检查' }).waitFor()
  const broken = { name: '坏.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\ntorn') }
  await page
    .locator('input[type=file]')
    .setInputFiles([asText('对.txt', ''), asText('错.txt', '5.00'), broken])
  await goTo(page, '/running/calendar')
  await page.waitForURL(/calendar/)
  await goTo(page, '/fiscal')
  const progress = page.getByRole('region', { name: '检查进度' })
  await progress.getByText('已完成 3 / 3').waitFor()
  await progress.getByText('坏.pdf').waitFor()
  const recent = page.getByRole('region', { name: '近期检查' })
  await recent.getByText('错误排名').click()
  await page.waitForURL(/order=errors/)
  await recent.getByRole('row').nth(1).filter({ hasText: '错.txt' }).waitFor()
  const saved = page.waitForEvent('download')
  await recent.getByRole('button', { name: '导出 XLSX' }).click()
  assert.match((await saved).suggestedFilename(), /\.xlsx$/)
  await recent.getByRole('button', { name: '删除 对.txt' }).click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /删\s*除/ })
    .click()
  await recent.getByRole('row').filter({ hasText: '对.txt' }).waitFor({ state: 'detached' })
  assert.deepEqual(await seriousFindings(page), [])
})

test('an accountant sees the marks on the pages of a PDF, explains one, and finds all of it again', async () => {
  const page = await huying.enter('accountant')
  await goTo(page, '/fiscal')
  const file = await asPdf('决算.pdf', '5.00')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.waitForURL(/check=\d+/)
  const pages = page.getByRole('region', { name: '页面' })
  const findings = page.getByRole('region', { name: '发现' })
  const wrong = findings.getByRole('listitem').filter({ hasText: 'R01' })
  await wrong.getByRole('button', { name: /^第 \d+ 页$/ }).click()
  const mark = pages.locator('.pdf-mark.error.is-open')
  await mark.waitFor()
  await pages.locator('canvas[data-drawn]').nth(1).waitFor()
  await shoot(page, 'fiscal.marks.zh')
  await mark.click()
  await wrong.getByRole('button', { name: /说\s*明/ }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('收回的押金，年末已冲销')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /说\s*明/ })
    .click()
  await wrong.getByText('收回的押金').waitFor()
  await page.reload()
  await wrong.getByText('收回的押金').waitFor()
  await findings.getByRole('button', { name: /^错误/ }).click()
  await findings.getByRole('checkbox', { name: '隐藏已说明' }).check()
  await findings.getByText('所选严重度没有发现').waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载标注 PDF' }).click()
  const marked = await readFile(await (await saved).path())
  assert.ok(marked.subarray(0, file.buffer.length).equals(file.buffer))
  assert.match(marked.subarray(file.buffer.length).toString('latin1'), /\/Subtype \/Highlight/)
  await findings.getByRole('checkbox', { name: '隐藏已说明' }).uncheck()
  await wrong.getByRole('button', { name: /撤\s*回/ }).click()
  await wrong.getByText('收回的押金').waitFor({ state: 'detached' })
  assert.deepEqual(await seriousFindings(page), [])
})

test('the same in English on a phone; a reader may look and explains nothing', async () => {
  const page = await huying.enter('leader', { language: 'en', viewport: { width: 390, height: 844 } })
  await goTo(page, '/fiscal')
  await page.locator('input[type=file]').setInputFiles(asText('错.txt', '5.00'))
  await page.waitForURL(/check=\d+/)
  const findings = page.getByRole('region', { name: 'Findings' })
  const wrong = findings.getByRole('listitem').filter({ hasText: 'R01' })
  await wrong.getByRole('button', { name: /^Line/ }).click()
  await page.locator('.original-line.is-open').waitFor()
  assert.equal(await wrong.getByRole('button', { name: 'Explain' }).count(), 0)
  await shoot(page, 'fiscal.phone.en')
  assert.deepEqual(await seriousFindings(page), [])
  // A torn file is refused on purpose, which the browser says aloud.
  assert.deepEqual(
    huying.faults.filter((fault) => !fault.includes('422')),
    [],
  )
})
