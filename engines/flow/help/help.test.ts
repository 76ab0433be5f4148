import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countPairs, learnClassesOf } from '#engines/flow/flow.ts'
import { type FlowDistrict, flowStage, type Told } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

/** 民族路 and a point 60 m from it; then one 700 m away. */
const here = { lng: 114.2855, lat: 30.5785 }
const near = { lng: 114.286, lat: 30.5788 }
const far = { lng: 114.2925, lat: 30.5785 }

interface Alike {
  cases: { id: number; score: number; metres: number | null; because: string[]; unit: number | null }[]
}

const opens = (d: FlowDistrict, text: string, more: object = {}): Promise<Told> =>
  d.callTaker.opens('citizen-appeal', { kind: 'help', text }, more)

const alike = async (d: FlowDistrict, text: string, more: object = {}): Promise<Alike['cases']> =>
  (await d.callTaker.post<Alike>('/help/typing', { type: 'citizen-appeal', text, ...more })).body.cases

test(
  'who types of the same lamp is shown the case that is open, with the words and the metres',
  inDistrict(async (d) => {
    const lamp = await opens(d, '民族路与江汉路交叉口的路灯连续三晚不亮，行人看不清路面', { place: here })
    await opens(d, '小区楼下烧烤摊半夜喧哗，油烟飘进卧室', { place: near })
    await countPairs(d.house.store, d.district)
    const found = await alike(d, '民族路江汉路交叉口路灯不亮', { place: near })
    assert.deepEqual(
      found.map(({ id }) => id),
      [lamp.id],
    )
    assert.ok(found[0]!.metres! > 30 && found[0]!.metres! < 100, `${found[0]!.metres} m`)
    assert.ok(found[0]!.because.some((word) => word.includes('路灯')))
    assert.deepEqual(await alike(d, '民族路江汉路交叉口路灯不亮', { place: far }), [])
    assert.deepEqual(await alike(d, ''), [])
  }),
)

test(
  'two things at one place are two things: another class asks for more words in common',
  inDistrict(async (d) => {
    const ofClass = (code: string) => ({ class: { edition: 'local-appeals', kind: 'appeal', code } })
    const text = '住户反映，烧烤店半夜放音响，吵得睡不着'
    const noise = await opens(d, text, { place: here, ...ofClass('050202') })
    const ask = async (code: string) =>
      (await alike(d, '住户反映，江边路灯一直不亮', { place: here, ...ofClass(code) })).map(({ id }) => id)
    assert.ok((await ask('050202')).includes(noise.id))
    assert.ok(!(await ask('010201')).includes(noise.id))
  }),
)

test(
  'without a point the words alone decide; what is long past is not shown',
  inDistrict(async (d) => {
    const pit = await opens(d, '香港路地铁工地围挡旁的窨井盖破损下沉，电动车多次摔倒')
    await countPairs(d.house.store, d.district)
    const ask = () => alike(d, '香港路地铁工地围挡旁窨井盖破损，有人骑电动车摔倒')
    assert.deepEqual(
      (await ask()).map(({ id }) => id),
      [pit.id],
    )
    d.waits({ days: 90 })
    assert.deepEqual(await ask(), [])
  }),
)

test(
  'a case shows what may be merged into it, and only to who may see it',
  inDistrict(async (d) => {
    const first = await opens(d, '花楼街二十七号居民楼化粪池满溢，污水流到巷口', { place: here })
    const second = await opens(d, '花楼街二十七号化粪池满溢污水横流到巷口', { place: here })
    const found = await d.dispatcher.get<Alike>(`/cases/${second.id}/alike`)
    assert.deepEqual(
      found.cases.map(({ id }) => id),
      [first.id],
    )
    const other = await d.otherStreet.post('/help/typing', {
      ...{ type: 'citizen-appeal', text: '花楼街二十七号化粪池满溢污水横流', place: here },
    })
    assert.deepEqual(other.body, { cases: [], suggestions: [], learned: null, units: [] })
    assert.equal((await d.ask(d.otherStreet.account, 'GET', `/cases/${second.id}/alike`)).status, 404)
  }),
)

test(
  'a caller is known again by the number, which lies open nowhere; the look is on record',
  inDistrict(async (d) => {
    const phone = '13971234567'
    const fields = { kind: 'help', text: '楼道声控灯坏了', phone }
    const first = await d.callTaker.opens('citizen-appeal', fields)
    await d.callTaker.does(first, 'answer', { reply: '已告知物业维修。' })
    const second = await d.callTaker.opens('citizen-appeal', { ...fields, text: '垃圾桶三天没清' })
    const { body } = await d.callTaker.post<{ open: number; closed: number; cases: { id: number }[] }>(
      '/help/caller',
      { phone: '139 7123 4567' },
    )
    assert.deepEqual([body.open, body.closed], [1, 1])
    assert.deepEqual(
      body.cases.map(({ id }) => id),
      [second.id, first.id],
    )
    const looks = await d.inside<{ subject: string; details: unknown }>(
      `select subject, details from kernel.audit where subject like 'caller %'`,
    )
    assert.equal(looks.length, 1)
    assert.ok(!JSON.stringify(looks).includes('1234567'))
    const stranger = await d.otherStreet.post<{ cases: unknown[] }>('/help/caller', { phone })
    assert.deepEqual(stranger.body.cases, [])
  }),
)

