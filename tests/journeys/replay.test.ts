import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { openHouse } from '#apps/house.ts'
import { workingDistricts } from '#apps/working-districts.ts'
import { ask } from '#tests/ask.ts'
import { lampMapping, lampTable } from './lamp-table.ts'
import { mappingFile, type Operator, operator, sharedData } from './operator.ts'

interface Channel {
  channel: string | null
  opened: number
  closed: number
  declined: number
  open: number
  withUpstreamDue: number
  onTimeUpstream: number
  withClock: number
  onTime: number
  askedBack: number
  medianDays: number | null
}
interface Report {
  district: number
  read: number
  walked: number
  alreadyThere: number
  refused: number
  steps: number
  channels: Channel[]
}

let o: Operator
before(async () => void (o = await operator()))
after(() => o.leave())

const nothingLost = ({ read, walked, alreadyThere, refused, channels }: Report) => {
  assert.equal(read, walked + alreadyThere + refused)
  const all = channels.at(-1)!
  assert.equal(all.channel, null)
  assert.equal(all.opened, walked + alreadyThere)
  assert.equal(all.opened, all.closed + all.declined + all.open)
}

/** Monday 2 March 2026, 09:00; street defects have three work days. */
const rows = [
  'R1,两天办结,中山路,,2026-03-02 09:00,2026-03-04 09:00,2026-03-03 09:00,已办结',
  'R2,七天办结,中山路,,2026-03-02 09:00,2026-03-09 09:00,2026-03-10 09:00,已办结',
  'R3,来源没有期限,中山路,,2026-03-02 09:00,2026-03-02 10:00,,已办结',
  'R4,重复,中山路,,2026-03-02 09:00,2026-03-03 09:00,2026-03-04 09:00,重复',
  'R5,还没办,中山路,,2026-03-02 09:00,,2026-03-04 09:00,未办',
  'R6,状态不认识,中山路,,2026-03-02 09:00,,,飞了',
]

test('history walks the flow at the source’s moments, judged by its dues and by ours', async () => {
  const mapping = await o.file('lamps.json', JSON.stringify(lampMapping))
  const file = await o.file('lamps.csv', lampTable(rows))
  const report = await o.json<Report>('replay', '--mapping', mapping, file)
  nothingLost(report)
  assert.deepEqual([report.read, report.walked, report.refused, report.code], [6, 5, 1, 1])
  const refused = JSON.parse(await readFile(`${file}.refused.ndjson`, 'utf8')) as {
    row: number
    code: string
  }
  assert.deepEqual([refused.row, refused.code], [6, 'exchange.walk-unknown'])
  const all = report.channels.at(-1)!
  assert.deepEqual([all.closed, all.declined, all.open], [3, 1, 1])
  assert.deepEqual([all.onTimeUpstream, all.withUpstreamDue], [1, 2])
  assert.deepEqual([all.onTime, all.withClock], [2, 3])
  assert.equal(Number(all.medianDays), 2)
  assert.equal(all.askedBack, 0)
})

test('a second replay changes nothing, and the record holds', async () => {
  const mapping = await o.file('lamps.json', JSON.stringify(lampMapping))
  const report = await o.json<Report>('replay', '--mapping', mapping, `${o.folder}/lamps.csv`)
  nothingLost(report)
  assert.deepEqual([report.walked, report.alreadyThere, report.steps], [0, 5, 0])
  const verified = await o.json<{ districts: { steps: number; broken: unknown[] }[] }>('verify')
  assert.equal(verified.code, 0)
  assert.deepEqual(verified.districts[0]?.broken, [])
  assert.equal(verified.districts[0]?.steps, 3 * 7 + 2 + 1)
})

