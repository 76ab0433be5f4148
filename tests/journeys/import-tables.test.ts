import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '#kernel/sql.ts'
import { type FurnishedHouse, openFurnishedHouse, type Person } from '#tests/furnished-house.ts'
import { brief, bytesOf, type Result, type Run, send } from './sent-table.ts'

let house: FurnishedHouse
before(async () => void (house = await openFurnishedHouse()))
after(() => house.close())

const counted = async (table: 'org.unit' | 'kernel.account' | 'flow.case') =>
  (
    await house.house.store.inDistrict(house.district, ({ db }) =>
      sql<{ count: number }>`select count(*) as count from ${sql.table(table)}
        where district_id = ${house.district}`.execute(db),
    )
  ).rows[0]!.count
const units = [
  '编码,类型,名称,英文名称,上级编码',
  'water-affairs,部门,区水务专班,Water affairs,',
  'water-pumps,科室,泵站组,Pumps,water-affairs',
  'water-pumps,科室,泵站组再来,Pumps again,water-affairs',
  'water-lost,科室,没有上级,Lost,nowhere',
  'water-odd,庙,奇怪的类型,Odd,',
]
const unitRefusals = [
  [3, 'org.unit-code-taken'],
  [4, 'exchange.unit-code-unknown'],
  [5, 'kernel.fields-wrong'],
]

test('a table of units: the dry run says all of it and keeps nothing, the real one does the same', async () => {
  const keeper = await house.signIn('system-admin')
  const before = await counted('org.unit')
  const dry = await send(keeper, 'units', units, true)
  assert.deepEqual(brief(dry), { read: 5, done: 2, refused: unitRefusals })
  assert.equal(dry.refused[1]!.columns['名称'], '没有上级')
  assert.match(dry.refused[2]!.reason.zh, /（类型）$/)
  assert.equal(await counted('org.unit'), before, 'a dry run keeps nothing')
  assert.deepEqual(brief(await send(keeper, 'units', units, false)), {
    ...{ read: 5, done: 2 },
    refused: unitRefusals,
  })
  assert.equal(await counted('org.unit'), before + 2)
})

test('accounts are the security administrator’s: each gets a first password, handed out once', async () => {
  const lines = ['login,name', 'new-taker-1,王一', 'new-taker-2,王二', 'call-taker,有人了', 'x,短']
  const keeper = await house.signIn('system-admin')
  assert.equal((await send(keeper, 'accounts', lines, true)).code, 'kernel.not-allowed')
  const security = await house.signIn('security-admin')
  const dry = await send(security, 'accounts', lines, true)
  assert.deepEqual([dry.done, dry.handed], [2, []])
  const real = await send(security, 'accounts', lines, false)
  assert.deepEqual(
    real.handed!.map(({ login }) => login),
    ['new-taker-1', 'new-taker-2'],
  )
  const { login, password } = real.handed![0]!
  const signed = await house.app.inject({
    ...{ method: 'POST', url: '/api/sign-in' },
    payload: { login, password },
  })
  assert.equal(signed.statusCode, 200)
  const tables = await security.get<{ tables: { code: string }[]; cases: boolean }>('/exchange/tables')
  assert.deepEqual(
    [tables.tables.map(({ code }) => code), tables.cases],
    [['accounts', 'holders', 'stand-ins'], false],
  )
})

test('channels and classes of the district’s own, in any encoding; what clashes is named', async () => {
  const keeper = await house.signIn('system-admin')
  const channels = [
    '代码,名称,前缀,上级平台',
    'paper,书面来信,LX,否',
    'paper-2,又一个,LX,否',
    'Bad Code,错,AB,否',
  ]
  assert.deepEqual(brief(await send(keeper, 'channels', channels, false)), {
    ...{ read: 3, done: 1 },
    refused: [
      [2, 'exchange.short-taken'],
      [3, 'kernel.fields-wrong'],
    ],
  })
  const { classes } = await keeper.get<{ classes: { edition: string; kind: string; code: string }[] }>(
    '/catalogue/classes?kind=appeal&limit=1',
  )
  const { edition, kind, code } = classes[0]!
  const major = code.slice(0, 2)
  const rows = [
    'edition,kind,code,name',
    `${edition},${kind},${major}998,本区特有`,
    `${edition},${kind},${major}998,又来一次`,
    `${edition},${kind},00998,没有大类`,
  ]
  assert.deepEqual(brief(await send(keeper, 'classes', rows, false)), {
    ...{ read: 3, done: 1 },
    refused: [
      [2, 'catalogue.class-taken'],
      [3, 'catalogue.class-not-found'],
    ],
  })
  assert.equal((await send(keeper, 'moons', rows, true)).code, 'exchange.table-unknown')
  const many = ['login,name', ...Array.from({ length: 2_001 }, (_, at) => `${at},`)]
  assert.equal((await send(keeper, 'units', many, true)).code, 'exchange.too-many-rows')
  assert.deepEqual(brief(await send(keeper, 'units', ['名称', '没有编码'], true)).refused, [
    [1, 'exchange.column-missing'],
  ])
})

