import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likest } from '#engines/registers/registers.ts'
import { sql } from '#kernel/sql.ts'
import {
  cell,
  type Entry,
  lampClass,
  lamps,
  listed,
  registerLamp,
  registersStage,
} from '#tests/stage/registers-district.ts'

const { inDistrict } = registersStage()

test(
  'an entry is registered, changed, read as it was on a day, and its history says who and why',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001', { height: 8 }, { since: '2026-01-05' })
    d.waits({ days: 3 })
    const fields = { code: 'L-001', name: '民族路 1 号灯', state: 'broken', height: 8 }
    const changed = await d.reply<Entry>(d.other, 'PUT', `${lamps}/L-001`, {
      version: 1,
      fields,
      since: '2026-03-04',
      why: '巡查发现破损',
    })
    assert.deepEqual([changed.version, changed.by, changed.why], [2, '王册', '巡查发现破损'])

    const at = async (query: string) =>
      (await d.reply<{ entry: Entry }>(d.reader, 'GET', `${lamps}/L-001${query}`)).entry
    assert.equal((await at('')).fields.state, 'broken')
    assert.equal((await at('?asOf=2026-03-04')).fields.state, 'broken')
    assert.equal((await at('?asOf=2026-03-03')).fields.state, 'good')
    assert.equal(
      await d.refusal(d.reader, 'GET', `${lamps}/L-001?asOf=2026-01-04`),
      'registers.entry-not-found',
    )
    // It broke on the 4th, but nobody had written so by the evening of the 4th.
    assert.equal((await at('?asOf=2026-03-04&knownAt=2026-03-04T12:00:00Z')).fields.state, 'good')

    const { history } = await d.reply<{ history: Entry[] }>(d.reader, 'GET', `${lamps}/L-001`)
    assert.deepEqual(
      history.map(({ version, act, since, by }) => [version, act, since, by]),
      [
        [2, 'change', '2026-03-04', '王册'],
        [1, 'create', '2026-01-05', '李册'],
      ],
    )
  }),
)

test(
  'retired, it leaves the list, keeps its history and its number; restored, it is back',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001', {}, { since: '2026-02-01' })
    await registerLamp(d, 'L-002')
    const retired = await d.reply<Entry>(d.clerk, 'POST', `${lamps}/L-001/retire`, {
      version: 1,
      why: '拆除',
    })
    assert.deepEqual([retired.version, retired.retired], [2, true])
    assert.deepEqual(await listed(d), ['L-002'])
    assert.deepEqual(await listed(d, '?retired=true'), ['L-001', 'L-002'])
    assert.deepEqual(await listed(d, '?asOf=2026-03-01'), ['L-001'])
    const again = { fields: { code: 'L-001', name: '新灯', state: 'good' }, why: '再装' }
    assert.equal(await d.refusal(d.clerk, 'POST', lamps, again), 'registers.key-retired')
    assert.equal(
      await d.refusal(d.clerk, 'PUT', `${lamps}/L-001`, { ...again, version: 2 }),
      'registers.entry-retired',
    )
    await d.reply(d.clerk, 'POST', `${lamps}/L-001/restore`, { version: 2, why: '拆错了' })
    assert.deepEqual(await listed(d), ['L-001', 'L-002'])
    const restore = d.refusal(d.clerk, 'POST', `${lamps}/L-001/restore`, { version: 3, why: '拆错了' })
    assert.equal(await restore, 'registers.entry-not-retired')
  }),
)

test(
  'of two who edit the same version the second is told by whom it was changed',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001')
    const edit = (by: typeof d.clerk, state: string) =>
      d.request<{ code: string; message: { zh: string } }>(by, 'PUT', `${lamps}/L-001`, {
        version: 1,
        fields: { code: 'L-001', name: '灯', state },
        why: '巡查',
      })
    const answers = await Promise.all([edit(d.clerk, 'broken'), edit(d.other, 'lost')])
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    )
    const refused = answers.find(({ status }) => status === 409)!.body
    assert.equal(refused.code, 'registers.entry-moved')
    const twice = await Promise.all(
      [1, 2].map(() =>
        d.request(d.clerk, 'POST', lamps, {
          fields: { code: 'L-009', name: '灯', state: 'good' },
          why: '新装',
        }),
      ),
    )
    assert.deepEqual(
      twice.map(({ status }) => status).toSorted((a, b) => a - b),
      [201, 409],
    )
  }),
)

