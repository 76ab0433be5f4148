import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type FurnishedHouse, openFurnishedHouse } from '#tests/furnished-house.ts'
import { brief, type Run, send } from './sent-table.ts'

let house: FurnishedHouse
before(async () => void (house = await openFurnishedHouse()))
after(() => house.close())

test('posts and stand-ins by login, title and code, given by the security administrator', async () => {
  const security = await house.signIn('security-admin')
  await send(security, 'accounts', ['login,name', 'cover-one,代一', 'cover-two,代二'], false)
  const posts = [
    '账号,岗位,单位编码',
    'cover-one,接线员,centre',
    'cover-one,接线员,centre',
    'nobody-here,接线员,centre',
    'cover-two,御前侍卫,centre',
    'cover-two,dispatcher,nowhere',
  ]
  const refused = [
    [2, 'org.already-holds'],
    [3, 'exchange.login-unknown'],
    [4, 'exchange.post-word-unknown'],
    [5, 'exchange.unit-code-unknown'],
  ]
  for (const dry of [true, false])
    assert.deepEqual(brief(await send(security, 'holders', posts, dry)), { read: 5, done: 1, refused })
  const covers = [
    '账号,岗位,单位编码,代班账号,从,到（不含）,事由',
    'cover-one,接线员,centre,cover-two,2030-01-01,2030-01-08,年休',
    'cover-two,接线员,centre,cover-one,2030-01-01,2030-01-08,年休',
    'cover-one,接线员,centre,cover-two,2030-01-08,2030-01-01,写反了',
  ]
  assert.deepEqual(brief(await send(security, 'stand-ins', covers, false)), {
    ...{ read: 3, done: 1 },
    refused: [
      [2, 'exchange.holder-unclear'],
      [3, 'org.cover-backwards'],
    ],
  })
})

test('days of the calendar and texts of the district, each row by the route that people use', async () => {
  const keeper = await house.signIn('system-admin')
  const days = [
    '日期,类型,名称',
    '2031-05-06,节假日,区庆',
    '2031-05-10,调休上班日,区庆',
    '2031-05-10,常规,',
    '2031-02-30,节假日,没有这一天',
    '2031-05-07,庙会,没有这个类型',
  ]
  for (const dry of [true, false])
    assert.deepEqual(brief(await send(keeper, 'calendar-days', days, dry)), {
      ...{ read: 5, done: 3 },
      refused: [
        [4, 'kernel.fields-wrong'],
        [5, 'kernel.fields-wrong'],
      ],
    })
  const { days: year } = await keeper.get<{ days: { day: string; kind: string }[] }>('/calendar/years/2031')
  assert.deepEqual(
    ['2031-05-06', '2031-05-10'].map((day) => year.find((each) => each.day === day)?.kind),
    ['holiday', 'weekend'],
  )
  const dispatcher = await house.signIn('dispatcher')
  const texts = ['标题,正文,可用范围', '已转办,您的诉求已转有关单位办理。,全区', '太短,好,全区']
  assert.deepEqual(brief(await send(dispatcher, 'templates', texts, false)), {
    ...{ read: 2, done: 1 },
    refused: [[2, 'kernel.fields-wrong']],
  })
})

test('a table of a register is found again as the others are: its figures, its refused rows in their own words', async () => {
  const leader = await house.signIn('shift-leader')
  const lines = [
    '标题,状态,正文,维护单位,复审日期',
    '路灯报修,草稿,说清路名和灯杆编号。,centre,2031-01-01',
    '井盖松动,草稿,请先绕行。,没有这个单位,2031-01-01',
  ]
  const form = new FormData()
  for (const [name, value] of [
    ['why', '新编条目'],
    ['dryRun', 'true'],
  ] as const)
    form.append(name, value)
  form.append('file', new Blob([lines.join('\n')]), '知识.csv')
  const encoded = new Response(form)
  const type = { 'content-type': encoded.headers.get('content-type')! }
  const sent = Buffer.from(await encoded.arrayBuffer())
  const { body } = await leader.post<{ created: number }>('/registers/knowledge-article/imports', sent, type)
  assert.equal(body.created, 1)
  const { imports } = await leader.get<{ imports: Run[] }>('/exchange/imports')
  const run = imports.find(({ table }) => table === 'register:knowledge-article')!
  assert.deepEqual([run.file, run.state, run.read, run.done, run.refused], ['知识.csv', 'done', 2, 1, 1])
  const [row] = run.result!.refused
  assert.deepEqual([row!.row, row!.columns['标题']], [2, '井盖松动'])
  assert.equal((await leader.send('DELETE', `/api/exchange/imports/${run.table}`)).statusCode, 200)
})

test('a channel is added, changed, taken out of use and brought back; its name stays where its cases are', async () => {
  const keeper = await house.signIn('system-admin')
  type Channel = { code: string; name: { zh: string }; retired: boolean }
  const channel = async (code: string) =>
    (await keeper.get<{ channels: Channel[] }>('/exchange/channels')).channels.find(
      (one) => one.code === code,
    )
  const put = (zh: string) =>
    keeper.send('PUT', '/api/exchange/channels/fax', {
      ...{ name: { zh, en: 'Fax' }, short: 'FX', upstream: false },
    })
  const end = async (code: string) => {
    const { body } = await keeper.send('DELETE', `/api/exchange/channels/${code}`)
    return (JSON.parse(body) as { code?: string }).code
  }
  assert.equal((await put('传真')).statusCode, 200)
  assert.equal(await end('fax'), undefined)
  assert.equal(await end('fax'), 'exchange.channel-not-there')
  assert.equal(await end('web'), 'exchange.channel-is-ours')
  assert.equal((await channel('fax'))?.retired, true)
  const taker = await house.signIn('call-taker')
  const known = (await taker.get<{ channels: Channel[] }>('/case-types')).channels
  assert.equal(known.find(({ code }) => code === 'fax')?.retired, true)
  assert.equal((await put('传真来件')).statusCode, 200)
  assert.deepEqual(await channel('fax'), { ...(await channel('fax')), retired: false })
  const auditor = await house.signIn('audit-admin')
  type Told = { entries: { words: { zh: string }; told: { before: { zh: string } | null }[] }[] }
  const { entries } = await auditor.get<Told>('/audit?subject=channel+fax')
  assert.deepEqual(
    entries.map(({ words, told }) => [words.zh, told[0]?.before?.zh]),
    [
      ['新增或修改来源渠道', '传真'],
      ['停用来源渠道', undefined],
      ['新增或修改来源渠道', '—'],
    ],
  )
})
