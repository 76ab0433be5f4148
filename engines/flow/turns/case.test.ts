import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage, type Told } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

const caller = { kind: 'complaint', text: '工地夜间施工扰民', name: '王小明', phone: '13812345678' }
const open = (d: FlowDistrict, text = caller.text): Promise<Told> =>
  d.callTaker.opens('citizen-appeal', { ...caller, text }, { place: { lng: 114.2836, lat: 30.5805 } })
async function handling(d: FlowDistrict): Promise<Told> {
  const appeal = await open(d)
  await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
  return d.lighting.does(appeal, 'sign')
}
async function closes(d: FlowDistrict, appeal: Told): Promise<Told> {
  await d.lighting.does(appeal, 'reply', { reply: '已责令停止夜间施工', contacted: 'phone' })
  await d.reviewer.does(appeal, 'accept')
  return d.callerBack.does(appeal, 'callBack', { solved: 'solved', satisfied: 'satisfied' })
}

test(
  'three callers, one matter: one case is handled, every caller is answered with the same reply',
  inDistrict(async (d) => {
    const [master, second, third] = [await handling(d), await open(d), await handling(d)]
    await d.callTaker.does(second, 'merge', { case: master.id })
    assert.equal(second.state, 'merged')
    await d.dispatcher.does(third, 'merge', { case: master.id, reason: '同一工地' })
    const merged = await d.dispatcher.sees(third)
    assert.equal(merged.mergedInto, master.id)
    assert.deepEqual(
      merged.links.map(({ kind, number }) => [kind, number]),
      [['merged', master.number]],
    )
    assert.ok(
      merged.clocks.every(({ state }) => state === 'void' || state === 'met'),
      'nobody is late with it',
    )
    const told = await d.dispatcher.sees(master)
    assert.equal(told.counts.merged, 2)
    assert.deepEqual(told.links.map(({ number }) => number).sort(), [second.number, third.number].sort())

    await closes(d, master)
    for (const each of [second, third]) {
      const answered = (await d.callTaker.sees(each)).steps.at(-1)!
      assert.equal(answered.action, 'answerMerged')
      assert.deepEqual(answered.answers, { number: master.number, reply: '已责令停止夜间施工' })
    }
    await d.verifies()
  }),
)

test(
  'a merge undone: the case stands where it stood, its clock as if it had never stopped',
  inDistrict(async (d) => {
    const [master, other] = [await open(d), await handling(d)]
    const before = (await d.lighting.sees(other)).clocks.find(({ name }) => name === 'handle')!
    d.waits({ days: 1 })
    await d.dispatcher.does(other, 'merge', { case: master.id })
    assert.equal(
      await d.lighting.refused(other, 'reply', { reply: '已修复', contacted: 'phone' }),
      'flow.case-merged',
    )
    await d.dispatcher.sees(master)
    assert.equal(await d.callTaker.refused(master, 'withdraw', { reason: '不用了' }), 'flow.has-merged')
    assert.equal(await d.dispatcher.refused(master, 'void', { reason: '测试件' }), 'flow.has-merged')
    assert.equal(await d.callTaker.refused(master, 'merge', { case: (await open(d)).id }), 'flow.has-merged')
    d.waits({ days: 1 })
    await d.dispatcher.does(other, 'unmerge', { reason: '不是同一工地' })
    assert.equal(other.state, 'handling')
    const after = (await d.lighting.sees(other)).clocks.findLast(({ name }) => name === 'handle')!
    assert.deepEqual([after.reason, after.startedAt, after.dueAt], ['undone', before.startedAt, before.dueAt])
    assert.equal((await d.dispatcher.sees(master)).counts.merged, 0)
    assert.deepEqual((await d.dispatcher.sees(master)).links, [])
    await d.lighting.does(other, 'reply', { reply: '已修复', contacted: 'phone' })
    await d.verifies()
  }),
)