test(
  'lists are filtered by field, found by two characters, and paged by the last key',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001', { name: '民族路东口', owner: d.working, built: '2019-05-01' })
    await registerLamp(d, 'L-002', { name: '民族路西口', state: 'broken', built: '2021-05-01' })
    await registerLamp(d, 'L-003', {
      name: '前进四路',
      class: lampClass,
      cell,
      streets: ['民族街', '前进街'],
    })
    assert.deepEqual(await listed(d, '?q=民族'), ['L-001', 'L-002'])
    assert.deepEqual(await listed(d, '?q=民族 西口'), ['L-002'])
    assert.deepEqual(await listed(d, '?q=l-003'), ['L-003'])
    assert.deepEqual(await listed(d, `?owner=${d.working}`), ['L-001'])
    assert.deepEqual(await listed(d, '?class=test/component/01001'), ['L-003'])
    assert.deepEqual(await listed(d, `?cell=${cell}&streets=前进街`), ['L-003'])
    assert.deepEqual(await listed(d, '?state=broken,lost&q=民族'), ['L-002'])
    assert.deepEqual(await listed(d, '?built.until=2020-01-01'), ['L-001'])
    assert.deepEqual(await listed(d, '?built.from=2020-01-01&asOf=2026-03-02'), ['L-002'])
    assert.deepEqual(await listed(d, '?state=good&q=民族&asOf=2026-03-02'), ['L-001'])
    assert.equal(await d.refusal(d.reader, 'GET', `${lamps}?pole=1`), 'registers.filter-unknown')

    const page = await d.reply<{ entries: Entry[]; next: string }>(d.reader, 'GET', `${lamps}?limit=2`)
    assert.deepEqual([page.entries.length, page.next], [2, 'L-002'])
    assert.deepEqual(await listed(d, `?limit=2&after=${page.next}`), ['L-003'])
  }),
)

test(
  'filters of a past day read what each entry said then; several values make one list in the order of keys',
  inDistrict(async (d) => {
    for (const [code, state] of [
      ['L-001', 'good'],
      ['L-002', 'broken'],
      ['L-003', 'lost'],
      ['L-004', 'good'],
    ] as const)
      await registerLamp(d, code, { state }, { since: '2026-01-05' })
    const mend = { code: 'L-002', name: 'L-002 号灯', state: 'good' }
    await d.reply(d.clerk, 'PUT', `${lamps}/L-002`, { version: 1, fields: mend, why: '修复' })
    await d.reply(d.clerk, 'POST', `${lamps}/L-004/retire`, { version: 1, why: '拆除' })
    assert.deepEqual(await listed(d, '?state=broken'), [])
    assert.deepEqual(await listed(d, '?state=broken&asOf=2026-02-01'), ['L-002'])
    assert.deepEqual(await listed(d, '?state=good&asOf=2026-02-01'), ['L-001', 'L-004'])
    assert.deepEqual(await listed(d, '?state=good,lost'), ['L-001', 'L-002', 'L-003'])
    assert.deepEqual(await listed(d, '?state=lost,good&limit=2'), ['L-001', 'L-002'])
    assert.deepEqual(await listed(d, '?state=lost,good&after=L-002'), ['L-003'])
    assert.deepEqual(await listed(d, '?state=good,lost&q=号灯&retired=true&after=L-003'), ['L-004'])
  }),
)

test(
  'a register that numbers its entries gives each the next number',
  inDistrict(async (d) => {
    const make = (road: string) =>
      d.reply<Entry>(d.clerk, 'POST', '/registers/pole/entries', { fields: { road }, why: '新立' })
    assert.equal((await make('民族路')).key, 'DG-000001')
    assert.equal((await make('前进路')).key, 'DG-000002')
    await registerLamp(d, 'L-001', { pole: 'DG-000002' })
  }),
)

