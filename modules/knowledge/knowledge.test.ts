import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEntries } from '#engines/registers/registers.ts'
import { ask } from '#tests/ask.ts'
import { type FlowDistrict, flowStage } from '#tests/stage/flow.ts'
import { knowledgeArticle } from './registers/knowledge-article.ts'

const { inDistrict } = flowStage()

const path = '/registers/knowledge-article/entries'
const classOf = (code: string) => ({ edition: 'local-appeals', kind: 'appeal', code })

interface Entry {
  key: string
  version: number
  code: string
  fields: Record<string, unknown>
}
interface Found {
  articles: { key: string; title: string; because: { words: number; class: boolean }; overdue: boolean }[]
  code: string
}

const lamps = {
  title: '路灯不亮怎么报修',
  body: '请问清道路名称和灯杆号，一整段同时不亮的写明起止路口。',
  keywords: '黑灯 灯坏了',
  classes: [classOf('0102')],
}
const lids = {
  title: '井盖松动先做什么',
  body: '缺失露洞属于紧急情况，先提醒来电人远离。',
  classes: [classOf('010103')],
}

const write = async (d: FlowDistrict, fields: object) =>
  (
    await d.shiftLeader.post<Entry>(path, {
      fields: { state: 'published', owner: d.unit('lighting'), reviewOn: '2026-06-01', ...fields },
      why: '新编',
    })
  ).body
const helps = (d: FlowDistrict, query: Record<string, string>) =>
  d.callTaker.get<Found>(`/knowledge/help?${new URLSearchParams(query)}`)
const titles = ({ articles }: Found) => articles.map(({ title }) => title)

test(
  'while the caller speaks, articles are found by words, by class and by the class above',
  inDistrict(async (d) => {
    await write(d, lamps)
    await write(d, lids)
    assert.deepEqual(titles(await helps(d, { text: '门口的路灯坏了，晚上黑灯瞎火' })), [lamps.title])
    await write(d, { ...lids, title: '晚上门口停车', body: '晚上在门口停车先问物业。', classes: [] })
    const spoken = await helps(d, { text: '门口的井盖松动，缺失了一块' })
    assert.deepEqual(titles(spoken), [lids.title], 'a word that everybody says is not enough')
    const byClass = await helps(d, { class: 'local-appeals/appeal/010201' })
    assert.deepEqual(titles(byClass), [lamps.title], 'an article about 0102 helps with 010201')
    const both = await helps(d, { text: '井盖松动，旁边路灯也不亮', class: 'local-appeals/appeal/010103' })
    assert.deepEqual(both.articles[0]!.title, lids.title)
    assert.equal(both.articles[0]!.because.class, true)
    assert.deepEqual(titles(await helps(d, { text: '孩子入学怎么办理' })), [])
    const refused = await d.callTaker.post<Found>('/knowledge/help')
    assert.equal(refused.status, 404)
  }),
)

test(
  'a draft and a withdrawn article help nobody; what was told before stays readable',
  inDistrict(async (d) => {
    const fields = { ...lamps, title: '公厕报修', keywords: '公厕 厕所没水', classes: [classOf('0203')] }
    const { key } = await write(d, { ...fields, state: 'draft' })
    const asked = { text: '公厕没水', class: 'local-appeals/appeal/0203' }
    assert.deepEqual(titles(await helps(d, asked)), [])
    const whole = { ...fields, owner: d.unit('sanitation'), reviewOn: '2026-06-01' }
    const put = (version: number, state: string) =>
      d.ask<Entry>(d.shiftLeader.account, 'PUT', `${path}/${key}`, {
        version,
        fields: { ...whole, state },
        why: '审定',
      })
    await put(1, 'published')
    assert.deepEqual(titles(await helps(d, asked)), ['公厕报修'])
    d.waits({ days: 1 })
    await put(2, 'withdrawn')
    assert.deepEqual(titles(await helps(d, asked)), [])
    const then = await d.callTaker.get<{ entry: Entry }>(`${path}/${key}?asOf=2026-03-02`)
    assert.equal(then.entry.fields.state, 'published')
  }),
)

test(
  'what is published has its review ahead; reviews that fall due are listed, the earliest first',
  inDistrict(async (d) => {
    const past = await write(d, { ...lids, reviewOn: '2026-03-02' })
    assert.equal(past.code, 'knowledge.review-past')
    await write(d, { ...lids, title: '三月到期', reviewOn: '2026-03-20' })
    await write(d, { ...lids, title: '先到期', reviewOn: '2026-03-05' })
    await write(d, { ...lids, title: '草稿', reviewOn: '2026-03-06', state: 'draft' })
    d.waits({ days: 7 })
    const { articles } = await d.shiftLeader.get<Found>('/knowledge/due-reviews?within=14')
    assert.deepEqual(
      articles.map(({ title, overdue }) => [title, overdue]),
      [
        ['先到期', true],
        ['三月到期', false],
      ],
    )
  }),
)

test(
  'without words and class nothing can be found',
  inDistrict(async (d) => {
    const { body } = await d.ask<Found>(d.callTaker.account, 'GET', '/knowledge/help?text=灯')
    assert.equal(body.code, 'knowledge.nothing-asked')
  }),
)

test(
  'among two thousand articles those that help are found within 200 ms',
  inDistrict(async (d) => {
    const owner = d.unit('lighting')
    const articles = Array.from({ length: 2000 }, (_, n) => ({
      ...{ title: `第 ${n} 号规定`, state: 'published', owner, reviewOn: '2026-06-01' },
      body: `${'关于路灯井盖停车噪声垃圾的第'.repeat(8)}${n} 条说明：${String.fromCodePoint(0x4e00 + n, 0x5e00 + n)}。`,
      classes: [classOf(n % 2 ? '0102' : '0103')],
    }))
    await d.house.store.inDistrict(d.district, ({ db }) => {
      const user = { account: d.shiftLeader.account, name: '值班长' }
      const writing = { db, district: d.district, now: d.clock.now(), user }
      return createEntries(writing, knowledgeArticle, articles, { why: '试' })
    })
    // Autovacuum does so a minute after so many rows have come.
    await ask(
      d.database.ownerUrl,
      'analyze registers.entry, registers.version, registers.term, registers.search',
    )
    const text = '小区门口路灯不亮已经三天，晚上老人出行不安全，井盖也有松动，希望尽快派人来看，第二百条'
    const times: number[] = []
    for (let n = 0; n < 7; n++) {
      const start = performance.now()
      const { articles: found } = await helps(d, { text, class: 'local-appeals/appeal/010201' })
      times.push(performance.now() - start)
      assert.equal(found.length, 5)
    }
    // Other tests run beside this one: the quickest says what the search itself takes.
    const sorted = times.toSorted((a, b) => a - b)
    console.log(`knowledge among 2,000: best ${sorted[0]!.toFixed(0)} ms, median ${sorted[3]!.toFixed(0)} ms`)
    assert.ok(sorted[0]! < 200, `${times.map(Math.round).join(', ')} ms`)
  }),
)
