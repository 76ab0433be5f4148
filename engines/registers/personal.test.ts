import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { sql } from '#kernel/sql.ts'
import { maskTexts } from './mask-texts.ts'
import { defineRegister, personField, textField } from '#engines/registers/registers.ts'
import {
  type Entry,
  importTable,
  lamps,
  listed,
  registerLamp,
  type RegistersDistrict,
  registersStage,
} from '#tests/stage/registers-district.ts'

const { inDistrict } = registersStage()

const [name, phone, other] = ['郑守灯', '13800138000', '13800998000']
const masks = { keeper: '郑*', keeperPhone: '138****8000' }

interface Opened {
  personal: { field: string; value: string }[]
}

const open = async (d: RegistersDistrict, past: object = {}) => {
  const { personal } = await d.reply<Opened>(d.other, 'POST', `${lamps}/L-001/personal`, {
    reason: '通知养护单位抢修',
    ...past,
  })
  return Object.fromEntries(personal.map(({ field, value }) => [field, value]))
}

const change = (d: RegistersDistrict, version: number, more: object, said: object = {}) =>
  d.reply<Entry>(d.clerk, 'PUT', `${lamps}/L-001`, {
    ...{ version, why: '换人', ...said },
    fields: { code: 'L-001', name: 'L-001 号灯', state: 'good', ...more },
  })