test(
  'what does not fit is refused by name, and nothing of it is kept',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001')
    const fields = { code: 'L-001', name: 'L-001 号灯', state: 'good' }
    const put = (body: object) =>
      d.refusal(d.clerk, 'PUT', `${lamps}/L-001`, { version: 1, why: '改正', ...body })
    const post = (more: object) =>
      d.refusal(d.clerk, 'POST', lamps, { fields: { ...fields, code: 'L-002', ...more }, why: '新装' })
    assert.equal(await d.refusal(d.clerk, 'POST', lamps, { fields, why: '新装' }), 'registers.key-taken')
    assert.equal(await put({ fields }), 'registers.nothing-changed')
    assert.equal(await put({ fields: { ...fields, code: 'L-002' } }), 'registers.key-changed')
    assert.equal(
      await put({ fields: { ...fields, state: 'lost' }, since: '2026-03-03' }),
      'registers.since-in-future',
    )
    assert.equal(await put({ fields: { ...fields, state: 'shining' } }), 'kernel.fields-wrong')
    assert.equal(await put({ fields: { ...fields, name: '灯\u0000' } }), 'kernel.text-not-storable')
    for (const reference of [
      { owner: 999_999 },
      { owner: d.ended },
      { cell: '420103001001999' },
      { class: { ...lampClass, code: '09' } },
      { pole: 'DG-000009' },
    ])
      assert.equal(await post(reference), 'registers.reference-unknown')
    assert.equal(await d.refusal(d.clerk, 'GET', '/registers/nothing/entries'), 'registers.unknown')
    const gone = d.refusal(d.clerk, 'POST', `${lamps}/L-404/retire`, { version: 1, why: '拆除' })
    assert.equal(await gone, 'registers.entry-not-found')
    assert.deepEqual(await listed(d), ['L-001'])
  }),
)

test(
  'each register asks for its own permissions; who may read nothing sees no register',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001')
    const named = async (by: typeof d.clerk) =>
      (await d.reply<{ registers: { code: string; may: string[] }[] }>(by, 'GET', '/registers')).registers
    assert.deepEqual(await named(d.stranger), [])
    assert.deepEqual(
      (await named(d.reader)).map(({ code, may }) => [code, may]),
      [
        ['lamp', ['read']],
        ['pole', ['read']],
      ],
    )
    assert.equal(await d.refusal(d.stranger, 'GET', lamps), 'kernel.not-allowed')
    assert.equal(await d.refusal(d.stranger, 'GET', `${lamps}/L-001`), 'kernel.not-allowed')
    const retire = d.refusal(d.reader, 'POST', `${lamps}/L-001/retire`, { version: 1, why: '拆除' })
    assert.equal(await retire, 'kernel.not-allowed')
    const audited = await d.inside(({ db }) =>
      sql<{ subject: string }>`select subject from kernel.audit where subject like 'lamp %'`.execute(db),
    )
    assert.deepEqual(audited.rows, [{ subject: 'lamp L-001' }])
  }),
)

test(
  'a room publishes the fields it names, as they are',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001', { cell, height: 9 })
    const { rows } = await d.inside(({ db }) =>
      sql<{ facts: unknown }>`select facts from registers.fact_entry where register = 'lamp'`.execute(db),
    )
    assert.deepEqual(rows, [{ facts: { state: 'good', cell } }])
  }),
)

test(
  'entries are ranked by the rare words they share with a text',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001', { name: '民族路口路灯不亮' })
    await registerLamp(d, 'L-002', { name: '前进路口井盖破损' })
    await registerLamp(d, 'L-003', { name: '前进路口' })
    const found = await d.inside(({ db }) => likest(db, d.district, 'lamp', '路口的井盖坏了', 5))
    assert.deepEqual(
      found.map(({ key }) => key),
      ['L-002', 'L-001', 'L-003'],
    )
    assert.ok(found[0]!.weight > found[1]!.weight)
  }),
)
