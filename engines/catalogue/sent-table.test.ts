import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueStage } from '#tests/stage/catalogue-district.ts'
import { mostTableRows } from './sent-table.ts'

const { inDistrict } = catalogueStage()
const sent = (text: string) => ({ bytes: Buffer.from(text).toString('base64') })
const table = '/catalogue/imports/table'

test(
  'a table is opened as it was sent: columns by name, empty lines left out',
  inDistrict(async (d) => {
    const csv = '类别, 时限 \n井盖,4小时\n,\n路灯,2天\n'
    assert.deepEqual(await d.reply(d.editor, 'POST', table, sent(csv)), {
      columns: ['类别', '时限'],
      rows: [
        { 类别: '井盖', 时限: '4小时' },
        { 类别: '路灯', 时限: '2天' },
      ],
    })
  }),
)

test(
  'a table without rows, one too long, and a reader without the right are refused',
  inDistrict(async (d) => {
    assert.equal(await d.refusal(d.editor, 'POST', table, sent('类别,时限\n')), 'catalogue.table-empty')
    const long = `a\n${'1\n'.repeat(mostTableRows + 1)}`
    assert.equal(await d.refusal(d.editor, 'POST', table, sent(long)), 'catalogue.table-too-long')
    assert.equal(await d.refusal(d.clerk, 'POST', table, sent('a\n1\n')), 'kernel.not-allowed')
  }),
)

test(
  'what the table does not speak of stays in force where that is wanted',
  inDistrict(async (d) => {
    const mapping = { edition: 'gbt47678.5-2026', kind: 'matter', code: ['code'] }
    const texts = { name: 'name', file: 'file', close: 'close', limit: 'limit' }
    const rows = [{ code: '06010', name: '暴露垃圾', file: '有', close: '无', limit: '3工作时' }]
    const draft = async (keep: boolean) => {
      const body = {
        rows,
        mapping: { ...mapping, ...texts },
        title: { zh: '修订', en: 'Revision' },
        basis: '令',
        keep,
      }
      const made = await d.reply<{ version: { version: number } }>(
        d.editor,
        'POST',
        '/catalogue/imports',
        body,
      )
      const { differences } = await d.reply<{ differences: { change: string }[] }>(
        ...([d.clerk, 'GET', `/catalogue/versions/${made.version.version}/differences?against=1`] as const),
      )
      return differences.filter(({ change }) => change === 'removed').length
    }
    const [without, kept] = [await draft(false), await draft(true)]
    assert.ok(without > 100 && kept < 5, `${without} removed, ${kept} where the rest is kept`)
  }),
)