/** Everything of the district that the store holds, as text. */
const stored = (d: RegistersDistrict): Promise<string> =>
  d.inside(async ({ db }) => {
    const { rows: tables } = await sql<{ name: string }>`
      select format('%I.%I', c.table_schema, c.table_name) as name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.column_name = 'district_id' and t.table_type = 'BASE TABLE'
        and has_table_privilege(format('%I.%I', c.table_schema, c.table_name), 'select')`.execute(db)
    const all: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t
        where district_id = ${d.district}`.execute(db)
      all.push(...rows.map(({ row }) => `${name} ${row}`))
    }
    return all.join('\n')
  })

const isHidden = (text: string): void => {
  for (const plain of [name, phone, other]) assert.ok(!text.includes(plain), `${plain} lies open`)
}

test(
  'a personal field is read as its mask everywhere, and lies open in no table',
  inDistrict(async (d) => {
    const why = `联系 ${phone} 后登记`
    const made = await registerLamp(d, 'L-001', { keeper: name, keeperPhone: phone }, { why })
    assert.deepEqual({ ...made.fields, ...masks }, made.fields)
    assert.equal(made.why, '联系 138****8000 后登记')
    await change(d, 1, { keeper: name, keeperPhone: other, state: 'broken' }, { since: '2026-03-02' })
    for (const path of ['', '?asOf=2026-03-02', '?q=138****8000', '/L-001', '/L-001?asOf=2026-03-02']) {
      const answer = await d.request(d.reader, 'GET', lamps + path)
      assert.match(JSON.stringify(answer.body), /138\*{4}8000/)
      isHidden(JSON.stringify(answer.body))
    }
    assert.deepEqual(await listed(d, `?q=${phone}`), [], 'nobody is found by what is hidden')
    const key = { 'idempotency-key': '0b5c2c7e-61a3-4a52-9b5e-6f0f8f3c1d20' }
    const answer = await d.request<Opened>(
      ...([d.other, 'POST', `${lamps}/L-001/personal`, { reason: '通知抢修' }, key] as const),
    )
    assert.equal(answer.body.personal.find(({ field }) => field === 'keeperPhone')?.value, other)
    const everything = await stored(d)
    assert.match(everything, /registers\.version .*138\*{4}8000/)
    isHidden(everything)
  }),
)

test(
  'it is opened with a reason, which stays on record, as it is and as it was; others are refused',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001', { keeper: name, keeperPhone: phone }, { since: '2026-01-05' })
    await change(d, 1, { ...masks, state: 'broken' })
    assert.deepEqual(await open(d), { keeper: name, keeperPhone: phone }, 'what is given as its mask stays')
    await change(d, 2, { keeper: '孙接灯', keeperPhone: masks.keeperPhone })
    await change(d, 3, { keeper: '孙接灯', keeperPhone: other })
    assert.deepEqual(await open(d), { keeper: '孙接灯', keeperPhone: other })
    assert.deepEqual(await open(d, { asOf: '2026-01-06' }), { keeper: name, keeperPhone: phone })
    await change(d, 4, { keeper: '孙接灯' })
    assert.deepEqual(await open(d), { keeper: '孙接灯' })

    const logged = await d.inside(({ db }) =>
      sql<{ account_id: number; version: number; reason: string; fields: string[] }>`
        select account_id, version, reason, fields from registers.disclosure
        where district_id = ${d.district} order by id desc limit 1`.execute(db),
    )
    assert.deepEqual(logged.rows, [
      { account_id: d.other.id, version: 5, reason: '通知养护单位抢修', fields: ['keeper'] },
    ])
    const audited = await d.inside(({ db }) =>
      sql<{ subject: string; details: object }>`select subject, details from kernel.audit
        where district_id = ${d.district} and act like '%/personal' order by id desc limit 1`.execute(db),
    )
    const { subject, details } = audited.rows[0]!
    assert.deepEqual([subject, details], ['lamp L-001', { version: 5, reason: '通知养护单位抢修' }])

    const path = `${lamps}/L-001/personal`
    const reason = '通知养护单位抢修'
    assert.equal(await d.refusal(d.clerk, 'POST', path, { reason }), 'kernel.not-allowed')
    assert.equal(await d.refusal(d.other, 'POST', path, { reason: '看' }), 'registers.reason-needed')
    const absent = d.refusal(d.other, 'POST', `${lamps}/L-999/personal`, { reason })
    assert.equal(await absent, 'registers.entry-not-found')
    const poles = d.refusal(d.other, 'POST', '/registers/pole/entries/DG-000001/personal', { reason })
    assert.equal(await poles, 'registers.entry-not-found')
  }),
)

test(
  'what says nothing new changes nothing, and a mask is never taken for a value',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001', { keeperPhone: phone })
    const put = (keeperPhone: string) =>
      d.refusal(d.clerk, 'PUT', `${lamps}/L-001`, {
        ...{ version: 1, why: '核对' },
        fields: { code: 'L-001', name: 'L-001 号灯', state: 'good', keeperPhone },
      })
    assert.equal(await put(masks.keeperPhone), 'registers.nothing-changed')
    assert.equal(await put(phone), 'registers.nothing-changed')
    assert.equal(await put('139****8000'), 'registers.mask-given')
    const fields = { code: 'L-002', name: '灯', state: 'good', keeperPhone: masks.keeperPhone }
    assert.equal(await d.refusal(d.clerk, 'POST', lamps, { fields, why: '新装' }), 'registers.mask-given')
    assert.equal((await change(d, 1, { keeperPhone: other })).version, 2, 'another number of the same mask')
  }),
)

test(
  'a table brings them in plain, takes them out masked, and what went out comes in as unchanged',
  inDistrict(async (d) => {
    const table = `灯号,名称,状态,养护联系人,养护联系电话\nL-001,灯,完好,${name},${phone}\nL-002,灯,完好,郑*,${phone}\n`
    const first = await importTable(d, table)
    assert.deepEqual([first.created, first.refusals.map(({ code }) => code)], [1, ['registers.mask-given']])
    assert.deepEqual(await open(d), { keeper: name, keeperPhone: phone })
    const again = await importTable(d, table.split('\n').slice(0, 2).join('\n'), { existing: 'change' })
    assert.deepEqual([again.unchanged, again.changed], [1, 0])

    const { text: sheet } = await d.request(d.other, 'GET', '/registers/lamp/export')
    assert.match(sheet, /郑\*,138\*{4}8000/)
    isHidden(sheet)
    const back = await importTable(d, sheet, { existing: 'change' })
    assert.deepEqual([back.unchanged, back.changed, back.refused], [1, 0, 0])
    const moved = await importTable(d, table.split('\n').slice(0, 2).join('\n').replace(phone, other), {
      existing: 'change',
    })
    assert.equal(moved.changed, 1)
    assert.deepEqual(await open(d), { keeper: name, keeperPhone: other })
    isHidden(await stored(d))
    const files = await Array.fromAsync(d.files.list())
    assert.deepEqual(files, [], 'no table that came in is left among the files')
  }),
)

test(
  'a number that somebody wrote into a free text is hidden where it is kept, found by nobody, and leaves masked',
  inDistrict(async (d) => {
    const called = `东口灯（养护员${phone}，身份证420103199003078888）`
    const shown = '东口灯（养护员138****8000，身份证420103********8888）'
    const made = await registerLamp(d, 'L-001', { name: called, streets: [`民族街 ${other}`] })
    assert.equal(made.fields.name, shown)
    assert.deepEqual(made.fields.streets, ['民族街 138****8000'])
    assert.equal((await listed(d, '?q=东口灯')).length, 1)
    assert.deepEqual(await listed(d, `?q=${phone}`), [])
    assert.deepEqual((await importTable(d, `灯号,名称,状态\nL-002,${called},完好\n`)).created, 1)
    // Kept as it is by who knew nothing of this yet.
    const written = JSON.stringify({ code: 'L-002', name: called, state: 'good' })
    await d.inside(async ({ db }) => {
      await sql`update registers.entry set version = 2 where key = 'L-002'`.execute(db)
      await sql`insert into registers.version (district_id, register, key, version, act, fields, facts, terms, said,
          since, at, by_account, by_name, why)
        select district_id, register, key, 2, 'change', ${written}::jsonb, facts, terms, said, since, at, by_account,
          by_name, why from registers.version where key = 'L-002'`.execute(db)
    })
    for (const path of [lamps, `${lamps}/L-001`, `${lamps}/L-002`, '/registers/lamp/export']) {
      const { text } = await d.request(d.other, 'GET', path)
      assert.ok(text.includes('138****8000'), path)
      isHidden(text)
    }
    const same = { code: 'L-001', name: shown, state: 'good', streets: ['民族街 138****8000'] }
    const put = { version: 1, why: '核对', fields: same }
    assert.equal(await d.refusal(d.clerk, 'PUT', `${lamps}/L-001`, put), 'registers.nothing-changed')
  }),
)

test('what identifies an entry stays as it is; what is told to residents says whom to call', () => {
  const title = { zh: '试', en: 'Try' }
  const text = (toldOutside = false) => textField(99, { label: title, toldOutside }).optional()
  const register = defineRegister({
    ...{ code: 'try', title, about: title, key: { field: 'code' }, name: 'code', columns: [], search: [] },
    fields: z.object({ code: textField(30, { label: title }), note: text(), told: text(true) }),
    may: { read: 'lamps.read' },
  })
  const said = '请拨 027-85771234，身份证420103199003078888'
  assert.deepEqual(maskTexts(register, { code: '13800138000', note: said, told: said }), {
    code: '13800138000',
    note: '请拨 027-******34，身份证420103********8888',
    told: '请拨 027-85771234，身份证420103********8888',
  })
})

test('a register that would let something personal lie open cannot be declared', () => {
  const may = { read: 'lamps.read', open: 'lamps.open-personal' } as const
  const title = { zh: '试', en: 'Try' }
  const declared = (more: object) => () =>
    defineRegister({
      ...{ code: 'try', title, about: title, key: { numbered: 'S' }, name: 'note', columns: [], search: [] },
      fields: z.object({ note: textField(9, { label: title }), who: personField({ label: title }) }),
      ...{ may, ...more },
    })
  assert.equal(declared({})().code, 'try')
  assert.throws(declared({ filters: ['who'] }), /would lie open/)
  assert.throws(declared({ publishes: ['who'] }), /would lie open/)
  assert.throws(declared({ key: { field: 'who' } }), /would lie open/)
  assert.throws(declared({ may: { read: 'lamps.read' } }), /who may open/)
})
