import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument, readXlsx } from '#kernel/documents.ts'
import { stage } from '#tests/stage.ts'
import type { CheckedFile } from '../fiscal-check.ts'
import { soundDisclosure } from '../sound-disclosure.ts'
import { checkDisclosureFile } from './check-disclosure.ts'
import { exportFindings } from './export-findings.ts'

const { inDistrict } = stage({
  routes: () => [checkDisclosureFile, exportFindings],
  extend: async (d) => ({
    accountant: await d.account({ permissions: ['fiscal.read'] }),
    stranger: await d.account({}),
  }),
})

const wrong = soundDisclosure.replace('二、其他收入\t2\t\t', '二、其他收入\t2\t5.00\t')
const sent = (text: string) => ({ name: '公开.txt', bytes: Buffer.from(text).toString('base64') })
type Checked = CheckedFile & { lines: { at: number; text: string }[] }

test(
  'an accountant drops a file and sees it with its findings; nobody else may',
  inDistrict(async (d) => {
    const checked = await d.reply<Checked>(d.accountant, 'POST', '/fiscal/checks', sent(wrong))
    assert.deepEqual(
      checked.findings.map(({ line, rule }) => `${line} ${rule.split(' ')[0]}`),
      ['7 R01'],
    )
    assert.match(checked.findings[0]!.en.computation, /^line 3=1\+2/)
    assert.ok(checked.lines.some(({ at, text }) => at === 6 && text.includes('5.00')))
    assert.equal(await d.refusal(d.stranger, 'POST', '/fiscal/checks', sent(wrong)), 'kernel.not-allowed')
  }),
)

test(
  'what is left to mend goes out as a workbook and as a letter; a rule that is none is refused',
  inDistrict(async (d) => {
    const { document, findings } = await d.reply<Checked>(d.accountant, 'POST', '/fiscal/checks', sent(wrong))
    const file = { name: '公开.txt', document, findings }
    const bytesOf = async (format: string, language = 'zh') => {
      const asked = { format, language, files: [file] }
      const { bytes } = await d.reply<{ bytes: string }>(
        d.accountant,
        'POST',
        '/fiscal/findings-files',
        asked,
      )
      return Buffer.from(bytes, 'base64')
    }
    const book = await readXlsx(await bytesOf('xlsx'))
    assert.deepEqual(
      book.map(({ name }) => name),
      ['发现', '排名'],
    )
    const english = await readXlsx(await bytesOf('xlsx', 'en'))
    assert.deepEqual(
      english.map(({ name }) => name),
      ['Findings', 'League'],
    )
    const letter = await readDocument(await bytesOf('docx'), 'a.docx')
    assert.ok(letter.blocks.some((block) => block.kind === 'table' && block.rows.length === 2))
    const odd = { ...file, findings: [{ ...findings[0]!, rule: 'Z99 无' }] }
    assert.equal(
      await d.refusal(d.accountant, 'POST', '/fiscal/findings-files', { format: 'xlsx', files: [odd] }),
      'fiscal.rule-unknown',
    )
  }),
)
