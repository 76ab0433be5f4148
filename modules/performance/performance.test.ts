import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '#kernel/documents.ts'
import { sessionCookie } from '#kernel/session-cookie.ts'
import { type FlowDistrict, flowStage, type Post } from '#tests/stage/flow.ts'
import { schemes } from './rules/scheme.ts'
import { begun, filled, indicator, indicators, newestCode, project, typedOnly } from '#tests/stage/project.ts'

const { inDistrict } = flowStage()

const opensByHotline = async (d: FlowDistrict, by: Post) =>
  by.opens('citizen-appeal', { kind: 'help', text: '楼道灯不亮' }, { channel: '12345' })

test(
  'counted values come from the cases and name those behind them; typed ones wait for a person',
  inDistrict(async (d) => {
    const p = await begun(d)
    const before = Number((await p.look()).indicators[0]!.actual)
    await opensByHotline(d, d.callTaker)
    const shown = await p.look()
    const [counted, rate, typed] = shown.indicators
    assert.equal(Number(counted!.actual), before + 1)
    assert.deepEqual(
      { ...counted!.evidence, cases: 0 },
      {
        ...{ type: 'citizen-appeal', channel: '12345', open: null, clock: null },
        ...{ cases: 0, good: null },
        ...{ from: '2025-12-31T16:00:00.000Z', until: '2026-12-31T16:00:00.000Z' },
      },
    )
    const { from, until, cases } = counted!.evidence!
    const list = await d.callTaker.get<{ cases: unknown[] }>(
      `/cases?type=citizen-appeal&channel=12345&from=${from}&until=${until}&limit=200`,
    )
    assert.equal(list.cases.length, cases, 'the evidence opens exactly the cases that were counted')
    assert.equal(typed!.actual, null)
    assert.equal(shown.score, null)
    assert.equal(rate!.targetText, '≥98%')
  }),
)

test(
  'the score follows from funds and indicators, each with its working',
  inDistrict(async (d) => {
    const p = await begun(d, typedOnly)
    await p.fill(1, { actual: '2' })
    await p.fill(2, { actual: '97.02', reason: '两件疑难诉求超期' })
    const { account } = await d.person('system-admin')
    const value = schemes.usual.filter(({ code }) => code !== 'national')
    const gone = await d.ask<{ code: string }>(account, 'PUT', '/settings/performance.schemes', { value })
    assert.equal(gone.body.code, 'performance.scheme-in-use')
    const shown = await filled(p)
    assert.deepEqual(
      shown.indicators.map(({ score }) => score),
      ['20.00', '19.80', '10.00', '28.50', '10.00'],
    )
    assert.equal(shown.indicators[1]!.working.zh, '97.02 ÷ 98 × 20 = 19.8')
    assert.deepEqual([shown.rate, shown.execution.score], ['98.34%', '9.83'])
    assert.deepEqual(
      [shown.score, shown.grade, shown.missing, shown.reasonsDue],
      ['98.13', 'excellent', 0, 0],
    )
    const { body } = await p.send('POST', `${p.path}/submission`, { version: shown.version })
    assert.equal(body.state, 'submitted')
    const again = await p.send('PUT', p.path, { version: body.version, executed: '1' })
    assert.equal(again.body.code, 'performance.already-submitted')
    assert.equal(
      (await p.send('POST', `${p.path}/submission`, { version: body.version })).body.code,
      'performance.already-submitted',
    )
  }),
)

test(
  'it is not submitted while a value is missing or a deviation is not explained',
  inDistrict(async (d) => {
    const p = await begun(d, typedOnly)
    const submit = async () =>
      (await p.send('POST', `${p.path}/submission`, { version: await p.version() })).body
    assert.equal((await submit()).code, 'performance.actuals-missing')
    await p.fill(1, { actual: '2' })
    await p.fill(2, { actual: '97.02' })
    const shown = await filled(p, '200')
    assert.equal(shown.reasonsDue, 2, 'the rate of execution and the late appeals')
    assert.equal((await submit()).code, 'performance.reasons-due')
    await p.fill(2, { actual: '97.02', reason: '两件疑难诉求超期' })
    await p.send('PUT', p.path, { version: await p.version(), reason: '平台扩容推迟到次年' })
    assert.equal((await submit()).state, 'submitted')
  }),
)