test(
  'nothing is learned from nothing, and nothing said',
  inDistrict(async (d) => {
    const learned = await learnClassesOf(d.house.store, {
      ...{ district: d.district, caseType: 'network-fault', now: d.clock.now() },
    })
    assert.equal(learned, 0)
    const { body } = await d.callTaker.post('/help/typing', { type: 'network-fault', text: '机房断网' })
    assert.deepEqual(body, { cases: [], suggestions: [], learned: null, units: [] })
  }),
)

/** Two classes of appeals that are told apart by what is said. */
const told = {
  '010201': ['路灯不亮', '路灯坏了', '街灯整夜不亮', '灯杆上的灯不亮'],
  '050202': ['酒吧音乐太吵', '夜店低音炮扰民', '酒吧半夜喧哗', '歌厅噪声到凌晨'],
}
const streets = ['一条巷', '二条巷', '三条巷', '四条巷', '五条巷', '六条巷', '七条巷', '八条巷']

async function closes(d: FlowDistrict, code: string, text: string): Promise<void> {
  const made = await opens(d, text, { class: { edition: 'local-appeals', kind: 'appeal', code } })
  await d.callTaker.does(made, 'answer', { reply: '已转告责任单位处理。' })
}

test(
  'classes are learned from closed cases, go on where they stopped, and are said with their words',
  inDistrict(async (d) => {
    for (const [code, texts] of Object.entries(told))
      for (const street of streets)
        for (const text of texts) await closes(d, code, `${street}${text}，请处理`)
    const learn = () =>
      learnClassesOf(d.house.store, {
        ...{ district: d.district, caseType: 'citizen-appeal', now: d.clock.now() },
      })
    assert.equal(await learn(), 2)
    assert.equal(await learn(), 0, 'nothing has closed since')

    const say = async (text: string) =>
      (
        await d.callTaker.post<{
          suggestions: { class: { code: string }; sure: number; because: string[] }[]
          learned: { cases: number } | null
        }>('/help/typing', { type: 'citizen-appeal', text })
      ).body
    const said = await say('三条巷路灯不亮，请处理')
    assert.equal(said.suggestions[0]?.class.code, '010201')
    assert.ok(said.suggestions[0].sure >= 0.6 && said.suggestions[0].sure < 1)
    assert.ok(said.suggestions[0].because.some((word) => word.includes('灯')))
    assert.deepEqual((await say('ABC')).suggestions, [])

    // As a process leaves it that died after the first class.
    await d.inside(`update flow.learner set state = 'learning'`)
    await d.inside(`delete from flow.learned_line where class like '%050202'`)
    await d.inside(`delete from flow.learned_class where class like '%050202'`)
    d.waits({ minutes: 1 })
    assert.equal(await learn(), 1)
    assert.equal((await say('三条巷酒吧半夜喧哗，请处理')).suggestions[0]?.class.code, '050202')
  }),
)

test(
  'a unit is suggested by who finally handled the class in the street, else in the others',
  inDistrict(async (d) => {
    const lit = { edition: 'local-appeals', kind: 'appeal', code: '010202' }
    for (let n = 0; n < 3; n++) {
      const made = await opens(d, `路灯闪烁 ${n}`, { class: lit, place: here })
      await d.dispatcher.does(made, 'dispatch', { unit: d.unit('lighting') })
      await d.inside(`update flow.case set closed_at = opened_at where id = ${made.id}`)
    }
    const [{ street }] = (await d.inside<{ street: string }>(
      `select street from flow.case where class_code = '010202' limit 1`,
    )) as [{ street: string }]
    const ask = (more: string) =>
      d.dispatcher.get<{ units: object[] }>(`/help/units?type=citizen-appeal&class=010202${more}`)
    const unit = { unit: d.unit('lighting'), cases: 3, of: 3 }
    assert.deepEqual((await ask(`&street=${street}`)).units, [{ ...unit, inStreet: true }])
    assert.deepEqual((await ask('')).units, [{ ...unit, inStreet: false }])
    const typing = { type: 'citizen-appeal', text: '路灯闪烁', class: lit, place: here }
    const typed = await d.callTaker.post<{ units: object[] }>('/help/typing', typing)
    assert.deepEqual(typed.body.units, [{ ...unit, inStreet: true }])
  }),
)
