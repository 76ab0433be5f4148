import assert from 'node:assert/strict'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { loadConfig } from '#kernel/config.ts'
import { Refused } from '#kernel/errors.ts'
import type { Values } from './command.ts'
import { fiscal } from './fiscal.ts'

/** Table 01 of a department of our own; `other` is its other income. */
const disclosure = (other: string): string =>
  [
    ...['示例区数据中心2024年度部门决算公开', '2024年度收入支出决算总表', '公开01表'],
    '项 目\t行次\t金额\t项 目\t行次\t金额',
    '一、财政拨款收入\t1\t100.00\t一、一般公共服务支出\t4\t100.00',
    `二、其他收入\t2\t${other}\t八、社会保障和就业支出\t5\t`,
    '本年收入合计\t3\t100.00\t本年支出合计\t6\t100.00',
    '3行 = (1+2) 行； 6行 = (4+5) 行。',
  ].join('\n')

async function run(files: Record<string, string | Buffer>, values: (folder: string) => Values = () => ({})) {
  const folder = await mkdtemp(path.join(tmpdir(), 'huying-fiscal-'))
  const words = ['check']
  for (const [name, content] of Object.entries(files)) {
    words.push(path.join(folder, name))
    await writeFile(path.join(folder, name), content)
  }
  let printed: unknown
  let lines: readonly string[] = []
  const exit = await fiscal.run({
    ...{ words, values: values(folder), config: loadConfig({}), tell: () => undefined },
    print(result, told) {
      printed = result
      lines = told()
    },
  })
  return { exit, printed: JSON.parse(JSON.stringify(printed)) as Record<string, unknown>, lines, folder }
}

test('one file prints one object, several print an array; an error makes the exit code 1', async () => {
  const good = await run({ 'a.txt': disclosure('') })
  assert.equal(good.exit, 0)
  assert.deepEqual(Object.keys(good.printed), ['document', 'findings'])
  const { exit, printed } = await run({ 'a.txt': disclosure(''), 'b.txt': disclosure('5.00') })
  assert.equal(exit, 1)
  assert.ok(Array.isArray(printed))
  const [, wrong] = printed as unknown as { findings: Record<string, unknown>[] }[]
  assert.deepEqual(Object.keys(wrong!.findings[0]!).toSorted(), [
    ...['computation', 'expected', 'found', 'line', 'note', 'place', 'rule', 'severity'],
  ])
})

test('--language en tells the same findings in English; another language is refused', async () => {
  const of = async (language?: string) =>
    run({ 'b.txt': disclosure('5.00') }, () => (language ? { language } : {}))
  const [zh, en] = [await of(), await of('en')]
  const only = ({ printed }: typeof zh) => (printed.findings as Record<string, string>[])[0]!
  assert.deepEqual(Object.keys(only(en)).toSorted(), Object.keys(only(zh)).toSorted())
  assert.equal(only(zh).rule, 'R01 收支总表行公式')
  assert.equal(only(en).rule, 'R01 Row formulas of the overall table')
  assert.match(only(en).computation!, /^line 3=1\+2; off by /)
  assert.match(en.lines[0]!, /1 tables, 1 findings$/)
  await assert.rejects(of('fr'), /zh or en/)
})

test('a file that cannot be read stands in its place and stops no other', async () => {
  const { exit, printed } = await run({
    'a.txt': disclosure('5.00'),
    'b.png': Buffer.from('\x89PNG\r\n', 'latin1'),
  })
  assert.equal(exit, 2)
  const [first, second] = printed as unknown as [{ findings: unknown[] }, { refused: { code: string } }]
  assert.ok(first.findings.length > 0)
  assert.match(second.refused.code, /^documents\./)
})

test('annotated pages and a workbook are written where they are asked for', async () => {
  const files = { 'a.txt': disclosure('5.00'), 'b.txt': disclosure(''), 'c.txt': disclosure('') }
  const { folder, lines } = await run(files, (to) => ({
    html: path.join(to, 'pages'),
    xlsx: path.join(to, 'f.xlsx'),
  }))
  assert.match(await readFile(path.join(folder, 'pages', 'a.txt.html'), 'utf8'), /R01/)
  assert.ok((await readFile(path.join(folder, 'f.xlsx'))).length > 1_000)
  assert.match(lines.at(-3)!, /^1\. 示例区数据中心 2024 {2}错误 1/)
})

test('what is no PDF, or a scanned, torn or locked one, gives its refusal and no marked file', async () => {
  const locked = '%PDF-1.4\n1 0 obj<</Filter/Standard>>endobj\ntrailer<</Encrypt 1 0 R>>'
  const scanned =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>'
  const kinds: [string, string, string][] = [
    ['scanned.pdf', scanned, 'documents.no-text'],
    ['a.txt', disclosure('5.00'), 'fiscal.nothing-to-mark-in'],
    ['torn.pdf', '%PDF-1.7\ntorn', 'documents.damaged'],
    ['locked.pdf', locked, 'documents.damaged'],
  ]
  for (const [name, content, code] of kinds)
    await assert.rejects(
      run({ [name]: content }, (to) => ({ marked: path.join(to, 'marked.pdf') })),
      (error) => error instanceof Refused && error.refusal.code === code,
      name,
    )
})
