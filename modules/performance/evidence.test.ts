import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage, type Post } from '#tests/stage/flow.ts'
import { closed, lamp } from '#tests/stage/flow/closed-appeal.ts'
import { begun, indicator, indicators } from '#tests/stage/project.ts'
import { measures } from './measured.ts'

const { inDistrict } = flowStage()

/** Cases of every fate: open, answered at once, on time, late, late and taken out of the statistics. */
async function happened(d: FlowDistrict) {
  await d.callTaker.opens('citizen-appeal', lamp)
  const answered = await d.callTaker.opens('citizen-appeal', { ...lamp, kind: 'enquiry' })
  await d.callTaker.does(answered, 'answer', { reply: '办理时间为工作日 9 至 17 时' })
  await closed(d, 1)
  await closed(d, 20)
  const excused = await closed(d, 20)
  await d.lighting.does(excused, 'objection', { reason: '供电公司停电检修所致' })
  await d.dispatcher.does(excused, 'grant-objection')
  await d.shiftLeader.does(excused, 'grant-objection')
}

test(
  'every counted value opens exactly the cases that it was counted from',
  inDistrict(async (d) => {
    await happened(d)
    const counted = measures.map(({ code, title, unit }) =>
      indicator({ name: title.zh, measure: code, unit, points: '6.25' }),
    )
    const p = await begun(d, { indicators: [...counted, ...indicators.slice(3)] })
    const shown = (await p.look()).indicators.filter(({ evidence }) => evidence)
    assert.equal(shown.length, measures.length)
    const listed = async (by: Post, evidence: NonNullable<(typeof shown)[number]['evidence']>) => {
      const { type, channel, open, clock, from, until } = evidence
      const asked = Object.entries({ type, channel, open, clock, from, until, limit: '200' })
      const query = new URLSearchParams(asked.filter((one): one is [string, string] => one[1] !== null))
      return (await by.get<{ cases: unknown[] }>(`/cases?${query}`)).cases.length
    }
    for (const { name, evidence } of shown)
      assert.equal(await listed(d.leader, evidence!), evidence!.cases, name)
    const rate = shown.find(({ name }) => name === '群众诉求按期办结率')!
    assert.deepEqual([rate.evidence!.cases, rate.evidence!.good], [2, 1])
    assert.equal(rate.actual, '50')
    const all = shown.find(({ name }) => name === '全部案件受理件数')!
    assert.ok(all.evidence!.cases >= 5)
  }),
)