test(
  'a submitted value stands as it was; returned, it is counted again',
  inDistrict(async (d) => {
    const only = indicator({ ...indicators[0], points: '50' })
    const others = typedOnly.indicators.slice(3)
    const p = await begun(d, { indicators: [only, ...others] })
    await opensByHotline(d, d.callTaker)
    await opensByHotline(d, d.callTaker)
    await p.fill(2, { level: 'reached' })
    await p.fill(3, { actual: '96' })
    const shown = await (async () => {
      await p.send('PUT', p.path, { version: await p.version(), executed: '240' })
      await p.fill(1, { reason: '目标按上年试运行数设定，偏低' })
      return p.look()
    })()
    const { body } = await p.send('POST', `${p.path}/submission`, { version: shown.version })
    assert.equal(body.state, 'submitted', JSON.stringify(body))
    await opensByHotline(d, d.callTaker)
    const kept = (await p.look()).indicators[0]!
    assert.equal(kept.actual, shown.indicators[0]!.actual)
    assert.equal(kept.evidence!.cases, shown.indicators[0]!.evidence!.cases)
    await p.send('POST', `${p.path}/return`, { version: body.version, why: '补充佐证材料' })
    assert.equal(Number((await p.look()).indicators[0]!.actual), Number(kept.actual) + 1)
    assert.equal(
      (await p.send('POST', `${p.path}/return`, { version: await p.version(), why: '再退一次' })).body.code,
      'performance.not-submitted',
    )
  }),
)

test(
  'mid-year it warns of what is behind the time that has passed',
  inDistrict(async (d) => {
    const p = await begun(d, typedOnly)
    d.clock.set(new Date('2026-07-02T02:00:00Z'))
    const actuals = [
      { position: 1, actual: '2' },
      { position: 3, actual: '150' },
    ]
    const { body } = await p.send('POST', `${p.path}/monitorings`, {
      version: await p.version(),
      executed: '90',
      actuals,
    })
    const [look] = body.monitorings
    assert.equal(look!.elapsed, '49.86')
    assert.deepEqual(
      look!.findings.map(({ warning }) => warning),
      ['none', 'alarm'],
    )
    assert.deepEqual([look!.warning, body.warning], ['alarm', 'alarm'])
    const { projects, summary } = await p.officer.get<{
      projects: { id: number; warning: string | null }[]
      summary: { projects: number; warned: number; adjusted: string }
    }>('/performance/projects?year=2026')
    assert.equal(projects.find(({ id }) => id === p.id)!.warning, 'alarm')
    assert.ok(summary.warned >= 1 && summary.projects === projects.length)
    assert.equal(summary.adjusted, `${summary.projects * 240}.00`)
  }),
)

test(
  'what must be mended is kept until somebody says what came of it',
  inDistrict(async (d) => {
    const p = await begun(d)
    const mending = {
      problem: '指标值偏低',
      measure: '下年提高目标',
      responsible: '综合科',
      due: '2026-12-31',
    }
    const { body } = await p.send('POST', `${p.path}/mendings`, mending)
    const { id } = body.mendings[0]!
    const done = await p.send('POST', `${p.path}/mendings/${id}/result`, {
      result: '2027 年目标已提高到 1050 次',
    })
    assert.equal(done.body.mendings[0]!.result, '2027 年目标已提高到 1050 次')
    const twice = await p.send('POST', `${p.path}/mendings/${id}/result`, { result: '再说一次' })
    assert.equal(twice.body.code, 'performance.mending-unknown')
  }),
)

