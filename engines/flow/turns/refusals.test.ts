import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chance } from '#kernel/chance.ts'
import { draw } from '#tests/stage/answers.ts'
import { type FlowDistrict, flowStage, type Post, type Told } from '#tests/stage/flow.ts'
import { type Action } from '../action.ts'
import { actionsIn, type CaseType } from '../declare.ts'

const { inDistrict } = flowStage()

/** Every action of the type, once, wherever it is offered. */
const actionsOf = (type: CaseType): [string, Action][] => [
  ...new Map(Object.keys(type.states).flatMap((state) => Object.entries(actionsIn(type, state)))).entries(),
]

const pools = (d: FlowDistrict, other: Told) => ({
  units: [d.unit('lighting'), d.unit('drainage')],
  below: [d.unit('420103001001')],
  cases: [other.id],
  accounts: { supervisor: [d.supervisor.account], lead: [null] },
  classes: [{ edition: 'local-appeals', kind: 'appeal', code: '010201' }],
  now: d.clock.now(),
})

const open = (d: FlowDistrict): Promise<Told> =>
  d.callTaker.opens('citizen-appeal', { kind: 'help', text: '路灯不亮' })

/** The code that meets each action which the case does not offer in its state, by action. */
async function metBy(
  d: FlowDistrict,
  by: Post,
  found: Told,
  actions: [string, Action][],
): Promise<Map<string, string>> {
  const luck = chance(7)
  const other = await open(d)
  const met = new Map<string, string>()
  for (const [code, { asks }] of actions)
    met.set(code, await by.refused(found, code, draw(asks, luck, pools(d, other)) ?? {}))
  return met
}

const codes = (met: Map<string, string>): string[] => [...new Set(met.values())]

test(
  'every turn on a closed, a merged, a foreign or a hidden case is refused, each by its own code',
  inDistrict(async (d) => {
    const type = d.house.engine.types.get('citizen-appeal')!
    const notIn = (state: string) => actionsOf(type).filter(([code]) => !(code in actionsIn(type, state)))
    const closed = await open(d)
    await d.callTaker.does(closed, 'answer', { reply: '已告知办理方式' })
    assert.deepEqual(codes(await metBy(d, d.dispatcher, closed, notIn('closed'))), ['flow.case-closed'])

    const merged = await open(d)
    await d.callTaker.does(merged, 'merge', { case: (await open(d)).id })
    assert.deepEqual(codes(await metBy(d, d.dispatcher, merged, notIn('merged'))), ['flow.case-merged'])

    const hidden = await open(d)
    assert.deepEqual(codes(await metBy(d, d.lighting, hidden, actionsOf(type))), ['flow.case-not-found'])
    const nowhere = { ...hidden, id: 987_654_321 }
    assert.deepEqual(codes(await metBy(d, d.dispatcher, nowhere, actionsOf(type))), ['flow.case-not-found'])
    const report = await d.confidentialOfficer.opens(
      'confidential-report',
      { about: 'other', text: '反映问题' },
      { channel: 'web' },
    )
    assert.deepEqual(codes(await metBy(d, d.dispatcher, report, actionsOf(type))), ['flow.case-not-found'])
  }),
)

test(
  'every turn by a post that it does not name is refused, and changes nothing',
  inDistrict(async (d) => {
    for (const [code, fields, opener] of [
      ['citizen-appeal', { kind: 'help', text: '路灯不亮' }, d.callTaker],
      ['street-defect', { text: '井盖破损', address: '民族路' }, d.acceptor],
    ] as const) {
      const type = d.house.engine.types.get(code)!
      const found = await opener.opens(code, fields, { channel: '12319' })
      const others = Object.entries(actionsIn(type, found.state)).filter(
        ([, { by }]) => !by.includes('network-duty') && !by.includes('opener'),
      )
      assert.deepEqual(codes(await metBy(d, d.networkDuty, found, others)), ['flow.action-not-yours'], code)
      assert.equal((await d.dispatcher.sees(found)).steps.length, 1)
    }
  }),
)

test(
  'a refusal names posts, units, states and actions as people do, each sentence in its own language',
  inDistrict(async (d) => {
    const found = await open(d)
    const said = async (by: Post, action: string) => {
      const asked = { version: found.version, answers: {} }
      const { body } = await by.post<{ message: { zh: string; en: string } }>(
        `/cases/${found.id}/actions/${action}`,
        asked,
      )
      assert.doesNotMatch(body.message.en, /\p{Script=Han}/u, action)
      assert.doesNotMatch(body.message.zh, /[a-z]/, action)
      return body.message
    }
    assert.match((await said(d.reviewer, 'dispatch')).zh, /^“派单”由派单员办理，.*现由派单员承办。$/)
    assert.match((await said(d.dispatcher, 'sign')).en, /“Sign”/)
    await d.dispatcher.does(found, 'dispatch', { unit: d.unit('lighting') })
    await said(d.dispatcher, 'sign')
    await d.lighting.does(found, 'sign')
    await d.lighting.does(found, 'extension', { reason: '需要开挖' })
    assert.match((await said(d.shiftLeader, 'grant-extension')).zh, /由派单员办理/)
    const asked = { version: 1, answers: {} }
    const { body } = await d.dispatcher.post<{ message: { zh: string; en: string } }>(
      `/cases/${found.id}/actions/urge`,
      asked,
    )
    assert.match(body.message.en, /\(now Handling\)/)
    await d.callTaker.does(found, 'withdraw', { reason: '不用了' })
    assert.match((await said(d.lighting, 'reply')).zh, /已经结束（已撤回）/)
  }),
)

test(
  'what was looked at has moved: told by whom, and nothing is done twice',
  inDistrict(async (d) => {
    const found = await open(d)
    const stale = { ...found }
    await d.dispatcher.does(found, 'urge')
    assert.equal(await d.callTaker.refused(stale, 'supplement', { text: '还有一点' }), 'flow.case-moved')
    const late = { at: '2026-03-01T00:00:00Z' }
    const { body } = await d.ask<{ code: string }>(
      d.dispatcher.account,
      'POST',
      `/cases/${found.id}/actions/tag`,
      {
        ...late,
        version: found.version,
        answers: { tag: 'cool-summer' },
      },
    )
    assert.equal(body.code, 'flow.happened-before')
  }),
)
