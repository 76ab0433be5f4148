import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { type Block, writeDocx, writeHtml, writeXlsx } from '#kernel/documents.ts'
import { chance } from '#kernel/chance.ts'
import { Refused } from '#kernel/errors.ts'
import { checkFile } from './fiscal-check.ts'
import { linesOfFile } from './read/lines-of-file.ts'
import { soundDisclosure } from './sound-disclosure.ts'

const shared = path.join(import.meta.dirname, '..', '..', '..', 'shared')
const absent = !existsSync(shared) && 'the published disclosures are not beside the checkout'

const wrong = soundDisclosure.replace('二、其他收入\t2\t\t', '二、其他收入\t2\t5.00\t')
const codes = async (bytes: Uint8Array, name: string): Promise<string[]> =>
  (await checkFile(bytes, name)).findings.map(({ line, rule }) => `${line} ${rule.split(' ')[0]}`)

/** The same disclosure as blocks: every run of tabbed lines is a table. */
function blocks(text: string): Block[] {
  const out: Block[] = []
  for (const line of text.split('\n')) {
    const last = out.at(-1)
    const cells = line.split('\t').map((cell) => ({ text: cell }))
    if (cells.length === 1) out.push({ kind: 'paragraph', text: line, place: {} })
    else if (last?.kind === 'table') last.rows.push(cells)
    else out.push({ kind: 'table', rows: [cells], place: {} })
  }
  return out
}

const workbook = (rows: string[][]): Promise<Uint8Array> =>
  writeXlsx([{ name: '公开', table: { rows: rows.map((row) => row.map((text) => ({ text }))) } }])

test('text in GB18030 and in UTF-16 is the same disclosure', async () => {
  const gb = new Uint8Array(readFileSync(path.join(import.meta.dirname, 'fixtures', 'sound.gb18030.txt')))
  assert.deepEqual(await codes(gb, 'a.txt'), [])
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(wrong, 'utf16le')])
  assert.deepEqual(await codes(utf16, 'a.txt'), ['7 R01'])
})

test('the same disclosure as HTML, DOCX and XLSX has the same finding', async () => {
  const html = Buffer.from(writeHtml(blocks(wrong), { title: '公开' }))
  assert.ok((await codes(html, 'a.html')).some((one) => one.endsWith('R01')))
  const docx = await writeDocx(blocks(wrong), { title: '公开' })
  assert.ok((await codes(docx, 'a.docx')).some((one) => one.endsWith('R01')))
  const xlsx = await workbook(wrong.split('\n').map((line) => line.split('\t')))
  assert.ok((await codes(xlsx, 'a.xlsx')).some((one) => one.endsWith('R01')))
})

test('a text too long for a disclosure is refused by name', async () => {
  const long = Buffer.alloc(17 * (1 << 20), '一行文字\n')
  await assert.rejects(
    checkFile(long, 'a.txt'),
    (error) => error instanceof Refused && error.refusal.code === 'fiscal.text-too-long',
  )
})

test('files that cannot be read are refused by name', async () => {
  const bad: [string, Uint8Array][] = [
    ['empty.txt', new Uint8Array()],
    ['picture.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['locked.pdf', Buffer.from('%PDF-1.4\n1 0 obj<</Filter/Standard>>endobj\ntrailer<</Encrypt 1 0 R>>')],
    ['torn.docx', Buffer.from('PK\x03\x04torn', 'latin1')],
  ]
  for (const [name, bytes] of bad)
    await assert.rejects(checkFile(bytes, name), (error) => error instanceof Refused, name)
})

test(
  'cut, shuffled and garbled disclosures are answered soon',
  { skip: absent, timeout: 60_000 },
  async () => {
    const source = chance(11)
    for (const file of readdirSync(path.join(shared, 'documents')).filter((name) => name.endsWith('.txt'))) {
      const bytes = readFileSync(path.join(shared, 'documents', file))
      const lines = bytes.toString('utf8').split('\n')
      const hostile = [
        Buffer.from(source.shuffle(lines).join('\n')),
        Buffer.from(lines.join('')),
        Buffer.from(lines.join(' ').repeat(4)),
        Buffer.from(bytes.toString('latin1'), 'utf8'),
        bytes.subarray(Math.floor(source.between(0, bytes.length)), bytes.length),
        Buffer.from(lines.map((line) => line.replaceAll(/\s+/g, '')).join('\n')),
      ]
      for (const one of hostile) {
        const begun = performance.now()
        await checkFile(one, file).catch((error: unknown) => assert.ok(error instanceof Refused))
        assert.ok(performance.now() - begun < 15_000, `${file} took too long`)
      }
    }
  },
)

test('another document of the unit is held against it', { skip: absent }, async () => {
  const read = (start: string) => {
    const name = readdirSync(path.join(shared, 'documents')).find((one) => one.startsWith(start))!
    return { bytes: readFileSync(path.join(shared, 'documents', name)), name }
  }
  const budget = read('004')
  const { findings } = await checkFile(budget.bytes, budget.name, read('000'))
  assert.deepEqual(
    findings
      .filter(({ rule }) => rule.startsWith('X12'))
      .map(({ place, found, expected }) => `${place} ${found} ${expected}`),
    ['2019年末在职人数 9.00 8.00', '2019年末车辆数 1.00 3.00'],
  )
})

test(
  'a layout never seen is read without a crash, and what was not read is said',
  { skip: absent },
  async () => {
    const folder = path.join(shared, 'data', 'disclosure-template')
    for (const file of readdirSync(folder).filter((name) => /\.(pdf|txt)$/.test(name))) {
      const { document } = await checkFile(readFileSync(path.join(folder, file)), file)
      assert.ok(document.tables.length > 0 || document.unread.length > 0)
    }
  },
)

test('a table with a row of one cell keeps its title as text', async () => {
  const xlsx = await workbook([['2024年度支出决算表'], ['类', '款']])
  assert.equal((await linesOfFile(xlsx, 'a.xlsx')).lines[0]!.trim(), '2024年度支出决算表')
})
