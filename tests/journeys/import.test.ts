import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { lampMapping, lampRows, lampTable } from './lamp-table.ts'
import { mappingFile, type Operator, operator, sharedData } from './operator.ts'

interface Report {
  read: number
  opened: number
  alreadyThere: number
  refused: number
  refusedFile: string | null
  rowsPerSecond: number
}

let o: Operator
let mapping = ''
before(async () => {
  o = await operator()
  mapping = await o.file('lamps.json', JSON.stringify(lampMapping))
  await o.json('init')
})
after(() => o.leave())

const cases = async (system: string): Promise<number> => {
  const { cases: count } = await o.json<{ cases: number }>('export', '--out', `${o.folder}/cases.ndjson`)
  const lines = (await readFile(`${o.folder}/cases.ndjson`, 'utf8')).split('\n').filter(Boolean)
  assert.equal(lines.length, count)
  return lines.filter((line) => (JSON.parse(line) as { upstream_system: string }).upstream_system === system)
    .length
}

const nothingLost = ({ read, opened, alreadyThere, refused }: Report) =>
  assert.equal(read, opened + alreadyThere + refused)

test('rows become cases once; run again, nothing is doubled', async () => {
  const file = await o.file('lamps.csv.gz', gzipSync(lampTable(lampRows(30))))
  const first = await o.json<Report>('import', '--mapping', mapping, file)
  assert.deepEqual([first.read, first.opened, first.refused, first.code], [30, 30, 0, 0])
  const again = await o.json<Report>('import', '--mapping', mapping, file)
  assert.deepEqual([again.read, again.opened, again.alreadyThere, again.code], [30, 0, 30, 0])
  assert.equal(await cases('lamps'), 30)
})

test('telephones are masked by the same path as at the desk', async () => {
  await o.json('export', '--out', `${o.folder}/masked.ndjson`)
  const text = await readFile(`${o.folder}/masked.ndjson`, 'utf8')
  assert.match(text, /回电138\*{4}5678/)
  assert.doesNotMatch(text, /13812345678|13987654321/)
})

test('defective rows are refused with their reasons, the others kept', async () => {
  const rows = [
    'D1,好的一行,中山路,,2026-02-02 09:00,,,未办',
    'D2,少一列,中山路,,2026-02-02 09:00,,未办',
    'D3,时间不对,中山路,,2026-02-31 09:00,,,未办',
    'D4,,中山路,,2026-02-02 09:00,,,未办',
    'D5,渠道以外的都好,中山路,不是电话,2026-02-02 09:00,,,未办',
    ',没有编号,中山路,,2026-02-02 09:00,,,未办',
    'D1,同一编号,中山路,,2026-02-02 09:00,,,未办',
    `D6,${'长'.repeat(1200)},中山路,,2026-02-02 09:00,,,未办`,
    'D7,将来的事,中山路,,2199-01-01 09:00,,,未办',
    'D8,最后一行,中山路,,2026-02-02 09:00,,,未办',
  ]
  const file = await o.file('defects.csv', lampTable(rows))
  const report = await o.json<Report>('import', '--mapping', mapping, file)
  nothingLost(report)
  assert.deepEqual(
    [report.read, report.opened, report.alreadyThere, report.refused, report.code],
    [10, 2, 1, 7, 1],
  )
  assert.equal(report.refusedFile, `${file}.refused.ndjson`)
  const refused = (await readFile(report.refusedFile, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { row: number; code: string; columns: object })
  assert.deepEqual(refused.map(({ row, code }) => `${row} ${code}`).toSorted(), [
    '2 exchange.row-broken',
    '3 exchange.moment-unreadable',
    '4 kernel.fields-wrong',
    '5 kernel.fields-wrong',
    '6 exchange.value-missing',
    '8 kernel.fields-wrong',
    '9 flow.happened-in-future',
  ])
})

test('killed in the middle, the next run brings in the rest and doubles nothing', async () => {
  const rows = lampRows(4_000).map((row) => `K${row}`)
  const file = await o.file('killed.csv', lampTable(rows))
  const killed = await o.runUntil(/… \d/, 'import', '--mapping', mapping, file)
  assert.equal(killed.code, null, killed.stderr)
  const rest = await o.json<Report>('import', '--mapping', mapping, file)
  nothingLost(rest)
  assert.ok(rest.alreadyThere > 0 && rest.opened > 0, JSON.stringify(rest))
  assert.equal(rest.opened + rest.alreadyThere, 4_000)
  const again = await o.json<Report>('import', '--mapping', mapping, file)
  assert.equal(again.alreadyThere, 4_000)
})

test('a table that lacks a column, and a mapping that is none, are refused as a whole', async () => {
  const file = await o.file('short.csv', '编号,内容\n1,路灯不亮\n')
  const short = await o.run('import', '--mapping', mapping, file)
  assert.equal(short.code, 2)
  assert.match(short.stderr, /exchange\.column-missing.*登记时间/)
  const none = await o.run('import', '--mapping', await o.file('none.json', '{"system": "Lamps"}'), file)
  assert.equal(none.code, 2)
  assert.ok(none.stderr.includes('exchange.mapping-unreadable'))
})

test('a wrong call says so and changes nothing', async () => {
  const file = await o.file('few.csv', lampTable(lampRows(1)))
  for (const args of [
    ['import', file],
    ['import', '--mapping', mapping],
    ['import', '--mapping', mapping, `${file}.absent`],
    ['import', '--mapping', file, file],
    ['import', '--mapping', mapping, '--district', '110000', file],
    ['import', '--mapping', mapping, '--speed', '9', file],
    ['importe'],
  ]) {
    const { code, stderr } = await o.run(...args)
    assert.equal(code, 2, args.join(' '))
    assert.ok(stderr.length > 0)
    assert.doesNotMatch(stderr, /at async|node:internal/, args.join(' '))
  }
})

for (const [name, path, rows] of [
  ['tainan', 'tainan-1999-requests/requests.ndjson.gz', 699],
  ['baltimore', 'baltimore-311-sample/requests.csv.gz', 6_000],
  ['tipdm', 'citizen-messages-tipdm2020/messages-with-replies.csv.gz', 2_816],
] as const) {
  const { file, skip } = sharedData(path)
  test(`${name}: every real row is in, once`, { skip }, async () => {
    const report = await o.json<Report>('import', '--mapping', mappingFile(name), file)
    nothingLost(report)
    assert.deepEqual([report.read, report.opened, report.refused], [rows, rows, 0])
  })
}