test(
  'a merge into itself, another type, an ended case, a case out of sight, or undone too late is refused',
  inDistrict(async (d) => {
    const appeal = await open(d)
    const into = (id: number) => ({ case: id })
    assert.equal(await d.callTaker.refused(appeal, 'merge', into(appeal.id)), 'flow.same-case')
    assert.equal(await d.callTaker.refused(appeal, 'merge', into(999_999_999)), 'flow.case-not-found')
    assert.equal(await d.callTaker.refused(appeal, 'merge', {}), 'kernel.fields-wrong')
    const defect = await d.supervisor.opens(
      'street-defect',
      { text: '井盖破损', address: '民族路' },
      { channel: 'supervisor' },
    )
    assert.equal(await d.callTaker.refused(appeal, 'merge', into(defect.id)), 'flow.other-type')
    const done = await closes(d, await handling(d))
    assert.equal(await d.callTaker.refused(appeal, 'merge', into(done.id)), 'flow.case-closed')
    const [master, other] = [await open(d), await open(d)]
    await d.callTaker.does(other, 'merge', into(master.id))
    assert.equal(await d.callTaker.refused(appeal, 'merge', into(other.id)), 'flow.case-merged')
    assert.equal(await d.lighting.refused(other, 'unmerge', { reason: '不同' }), 'flow.case-not-found')
    d.waits({ days: 8 })
    assert.equal(await d.callTaker.refused(other, 'unmerge', { reason: '不是一回事' }), 'flow.window-passed')
  }),
)

test(
  'two who act across the same two cases at once wait for each other, and one of them is told',
  inDistrict(async (d) => {
    for (let round = 0; round < 10; round++) {
      const [first, second] = [await open(d), await open(d)]
      const answers = await Promise.all([
        d.dispatcher.post<Told>(`/cases/${first.id}/actions/merge`, {
          version: 1,
          answers: { case: second.id },
        }),
        d.callTaker.post<Told>(`/cases/${second.id}/actions/merge`, {
          version: 1,
          answers: { case: first.id },
        }),
      ])
      assert.deepEqual(
        answers.map(({ status }) => status).toSorted((a, b) => a - b),
        [200, 409],
      )
    }
    await d.verifies()
  }),
)

test(
  'one call, two matters: the second becomes a case of its own with the same caller and place',
  inDistrict(async (d) => {
    const appeal = await open(d, '工地夜间施工，另外楼道堆物')
    await d.dispatcher.does(appeal, 'split', { text: '楼道堆放杂物' })
    const { links } = await d.dispatcher.sees(appeal)
    assert.deepEqual(
      links.map(({ kind }) => kind),
      ['split'],
    )
    const part = await d.dispatcher.sees({ ...appeal, id: links[0]!.id })
    assert.equal(part.details[0]!.text, '楼道堆放杂物')
    assert.deepEqual(
      part.links.map(({ number }) => number),
      [appeal.number],
    )
    assert.deepEqual(await d.inside(`select split_from from flow.case where id = ${part.id}`), [
      { split_from: appeal.id },
    ])
    const { body } = await d.callTaker.post<{ personal: { field: string; value: string }[] }>(
      `/cases/${part.id}/personal`,
      { reason: '回拨核实情况' },
    )
    assert.deepEqual(body.personal.map(({ field, value }) => `${field} ${value}`).sort(), [
      'name 王小明',
      'phone 13812345678',
    ])
    assert.doesNotMatch(JSON.stringify(part), /13812345678|王小明/)
    assert.equal(await d.lighting.refused(appeal, 'split', { text: '楼道' }), 'flow.case-not-found')
    await d.verifies()
  }),
)

test(
  'related cases tell of each other until they no longer are',
  inDistrict(async (d) => {
    const [one, other] = [await open(d), await open(d)]
    await d.dispatcher.does(one, 'relate', { case: other.id })
    assert.equal(await d.dispatcher.refused(other, 'relate', { case: one.id }), 'flow.linked-already')
    assert.deepEqual(
      (await d.dispatcher.sees(other)).links.map(({ number }) => number),
      [one.number],
    )
    await d.dispatcher.does(other, 'unrelate', { case: one.id })
    assert.equal(await d.dispatcher.refused(one, 'unrelate', { case: other.id }), 'flow.not-linked')
    assert.deepEqual((await d.dispatcher.sees(one)).links, [])
  }),
)

