import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ReportBlock, toPdf } from '#engines/reports/reports.ts'
import { readDocument, readXlsx } from '#kernel/documents.ts'
import { sessionCookie } from '#kernel/session-cookie.ts'
import { sql } from '#kernel/sql.ts'
import { type District, stage, type StageAccount } from '#tests/stage.ts'
import { fiscal } from '../module.ts'
import { soundDisclosure } from '../sound-disclosure.ts'

const { inDistrict } = stage({
  routes: () => fiscal.routes?.({} as never) ?? [],
  extend: async (d) => ({
    accountant: await d.account({ permissions: ['fiscal.read', 'fiscal.edit'] }),
    reader: await d.account({ permissions: ['fiscal.read'] }),
    stranger: await d.account({}),
  }),
})

const wrong = soundDisclosure.replace('二、其他收入\t2\t\t', '二、其他收入\t2\t5.00\t')
const sent = (text: string, name = '公开.txt') => ({ name, bytes: Buffer.from(text).toString('base64') })

/** The first table of the disclosure, printed. */
const pdf = async (): Promise<Buffer> => {
  const rows = wrong.split('\n').slice(3, 7)
  const block: ReportBlock = {
    ...{ kind: 'table', title: '2024年度收入支出决算总表', mark: '公开01表', headerRows: 1 },
    rows: rows.map((row) => row.split('\t').map((said) => ({ said }))),
    widths: [4, 1, 2, 4, 1, 2],
    below: ['3行 = (1+2) 行； 6行 = (4+5) 行。'],
  }
  const report = {
    title: '公开',
    issuer: '示例区数据中心',
    date: '2025年10月20日',
    blocks: [block],
    wanting: [],
  }
  return Buffer.from(await toPdf(report, new Date('2025-10-20T00:00:00Z')))
}

interface Shown {
  name: string
  findings: {
    key: string
    at: number
    line: number
    rule: string
    explained?: { reason: string; by: string }
  }[]
  lines: { at: number; text: string }[]
}
type Staged = District & { accountant: StageAccount; reader: StageAccount; stranger: StageAccount }

async function fileAt(d: Staged, path: string): Promise<Buffer> {
  const url = `/api${path}`
  const answer = await d.app.inject({ url, headers: { cookie: `${sessionCookie}=${d.reader.token}` } })
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 200))
  return answer.rawPayload
}

async function checked(d: Staged, file = sent(wrong)) {
  const { id } = await d.reply<{ id: number }>(d.accountant, 'POST', '/fiscal/checks', file)
  const at = `/fiscal/checks/${id}`
  const look = () => d.reply<Shown>(d.reader, 'GET', at)
  const explain = async (reason: string) =>
    d.reply(d.accountant, 'PUT', `${at}/explanations/${(await look()).findings[0]!.key}`, { reason })
  const output = (query: string) => fileAt(d, `${at}/output?${query}`)
  return { id, at, look, explain, output }
}

test(
  'an accountant checks a file and finds it again among the recent checks; nobody else may',
  inDistrict(async (d) => {
    const one = await checked(d)
    const { findings, lines } = await one.look()
    assert.deepEqual(
      findings.map(({ line, at, rule }) => `${line} ${at} ${rule.split(' ')[0]}`),
      ['7 7 R01'],
    )
    assert.ok(lines.some(({ at, text }) => at === 6 && text.includes('5.00')))
    const { checks } = await d.reply<{ checks: object[] }>(d.reader, 'GET', '/fiscal/checks')
    assert.deepEqual(checks.length, 1)
    assert.equal(await d.refusal(d.stranger, 'POST', '/fiscal/checks', sent(wrong)), 'kernel.not-allowed')
    assert.equal(await d.refusal(d.stranger, 'GET', one.at), 'kernel.not-allowed')
    assert.equal(await d.refusal(d.reader, 'DELETE', one.at), 'kernel.not-allowed')
    await d.reply(d.accountant, 'DELETE', one.at)
    assert.equal(await d.refusal(d.reader, 'GET', one.at), 'fiscal.check-unknown')
    assert.equal(await d.refusal(d.accountant, 'DELETE', one.at), 'fiscal.check-unknown')
  }),
)

