import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
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
const shared = path.join(import.meta.dirname, '../../../shared/documents')
const published = existsSync(shared) ? readdirSync(shared).map((name) => path.join(shared, name)) : []

const small = (name: string, other: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(
    [
      ...['示例区数据中心2024年度部门决算公开', '2024年度收入支出决算总表', '公开01表'],
      '项 目\t行次\t金额\t项 目\t行次\t金额',
      '一、财政拨款收入\t1\t100.00\t一、一般公共服务支出\t4\t100.00',
      `二、其他收入\t2\t${other}\t八、社会保障和就业支出\t5\t`,
      '本年收入合计\t3\t100.00\t本年支出合计\t6\t100.00',
      '3行 = (1+2) 行； 6行 = (4+5) 行。',
    ].join('\n'),
  ),
})

test('an accountant drops files, sees what does not hold in its place, and marks what was explained', async () => {
  const page = await huying.enter('accountant')
  await goTo(page, '/fiscal')
  await page.getByRole('heading', { name: '预决算检查' }).waitFor()
  await page.locator('input[type=file]').setInputFiles([small('对.txt', ''), small('错.txt', '5.00')])
  const rows = page.getByRole('region', { name: '文件' }).getByRole('row')
  await rows.filter({ hasText: '错.txt' }).getByRole('cell', { name: '1' }).first().waitFor()
  assert.match((await rows.nth(1).textContent())!, /错\.txt/, 'the file with errors stands first')
  await rows.nth(1).click()
  const findings = page.getByRole('region', { name: '发现' })
  await findings.getByText('R01').waitFor()
  await findings.getByRole('checkbox', { name: '已说明', exact: true }).check()
  await findings.getByRole('checkbox', { name: '隐藏已说明' }).check()
  await findings.getByText('所选严重度没有发现').waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 XLSX' }).click()
  assert.match((await saved).suggestedFilename(), /\.xlsx$/)
  assert.deepEqual(await seriousFindings(page), [])
  assert.deepEqual(huying.faults, [])
})

test(
  'the published disclosures on a desk and on a phone',
  { skip: published.length === 0 && 'the published disclosures are not beside the checkout' },
  async () => {
    for (const [language, viewport] of [
      ['zh', { width: 1440, height: 900 }],
      ['en', { width: 390, height: 844 }],
    ] as const) {
      const page = await huying.enter('accountant', { language, viewport })
      await goTo(page, '/fiscal')
      await page
        .getByRole('heading', { level: 1 })
        .filter({ hasText: language === 'zh' ? '预决算检查' : 'Check disclosures' })
        .waitFor({ timeout: 60_000 })
      await page.locator('input[type=file]').setInputFiles(published)
      const list = page.getByRole('region', { name: language === 'zh' ? '发现' : 'Findings' })
      await list.getByRole('listitem').first().waitFor({ timeout: 30_000 })
      await list.getByRole('button', { name: language === 'zh' ? /^错误/ : /^Error/ }).click()
      await list
        .getByRole('button', { name: language === 'zh' ? /^第/ : /^Line/ })
        .first()
        .click()
      await shoot(page, `fiscal.${language}`)
      assert.deepEqual(await seriousFindings(page), [])
    }
  },
)