test(
  'the caller calls again: what is added is read masked, an urging is heard once a day',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    await d.callTaker.does(appeal, 'supplement', { text: '联系人改为 13998765432' })
    const { details } = await d.lighting.sees(appeal)
    assert.equal(details.length, 2)
    assert.doesNotMatch(JSON.stringify(details), /13998765432/)
    await d.callTaker.does(appeal, 'urge', { note: '来电人催办' })
    assert.equal(await d.callTaker.refused(appeal, 'urge'), 'flow.urged-lately')
    assert.equal(await d.lighting.refused(appeal, 'urge'), 'flow.action-not-yours')
    d.waits({ hours: 23 })
    assert.equal(await d.callTaker.refused(appeal, 'urge'), 'flow.urged-lately')
    d.waits({ hours: 1 })
    await d.supervisionOfficer.does(appeal, 'urge')
    assert.equal((await d.lighting.sees(appeal)).counts.urges, 2)
  }),
)

test(
  'withdrawn by the caller, or voided with a second signature: nobody was late with it',
  inDistrict(async (d) => {
    const withdrawn = await handling(d)
    assert.equal(
      await d.lighting.refused(withdrawn, 'withdraw', { reason: '不想办' }),
      'flow.action-not-yours',
    )
    await d.callTaker.does(withdrawn, 'withdraw', { reason: '来电人表示已自行解决' })
    assert.equal(await d.callTaker.refused(withdrawn, 'withdraw', { reason: '两次' }), 'flow.case-closed')
    assert.equal((await d.lighting.sees(withdrawn)).clocks.at(-1)!.state, 'void')

    const mistaken = await open(d)
    await d.dispatcher.does(mistaken, 'void', { reason: '测试误录' })
    assert.equal(mistaken.state, 'received', 'one signature does not do')
    await d.shiftLeader.does(mistaken, 'grant-void')
    assert.equal(mistaken.state, 'voided')
    const rows = await d.inside(`select in_statistics from flow.case where id = ${mistaken.id}`)
    assert.deepEqual(rows, [{ in_statistics: false }])

    const doubted = await open(d)
    await d.dispatcher.does(doubted, 'void', { reason: '疑似重复' })
    const other = await open(d)
    await d.callTaker.does(other, 'merge', { case: doubted.id })
    await d.dispatcher.sees(doubted)
    assert.equal(await d.shiftLeader.refused(doubted, 'grant-void'), 'flow.has-merged')
  }),
)

test(
  'a number in what the offices write to each other lies as little open as one in the call',
  inDistrict(async (d) => {
    const appeal = await open(d)
    const phone = '13912345678'
    const note = (what: string) => `${what}，电话${phone}`
    await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting'), note: note('请联系来电人') })
    await d.lighting.does(appeal, 'sign')
    await d.lighting.does(appeal, 'invite', { units: [d.unit('drainage')], note: note('联系物业') })
    await d.lighting.does(appeal, 'extension', { reason: note('业主不在家') })
    await d.dispatcher.does(appeal, 'grant-extension', { note: note('已与业主核实') })
    await d.shiftLeader.does(appeal, 'decline-extension', { reason: note('业主已回') })
    await d.lighting.does(appeal, 'hang-up', { reason: note('等业主'), until: '2026-04-01' })
    await d.dispatcher.does(appeal, 'grant-hang-up')
    await d.shiftLeader.does(appeal, 'grant-hang-up')
    const whole = JSON.stringify(await d.lighting.sees(appeal))
    assert.match(whole, /139\*{4}5678/)
    assert.doesNotMatch(whole, new RegExp(phone))
    const stored =
      await d.inside(`select (select jsonb_agg(to_jsonb(a)) from flow.assignment a where case_id = ${appeal.id}),
      (select jsonb_agg(to_jsonb(r)) from flow.request r where case_id = ${appeal.id}) as asked,
      (select jsonb_agg(to_jsonb(k)) from flow.deadline k where case_id = ${appeal.id}) as clocks`)
    assert.doesNotMatch(JSON.stringify(stored), new RegExp(phone))
  }),
)

test(
  'who asks for secrecy, or reports somebody, is never shown to the unit that handles it',
  inDistrict(async (d) => {
    for (const said of [{ kind: 'help', wantsSecrecy: true }, { kind: 'report' }]) {
      const appeal = await d.callTaker.opens('citizen-appeal', { ...caller, ...said })
      await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
      const asks = (by: typeof d.lighting) =>
        by.post<{ code?: string }>(`/cases/${appeal.id}/personal`, { reason: '联系群众核实' })
      assert.equal((await asks(d.lighting)).body.code, 'flow.reporter-protected')
      assert.equal((await asks(d.callerBack)).status, 200)
    }
  }),
)
