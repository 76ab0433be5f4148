import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage, type Told } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

const report = { about: 'selection', text: '某单位提拔干部未经公示', phone: '13812345678' }
const type = 'confidential-report'

const opened = (d: FlowDistrict): Promise<Told> =>
  d.confidentialOfficer.opens(type, report, { channel: 'web' })

/** What the audit trail holds of a report's number. */
const looks = (d: FlowDistrict, { number }: Told) =>
  d.inside<{ actor_id: number }>(
    `select * from kernel.audit where subject like '%${number}%' or details::text like '%${number}%'`,
  )

test(
  'a report is open to the confidential officers alone, on every way to a case',
  inDistrict(async (d) => {
    const found = await opened(d)
    for (const other of [
      d.callTaker,
      d.dispatcher,
      d.shiftLeader,
      d.leader,
      d.supervisionOfficer,
      d.lighting,
    ]) {
      assert.equal(await other.refused(found, 'accept'), 'flow.case-not-found', other.login)
      assert.equal((await d.ask(other.account, 'GET', `/cases/${found.id}`)).status, 404)
      assert.equal(
        (await d.ask(other.account, 'POST', `/cases/${found.id}/personal`, { reason: '想看看内容' })).status,
        404,
      )
      const { cases } = await other.get<{ cases: { id: number; type: string }[] }>(`/cases?type=${type}`)
      assert.deepEqual(cases, [])
      assert.ok(!(await other.inbox()).includes(found.id))
      const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '路灯不亮' })
      if (other !== d.lighting)
        assert.equal(
          await other.refused(appeal, 'relate', { case: found.id }),
          other === d.leader ? 'flow.action-not-yours' : 'flow.case-not-found',
        )
    }
    assert.equal(await d.callTaker.refusedToOpen(type, report), 'flow.opening-not-yours')
    assert.ok((await d.confidentialOfficer.inbox()).includes(found.id))
    const facts = await d.inside(`select id from flow.fact_case where id = ${found.id}
      union all select case_id from flow.fact_step where case_id = ${found.id}`)
    assert.deepEqual(facts, [], 'counted in no figure')
  }),
)

test(
  'every look is on record: at the case, in a list, at the reporter',
  inDistrict(async (d) => {
    const found = await opened(d)
    const before = (await looks(d, found)).length
    await d.confidentialOfficer.sees(found)
    assert.equal((await looks(d, found)).length, before + 1)
    await d.confidentialOfficer.get(`/cases?type=${type}`)
    assert.equal((await looks(d, found)).length, before + 2, 'seen in a list')
    await d.confidentialOfficer.inbox()
    assert.equal((await looks(d, found)).length, before + 3, 'seen in the inbox')
    await d.confidentialOfficer.post(`/cases/${found.id}/personal`, { reason: '电话核实线索' })
    assert.equal((await looks(d, found)).length, before + 4)
  }),
)

test(
  'who found does not sign off; a second officer does',
  inDistrict(async (d) => {
    const found = await opened(d)
    const second = await d.person('confidential-officer-02')
    await d.confidentialOfficer.does(found, 'accept')
    const conclusion = { finding: 'partly-true', note: '已谈话核实', reply: '反映问题部分属实，已责令整改' }
    await d.confidentialOfficer.does(found, 'conclude', conclusion)
    assert.equal(await d.confidentialOfficer.refused(found, 'signOff'), 'appeals.own-finding')
    await second.does(found, 'rework', { reason: '请补充会议记录' })
    await d.confidentialOfficer.does(found, 'conclude', conclusion)
    await second.does(found, 'signOff')
    assert.equal(found.state, 'closed')
    await d.verifies()
  }),
)

test(
  'a reporter without a name follows by receipt; a wrong receipt tells nothing',
  inDistrict(async (d) => {
    const { status, body } = await d.ask<{ receipt: string }>(undefined, 'POST', '/public/reports', report)
    assert.equal(status, 201)
    const { receipt } = body
    const follow = (code: string) =>
      d.ask<{ code: string; state: { zh: string }; replies: string[] }>(
        undefined,
        'POST',
        '/public/reports/follow',
        { receipt: code },
      )
    assert.equal((await follow(receipt)).body.state.zh, '待受理')
    for (const wrong of [
      receipt.slice(0, -1) + (receipt.endsWith('A') ? 'B' : 'A'),
      'SZ2026030200001-ABCDEFGH',
      '-',
      '',
    ])
      assert.equal((await follow(wrong)).body.code, 'appeals.receipt-unknown')
    const added = await d.ask(undefined, 'POST', '/public/reports/supplement', {
      receipt,
      text: '补充会议时间',
    })
    assert.equal(added.status, 200)

    const { cases } = await d.confidentialOfficer.get<{ cases: Told[] }>(`/cases?type=${type}`)
    const [found] = cases
    await d.confidentialOfficer.sees(found!)
    await d.confidentialOfficer.does(found!, 'refuse', {
      reason: '非受理范围',
      reply: '请向纪检监察机关反映',
    })
    assert.deepEqual((await follow(receipt)).body.replies, ['请向纪检监察机关反映'])
    const read = await d.confidentialOfficer.get<{ receipt: string }>(`/reports/${found!.number}/receipt`)
    assert.equal(read.receipt, receipt)
    assert.equal((await d.ask(d.dispatcher.account, 'GET', `/reports/${found!.number}/receipt`)).status, 403)
    const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '路灯' })
    assert.equal(
      (await d.ask(d.confidentialOfficer.account, 'GET', `/reports/${appeal.number}/receipt`)).status,
      404,
    )
  }),
)