test('verify finds a step that was changed behind the record, and says where', async () => {
  const change = (from: string, into: string) =>
    ask(
      o.database!.ownerUrl,
      `select set_config('huying.district', '429999', false);
       update flow.step set actor_name = replace(actor_name, '${from}', '${into}') where seq = 3`,
    )
  await change('路灯所', '路灯局')
  const found = await o.json<{ districts: { broken: { seq?: number; why: string }[] }[] }>('verify')
  await change('路灯局', '路灯所')
  assert.equal(found.code, 1)
  assert.ok(found.districts[0]!.broken.length > 0)
  assert.ok(found.districts[0]!.broken.every(({ seq }) => seq === 3))
  assert.equal((await o.json('verify')).code, 0)
})

test('what the source lacks is a dash', async () => {
  const mapping = await o.file('lamps.json', JSON.stringify(lampMapping))
  const { stdout } = await o.run('replay', '--mapping', mapping, `${o.folder}/lamps.csv`)
  assert.match(stdout, /合计 all .*–$/m)
})

test('killed in the middle, the next run goes on; no life is there by half', async () => {
  const moved = {
    ...lampMapping,
    system: 'killed-lamps',
    district: { ...lampMapping.district, code: '429998' },
  }
  const mapping = await o.file('killed.json', JSON.stringify(moved))
  const many = Array.from(
    { length: 3_000 },
    (_, i) => `K${i},办结,中山路,,2026-03-02 09:00,2026-03-04 09:00,2026-03-03 09:00,已办结`,
  )
  const file = await o.file('killed.csv', lampTable(many))
  const killed = await o.runUntil(/… \d/, 'replay', '--mapping', mapping, file)
  assert.equal(killed.code, null, killed.stderr)
  const rest = await o.json<Report>('replay', '--mapping', mapping, file)
  nothingLost(rest)
  assert.ok(rest.alreadyThere > 0 && rest.walked > 0, JSON.stringify(rest))
  assert.equal(rest.channels.at(-1)!.closed, 3_000)
  const verified = await o.json<{ districts: { steps: number }[] }>('verify', '--district', '429998')
  assert.deepEqual([verified.code, verified.districts[0]?.steps], [0, 3_000 * 7])
})

test('a mapping that describes no district can be imported by, not replayed', async () => {
  const { district: _, ...rest } = lampMapping
  const mapping = await o.file('nowhere.json', JSON.stringify(rest))
  const { code, stderr } = await o.run('replay', '--mapping', mapping, `${o.folder}/lamps.csv`)
  assert.equal(code, 2)
  assert.ok(stderr.includes('exchange.district-undescribed'))
})

test('a replay never enters a working district, and is none itself', async () => {
  const house = openHouse({ serverUrl: o.database!.serverUrl, dataDir: `${o.folder}/data` })
  assert.deepEqual(await workingDistricts(house), [])
  await o.json('init')
  assert.deepEqual(await workingDistricts(house), [420103])
  await house.store.close()
  const mapping = await o.file('lamps.json', JSON.stringify(lampMapping))
  const { code } = await o.run(
    'replay',
    '--mapping',
    mapping,
    '--district',
    '420103',
    `${o.folder}/lamps.csv`,
  )
  assert.equal(code, 2)
})

for (const [name, path, expected] of [
  [
    'tainan',
    'tainan-1999-requests/requests.ndjson.gz',
    { read: 699, refused: 0, closed: 170, onTimeUpstream: 143 },
  ],
  [
    'tipdm',
    'citizen-messages-tipdm2020/messages-with-replies.csv.gz',
    { read: 2_816, refused: 0, closed: 2_816, onTimeUpstream: 0 },
  ],
  [
    'baltimore',
    'baltimore-311-sample/requests.csv.gz',
    { read: 6_000, refused: 0, closed: 5_751, onTimeUpstream: 4_684 },
  ],
] as const) {
  const { file, skip } = sharedData(path)
  test(`${name}: real history walks the flow, nothing is lost`, { skip }, async () => {
    const report = await o.json<Report>(
      'replay',
      '--mapping',
      mappingFile(name),
      '--refused',
      `${o.folder}/${name}`,
      file,
    )
    nothingLost(report)
    const { closed, onTimeUpstream } = report.channels.at(-1)!
    assert.deepEqual({ read: report.read, refused: report.refused, closed, onTimeUpstream }, expected)
  })
}