test(
  'what does not fit is refused by name',
  inDistrict(async (d) => {
    const p = await begun(d)
    const create = async (change: object) =>
      (await p.send('POST', '/performance/projects', project(change))).body.code
    assert.equal(await create({ code: newestCode() }), 'performance.code-taken')
    assert.equal(await create({ code: 'X', scheme: 'none-such' }), 'performance.scheme-unknown')
    assert.equal(await create({ code: 'X', indicators: indicators.slice(1) }), 'performance.points-differ')
    const without = (n: number, change: object) =>
      indicators.map((one, at) => (at === n ? { ...one, ...change } : one))
    assert.equal(
      await create({ code: 'X', indicators: without(2, { target: null }) }),
      'performance.target-missing',
    )
    assert.equal(
      await create({ code: 'X', indicators: without(0, { measure: 'moon' }) }),
      'performance.measure-unknown',
    )
    assert.equal(
      await create({ code: 'X', indicators: without(0, { channel: '12350' }) }),
      'performance.channel-unknown',
    )
    const refused = async (position: number, given: object) => (await p.fill(position, given)).body.code
    assert.equal(await refused(9, { actual: '1' }), 'performance.indicator-unknown')
    assert.equal(await refused(1, { actual: '5' }), 'performance.value-measured')
    assert.equal(await refused(3, {}), 'performance.value-needed')
    assert.equal(await refused(4, {}), 'performance.level-needed')
    assert.equal(await refused(4, { level: 'partly', percent: '90' }), 'performance.band-left')
    assert.equal(await refused(3, { actual: '5', evidence: '0'.repeat(64) }), 'performance.evidence-unknown')
    assert.equal(
      (await p.send('PUT', p.path, { version: 99, executed: '1' })).body.code,
      'performance.project-moved',
    )
    assert.equal(
      (await p.send('PUT', '/performance/projects/999999', { version: 1 })).body.code,
      'performance.project-unknown',
    )
    const set = await p.send('PUT', `${p.path}/indicators`, { version: await p.version(), ...typedOnly })
    assert.equal(set.body.indicators.length, 5)
  }),
)

test(
  'who may not edit only reads, who may not read sees nothing',
  inDistrict(async (d) => {
    const p = await begun(d)
    assert.equal((await d.ask(d.leader.account, 'GET', p.path)).status, 200)
    const edit = await d.ask(d.leader.account, 'PUT', p.path, { version: 1, executed: '1' })
    assert.equal(edit.status, 403)
    assert.equal((await d.ask(d.callTaker.account, 'GET', p.path)).status, 403)
    const choices = await p.officer.get<{ schemes: { code: string }[]; measures: unknown[] }>(
      '/performance/choices',
    )
    assert.deepEqual(
      choices.schemes.map(({ code }) => code),
      ['national', 'no-satisfaction', 'with-cost'],
    )
  }),
)

test(
  'the sheet comes as PDF, DOCX and XLSX with every indicator and the total',
  inDistrict(async (d) => {
    const p = await begun(d, typedOnly)
    await p.fill(1, { actual: '2' })
    await p.fill(2, { actual: '99' })
    await filled(p)
    const session = await d.house.auth.openSession(d.district, p.officer.account)
    for (const format of ['pdf', 'docx', 'xlsx']) {
      const answer = await d.app.inject({
        url: `/api${p.path}/sheet?format=${format}`,
        headers: { cookie: `${sessionCookie}=${session.token}` },
      })
      assert.equal(answer.statusCode, 200, answer.body.slice(0, 300))
      const { blocks } = await readDocument(answer.rawPayload, `a.${format}`)
      const said = JSON.stringify(blocks)
      for (const expected of ['群众诉求渠道畅通', '98.34%', '98.33', '≥1000次'])
        assert.ok(said.includes(expected), `${format} ${expected}`)
    }
  }),
)

test(
  'a typed value carries its evidence, a file that was uploaded before',
  inDistrict(async (d) => {
    const p = await begun(d, typedOnly)
    const session = await d.house.auth.openSession(d.district, p.officer.account)
    const form = new FormData()
    form.append('file', new Blob(['检查记录 1036 次']), '网络检查记录.txt')
    const encoded = new Response(form)
    const sent = await d.app.inject({
      ...{ method: 'POST', url: '/api/files', payload: Buffer.from(await encoded.arrayBuffer()) },
      headers: {
        cookie: `${sessionCookie}=${session.token}`,
        'x-csrf-token': session.csrf,
        'content-type': encoded.headers.get('content-type')!,
      },
    })
    const [file] = sent.json<{ files: { hash: string }[] }>().files
    const { body } = await p.fill(3, { actual: '1036', evidence: file!.hash })
    const third = body.indicators[2] as unknown as { evidenceFile: string }
    assert.equal(third.evidenceFile, file!.hash)
  }),
)
