import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { crc32, deflateRawSync } from 'node:zlib'
import { chance } from '#kernel/chance.ts'
import { writeDocx } from '#kernel/documents.ts'

/** Whatever is dropped on the checker: an answer or a refusal by name, in a heap of 512 MB and less than 1 GB in all. */

const folder = await mkdtemp(path.join(tmpdir(), 'huying-hostile-'))
after(() => rm(folder, { recursive: true }))

const lines = [
  ...['示例区数据中心2024年度部门决算公开', '2024年度支出决算表', '公开03表', '类\t款\t项\t1\t2\t3'],
  '合计\t\t\t100.00\t60.00\t40.00',
  ...Array.from({ length: 800 }, (_, n) => `2010${100 + n}\t科目${n}\t\t${n}.00\t${n}.00\t`),
  '第三部分 情况说明',
  ...Array.from({ length: 800 }, (_, n) => `${n}.事业运行。年初预算为${n}万元，支出决算为80万元，占${n}%。`),
]
const text = lines.join('\n')

/** One part of a ZIP, packed. */
function zip(name: string, content: Uint8Array): Buffer {
  const [file, packed] = [Buffer.from(name), deflateRawSync(content, { level: 9 })]
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(file.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, file, packed])
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, Buffer.alloc(14), file])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}

const bomb = (name: string): Buffer => zip(name, Buffer.alloc(64 << 20, 0x20))
const password = '<</Filter/Standard/V 1/R 2/P -4/O<00>/U<00>>>'
const encrypted = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj${password}endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>`

async function files(): Promise<Record<string, Buffer>> {
  const source = chance(3)
  const docx = Buffer.from(await writeDocx([{ kind: 'paragraph', text: text.slice(0, 9_000), place: {} }]))
  return {
    'cut.txt': Buffer.from(text.slice(101, 30_002)),
    'shuffled.txt': Buffer.from(source.shuffle(lines).join('\n')),
    'one-line.txt': Buffer.from(lines.join(' ').repeat(8)),
    'foreign.txt': Buffer.from(Buffer.from(text).toString('latin1'), 'utf16le'),
    'bytes.txt': Buffer.from(Array.from({ length: 200_000 }, () => Math.floor(source.between(0, 256)))),
    'cut.docx': docx.subarray(0, docx.length / 2),
    'bomb.docx': bomb('word/document.xml'),
    'bomb.xlsx': bomb('xl/workbook.xml'),
    'locked.pdf': Buffer.from(encrypted),
    'cut.pdf': Buffer.from(encrypted.slice(0, 60)),
  }
}

/** 200 MB on disk, of which the first bytes alone say what it is. */
async function huge(name: string, head: string): Promise<void> {
  const file = await open(path.join(folder, name), 'w')
  await file.write(head)
  await file.truncate(200 << 20)
  await file.close()
}

type Answer = { document: object; findings: object[] } | { file: string; refused: { code: string } }

test('hostile files are answered or refused by name, one after the other, in a bounded heap', async () => {
  const made = await files()
  for (const [name, bytes] of Object.entries(made)) await writeFile(path.join(folder, name), bytes)
  await huge('huge.txt', '2024年度部门决算公开\n')
  await huge('huge.pdf', '%PDF-1.7\n')
  await huge('huge.docx', 'PK\u0003\u0004')
  const names = [...Object.keys(made), 'huge.txt', 'huge.pdf', 'huge.docx']
  const tell = 'process.on("exit",()=>console.error("rss",process.resourceUsage().maxRSS))'
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [
      ...['--max-old-space-size=512', '--import', `data:text/javascript,${tell}`],
      ...[path.join(import.meta.dirname, '..', 'cli.ts'), 'fiscal', 'check', '--json'],
      ...names.map((name) => path.join(folder, name)),
    ],
    { maxBuffer: 256 << 20 },
  ).catch((failed: { code: number; stdout: string; stderr: string }) => {
    // 1: errors were found; 2: some were refused. A killed process has neither.
    assert.ok([1, 2].includes(failed.code), failed.stderr.slice(-2_000))
    return failed
  })
  const answers = JSON.parse(stdout) as Answer[]
  assert.equal(answers.length, names.length)
  const told = Object.fromEntries(
    answers.map((one, n) => [names[n]!, 'refused' in one ? one.refused.code : 'read']),
  )
  for (const name of ['cut.txt', 'shuffled.txt', 'one-line.txt']) assert.equal(told[name], 'read', name)
  for (const name of ['bomb.docx', 'bomb.xlsx']) assert.equal(told[name], 'documents.expands-too-far', name)
  assert.equal(told['locked.pdf'], 'documents.encrypted')
  assert.equal(told['huge.txt'], 'fiscal.text-too-long')
  for (const name of ['cut.docx', 'cut.pdf', 'huge.pdf', 'huge.docx'])
    assert.match(told[name]!, /^documents\./, name)
  const kilobytes = Number(/rss (\d+)/.exec(stderr)?.[1])
  assert.ok(kilobytes > 0 && kilobytes < 1 << 20, `${kilobytes} KB`)
})