const mapping = JSON.stringify({
  about: { zh: '旧系统', en: 'The old system' },
  system: 'old-desk',
  name: { zh: '旧系统', en: 'The old system' },
  number: '编号',
  type: 'citizen-appeal',
  fields: { kind: { constant: 'help' }, text: '内容' },
  channel: { column: '来源', table: { 网站: 'web', 电话: '12319', 飞鸽: 'pigeon' } },
  times: { zone: 'Asia/Shanghai', format: 'YYYY-MM-DD HH:mm' },
  moments: { opened: '时间' },
})
const cases = [
  '编号,来源,时间,内容',
  'A1,网站,2026-03-01 09:00,路灯不亮',
  'A2,电话,2026-03-01 09:05,垃圾没人收',
  'A2,电话,2026-03-01 09:05,同一编号',
  'A3,电话,不是时间,坏时间',
  'A4,飞鸽,2026-03-01 09:10,没有这个渠道',
  'A5,网站,2026-03-01 09:10,',
]

test('cases by a mapping: the dry run foretells the import to the row, and a second run opens none', async () => {
  const keeper = await house.signIn('system-admin')
  const run = async (dry: boolean) =>
    (await keeper.post<Result>('/exchange/case-imports', { bytes: bytesOf(cases), dry, mapping })).body
  const before = await counted('flow.case')
  const dry = await run(true)
  assert.deepEqual([dry.read, dry.done, dry.alreadyThere], [6, 2, 1])
  assert.deepEqual(
    dry.refused.map(({ row, code }) => [row, code]),
    [
      [4, 'exchange.moment-unreadable'],
      [5, 'flow.channel-unknown'],
      [6, 'kernel.fields-wrong'],
    ],
  )
  assert.equal(await counted('flow.case'), before)
  const real = await run(false)
  assert.deepEqual({ ...real, refused: brief(real).refused }, { ...dry, refused: brief(dry).refused })
  assert.equal(await counted('flow.case'), before + 2)
  const again = await run(false)
  assert.deepEqual([again.done, again.alreadyThere], [0, 3])
  const broken = await keeper.post<Result>('/exchange/case-imports', {
    ...{ bytes: bytesOf(cases), dry: true },
    mapping: '{"system":"x"}',
  })
  assert.equal(broken.body.code, 'exchange.mapping-unreadable')
})

test('an import is watched row by row from elsewhere, only by its owner; its report waits until it is put away', async () => {
  const keeper = await house.signIn('system-admin')
  const other = await house.signIn('security-admin')
  const runs = async (who: Person) => (await who.get<{ imports: Run[] }>('/exchange/imports')).imports
  const lines = ['编码,类型,名称', 'x y,庙,写错了', 'water-watch,部门,慢慢来']
  const bytes = bytesOf(lines)
  const real = () => keeper.post<Result>('/exchange/tables/units', { bytes, dry: false, file: '单位.csv' })
  let sent: ReturnType<typeof real> | undefined
  await house.house.store.inDistrict(house.district, async ({ db }) => {
    await sql`lock table org.unit in share row exclusive mode`.execute(db)
    sent = real()
    let run: Run | undefined
    while (run?.read !== 2) run = (await runs(keeper)).find(({ state }) => state === 'running')
    assert.deepEqual([run.file, run.done, run.refused, run.result], ['单位.csv', 0, 1, null])
    assert.deepEqual(
      (await runs(other)).filter(({ table }) => table === 'units'),
      [],
    )
    assert.equal((await real()).body.code, 'exchange.import-going')
    const early = await keeper.send('DELETE', '/api/exchange/imports/units')
    assert.equal(JSON.parse(early.body).code, 'exchange.import-going')
  })
  assert.equal((await sent!).body.done, 1)
  const run = (await runs(keeper)).find(({ table }) => table === 'units')
  assert.deepEqual([run?.state, run?.read, run?.done, run?.result?.refused.length], ['done', 2, 1, 1])
  assert.equal((await keeper.send('DELETE', '/api/exchange/imports/units')).statusCode, 200)
  assert.equal((await send(keeper, 'channels', ['名称', '没有编码'], true)).read, 1)
  const many = ['login,name', ...Array.from({ length: 2_001 }, (_, at) => `${at},`)]
  await send(keeper, 'units', many, true)
  assert.deepEqual(
    (await runs(keeper)).flatMap(({ table, state, why }) =>
      table === 'units' || table === 'channels' ? [[table, state, why?.code]] : [],
    ),
    [
      ['channels', 'done', undefined],
      ['units', 'refused', 'exchange.too-many-rows'],
    ],
  )
})
