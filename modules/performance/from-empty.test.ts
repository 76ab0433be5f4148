import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '#kernel/documents.ts'
import { sessionCookie } from '#kernel/session-cookie.ts'
import { flowStage } from '#tests/stage/flow.ts'
import { begun, filled, typedOnly } from '#tests/stage/project.ts'

const { inDistrict } = flowStage()

test(
  'a project begins with its money alone; without targets it has no score and is not submitted',
  inDistrict(async (d) => {
    const p = await begun(d, { indicators: [], name: '暂定名' })
    const made = await p.look()
    assert.deepEqual([made.indicators, made.score], [[], null])
    const submit = async () =>
      (await p.send('POST', `${p.path}/submission`, { version: await p.version() })).body
    assert.equal((await submit()).code, 'performance.targets-unset')
    const changed = { name: '政务热线运行费', section: '受理督办科', yearStart: '250', adjusted: '240' }
    const { body } = await p.send('PUT', p.path, { version: made.version, ...changed })
    const { name, yearStart, adjusted } = body as unknown as Record<string, string>
    assert.deepEqual([name, yearStart, adjusted], ['政务热线运行费', '250.00', '240.00'])
    const set = await p.send('PUT', `${p.path}/indicators`, { version: await p.version(), ...typedOnly })
    assert.equal(set.body.indicators.length, 5)
    await p.fill(1, { actual: '2' })
    await p.fill(2, { actual: '99' })
    await filled(p)
    assert.equal((await submit()).state, 'submitted')
  }),
)

test(
  'the summary of a year tells all projects and what must be mended, as PDF, DOCX and XLSX',
  inDistrict(async (d) => {
    const p = await begun(d, { ...typedOnly, name: '汇总所列的项目', year: 2027 })
    await p.fill(1, { actual: '2' })
    await p.fill(2, { actual: '99' })
    const { score } = await filled(p)
    await p.send('POST', `${p.path}/mendings`, {
      ...{ problem: '指标值偏低', measure: '下年提高目标', responsible: '综合科', due: '2027-12-31' },
    })
    const session = await d.house.auth.openSession(d.district, p.officer.account)
    for (const format of ['pdf', 'docx', 'xlsx']) {
      const answer = await d.app.inject({
        url: `/api/performance/summary?year=2027&format=${format}`,
        headers: { cookie: `${sessionCookie}=${session.token}` },
      })
      assert.equal(answer.statusCode, 200, answer.body.slice(0, 300))
      const told = JSON.stringify((await readDocument(answer.rawPayload, `a.${format}`)).blocks)
      for (const expected of ['汇总所列的项目', score!, '整改的事项1项', '指标值偏低', '全年预算240万元'])
        assert.ok(told.includes(expected), `${format} ${expected}`)
    }
    const choices = await p.officer.get<{ channels: { code: string }[] }>('/performance/choices')
    assert.ok(choices.channels.some(({ code }) => code === '12345'))
  }),
)