test(
  'what was explained holds when the document is checked again, also after the check was deleted; undone, it is gone',
  inDistrict(async (d) => {
    const one = await checked(d)
    await one.explain('收回的押金，年末已冲销')
    const again = await checked(d, sent(wrong, '改名.txt'))
    assert.equal(again.id, one.id, 'one document is one check')
    const said = (await again.look()).findings[0]?.explained
    assert.equal(said?.reason, '收回的押金，年末已冲销')
    await d.reply(d.accountant, 'DELETE', one.at)
    const third = await checked(d)
    const [first] = (await third.look()).findings
    assert.equal(first?.explained?.reason, said.reason)
    const place = `${third.at}/explanations/${first?.key}`
    assert.equal(await d.refusal(d.reader, 'PUT', place, { reason: '不改' }), 'kernel.not-allowed')
    assert.equal(await d.refusal(d.accountant, 'PUT', place, { reason: ' ' }), 'kernel.fields-wrong')
    const nowhere = `${third.at}/explanations/${'0'.repeat(64)}`
    assert.equal(await d.refusal(d.accountant, 'PUT', nowhere, { reason: '无' }), 'fiscal.finding-unknown')
    assert.equal(await d.refusal(d.accountant, 'DELETE', nowhere), 'fiscal.finding-unknown')
    await d.reply(d.accountant, 'DELETE', place)
    assert.equal((await third.look()).findings[0]?.explained, undefined)
    const acts = await d.inside(({ db }) =>
      sql<{ details: { reason?: string; withdrawn?: string } }>`select details from kernel.audit
        where district_id = ${d.district} and act like '%explanations%' and succeeded order by id`.execute(
        db,
      ),
    )
    assert.deepEqual(
      acts.rows.map(({ details }) => details.reason ?? details.withdrawn),
      [said.reason, said.reason],
    )
  }),
)

test(
  'letter, workbook and annotated page tell what was explained, by whom',
  inDistrict(async (d) => {
    const one = await checked(d)
    await one.explain('收回的押金')
    const letter = await readDocument(await one.output('format=docx'), 'a.docx')
    const texts = letter.blocks.map((block) =>
      block.kind === 'table'
        ? block.rows
            .flat()
            .map(({ text }) => text)
            .join(' ')
        : block.text,
    )
    assert.ok(texts.some((text) => text.includes('共有 0 处需要核实或改正')))
    assert.ok(texts.some((text) => /收回的押金（.+，2026年3月2日）/.test(text)))
    const book = await fileAt(d, `/fiscal/findings-book?checks=${one.id}`)
    const [findings, league] = await readXlsx(book)
    assert.equal(findings?.name, '发现')
    assert.ok(findings.rows[1]?.cells.some(({ text }) => text === '收回的押金'))
    assert.equal(league?.name, '排名')
    const page = String(await one.output('format=html&language=en'))
    assert.match(page, /Explained: 收回的押金/)
  }),
)

test(
  'of a PDF the file itself is kept and comes back with its marks; of a text there is none',
  inDistrict(async (d) => {
    const printed = await pdf()
    const one = await checked(d, { name: '公开.pdf', bytes: printed.toString('base64') })
    const { findings } = await one.look()
    assert.ok(findings.some(({ rule }) => rule.startsWith('R01')))
    assert.deepEqual(await fileAt(d, `${one.at}/original`), printed)
    const marked = await one.output('format=pdf')
    assert.ok(marked.subarray(0, printed.length).equals(printed))
    assert.match(marked.toString('latin1'), /\/Subtype \/Highlight/)
    const text = await checked(d)
    assert.equal(await d.refusal(d.reader, 'GET', `${text.at}/original`), 'fiscal.original-not-kept')
    assert.equal(
      await d.refusal(d.reader, 'GET', `${text.at}/output?format=pdf`),
      'fiscal.nothing-to-mark-in',
    )
  }),
)

test(
  'a rule that is none any more is refused; signs that the store cannot hold are replaced',
  inDistrict(async (d) => {
    const one = await checked(d, sent(wrong, '公\0开.txt'))
    assert.equal((await one.look()).name, '公\uFFFD开.txt')
    await d.inside(({ db }) =>
      sql`update fiscal.disclosure_check set findings = jsonb_set(findings, '{0,rule}', '"Z99 无"')
        where district_id = ${d.district}`.execute(db),
    )
    for (const path of [`${one.at}/output?format=docx`, `/fiscal/findings-book?checks=${one.id}`])
      assert.equal(await d.refusal(d.reader, 'GET', path), 'fiscal.rule-unknown')
  }),
)

test('checks and explanations of one district are nothing to another', async () => {
  let id = 0
  await inDistrict(async (d) => {
    const one = await checked(d)
    await one.explain('本区的说明')
    id = one.id
  })()
  await inDistrict(async (d) => {
    assert.equal(await d.refusal(d.accountant, 'GET', `/fiscal/checks/${id}`), 'fiscal.check-unknown')
    assert.equal(await d.refusal(d.accountant, 'DELETE', `/fiscal/checks/${id}`), 'fiscal.check-unknown')
    const seen = await d.inside(({ db }) =>
      sql<{ count: number }>`select (select count(*) from fiscal.explanation)::int
        + (select count(*) from fiscal.disclosure_check)::int
        + (select count(*) from fiscal.check_original)::int as count`.execute(db),
    )
    assert.equal(seen.rows[0]?.count, 0)
    const own = await checked(d)
    assert.equal((await own.look()).findings[0]?.explained, undefined)
  })()
})
