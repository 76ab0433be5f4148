import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CaseView, type FlowDistrict, flowStage, type Told } from '#tests/stage/flow.ts'
import { recomputeAcross } from '../act-by-itself.ts'

const { inDistrict } = flowStage()

const appealClass = (code: string) => ({ edition: 'local-appeals', kind: 'appeal', code })
const matter = (code: string) => ({ edition: 'gbt47678.5-2026', kind: 'matter', code })

async function handling(d: FlowDistrict, more: object = {}): Promise<Told> {
  const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'complaint', text: '违章搭建' }, more)
  await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
  return d.lighting.does(appeal, 'sign')
}

const clockOf = ({ clocks }: CaseView, name: string) => clocks.findLast((clock) => clock.name === name)!
const limitOf = async (d: FlowDistrict, found: Told, name = 'handle') =>
  clockOf(await d.dispatcher.sees(found), name).limit

async function filed(d: FlowDistrict, more: object): Promise<Told> {
  const defect = await d.supervisor.opens(
    'street-defect',
    { text: '搭建违法建筑', address: '民族路' },
    { channel: 'supervisor', ...more },
  )
  await d.acceptor.does(defect, 'accept')
  await d.shiftLeader.does(defect, 'file')
  return d.dispatcher.does(defect, 'dispatch', { unit: d.unit('urban-management') })
}

test(
  'a campaign’s tag shortens what still runs and is taken off again; what was granted stays granted',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    assert.deepEqual(await limitOf(d, appeal), { amount: 5, unit: 'workDay' })
    await d.dispatcher.does(appeal, 'tag', { tag: 'cool-summer' })
    assert.equal(await d.dispatcher.refused(appeal, 'tag', { tag: 'cool-summer' }), 'flow.tagged-already')
    const told = await d.dispatcher.sees(appeal)
    assert.deepEqual(
      told.clocks
        .filter(({ name }) => name === 'handle')
        .map(({ state, reason, limit }) => [state, reason, limit.amount]),
      [
        ['replaced', 'opened', 5],
        ['running', 'corrected', 3],
      ],
    )
    await d.lighting.does(appeal, 'extension', { reason: '需要更多时间' })
    await d.dispatcher.does(appeal, 'grant-extension')
    await d.shiftLeader.does(appeal, 'grant-extension')
    assert.deepEqual(await limitOf(d, appeal), { amount: 6, unit: 'workDay' })
    await d.dispatcher.does(appeal, 'untag', { tag: 'cool-summer' })
    assert.deepEqual(await limitOf(d, appeal), { amount: 10, unit: 'workDay' }, 'twice the original limit')
    assert.equal(await d.dispatcher.refused(appeal, 'untag', { tag: 'cool-summer' }), 'flow.not-tagged')
    assert.equal(await d.lighting.refused(appeal, 'tag', { tag: 'cool-summer' }), 'flow.action-not-yours')
    assert.equal(await d.dispatcher.refused(appeal, 'tag', { tag: '坏 标签' }), 'kernel.fields-wrong')
    await d.verifies()
  }),
)

test(
  'an emergency is counted around the clock, from the moment it began, and may be late at once',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    d.waits({ hours: 10 })
    const urgent = (urgency: string) => ({ urgency, reason: '有人受伤' })
    assert.equal(await d.dispatcher.refused(appeal, 'setUrgency', urgent('normal')), 'flow.same-urgency')
    await d.dispatcher.does(appeal, 'setUrgency', urgent('urgent'))
    const night = clockOf(await d.dispatcher.sees(appeal), 'handle')
    assert.deepEqual([night.limit.unit, night.dueAt], ['urgentHour', '2026-03-03T01:00:00.000Z'])
    await d.dispatcher.does(appeal, 'setUrgency', urgent('emergency'))
    const late = clockOf(await d.dispatcher.sees(appeal), 'handle')
    assert.deepEqual([late.state, late.dueAt], ['passed', '2026-03-02T03:00:00.000Z'])
  }),
)

test(
  'a corrected class: the limit that now holds, the old class and every old limit on record',
  inDistrict(async (d) => {
    const appeal = await handling(d, { class: appealClass('010201') })
    await d.lighting.does(appeal, 'reply', { reply: '已修复', contacted: 'phone' })
    d.waits({ days: 1 })
    await d.reviewer.does(appeal, 'rework', { reason: '现场仍有问题' })
    const correction = { class: appealClass('0105'), reason: '属违法建设' }
    await d.dispatcher.does(appeal, 'correct', correction)
    const told = await d.dispatcher.sees(appeal)
    const clock = clockOf(told, 'handle')
    assert.deepEqual([clock.round, clock.reason], [2, 'corrected'])
    assert.equal(clock.limit.amount, 15, 'fifteen work days, none of them used in the first round')
    assert.deepEqual(told.steps.at(-1)!.answers.was, { class: appealClass('010201'), condition: null })
    assert.deepEqual(
      told.steps[0]!.answers.class,
      appealClass('010201'),
      'it stands in the chain from the first step on',
    )

    assert.equal(await d.dispatcher.refused(appeal, 'correct', correction), 'flow.same-class')
    assert.equal(
      await d.dispatcher.refused(appeal, 'correct', { class: appealClass('9999'), reason: '没有此类' }),
      'flow.class-unknown',
    )
    assert.equal(
      await d.dispatcher.refused(appeal, 'correct', { ...correction, condition: '06001-9' }),
      'catalogue.condition-unknown',
    )
    assert.equal(await d.lighting.refused(appeal, 'correct', correction), 'flow.action-not-yours')
    assert.equal(
      await d.callTaker.refusedToOpen(
        'citizen-appeal',
        { kind: 'help', text: '路灯' },
        { class: appealClass('9999') },
      ),
      'flow.class-unknown',
    )
    await d.verifies()
  }),
)

test(
  'illegal building is stopped, penalised and demolished: each stage has a clock and an end of its own',
  inDistrict(async (d) => {
    const defect = await filed(d, { class: matter('06001'), condition: '06001-3' })
    const stages = async () =>
      (await d.dispatcher.sees(defect)).clocks
        .filter(({ name }) => name.startsWith('handle.'))
        .map(({ name, state }) => `${name} ${state}`)
    assert.deepEqual(await stages(), [
      'handle.stop running',
      'handle.penalise running',
      'handle.demolish running',
    ])
    const titles = (await d.dispatcher.sees(defect)).clocks
      .filter(({ name }) => name.startsWith('handle'))
      .map(({ title }) => title.zh)
    assert.deepEqual(titles, ['处置时限', '处置时限·制止', '处置时限·处罚', '处置时限·拆除'])
    const rules = (await d.dispatcher.sees(defect)).clocks
      .filter(({ name }) => name.startsWith('handle'))
      .map(({ rule }) => rule as { id: string; text: { zh: string }; basis: string; because: unknown[] })
    assert.deepEqual(
      rules.map(({ id }) => id),
      ['condition:06001-3', ...['stop', 'penalise', 'demolish'].map((of) => `condition:06001-3/${of}`)],
    )
    assert.match(rules[1]!.text.zh, /06001-3.*的制止阶段：4个工作时$/)
    assert.ok(rules.every(({ basis, because }) => basis !== '' && because.length > 0))
    d.waits({ hours: 2 })
    await d.urbanManagement.does(defect, 'stageDone', { stage: 'stop', result: '已责令停工' })
    assert.equal(
      await d.urbanManagement.refused(defect, 'stageDone', { stage: 'stop', result: '两次' }),
      'flow.stage-not-open',
    )
    assert.equal(
      await d.urbanManagement.refused(defect, 'stageDone', { stage: 'plant-trees', result: '没有' }),
      'flow.stage-not-open',
    )
    assert.equal(
      await d.lighting.refused(defect, 'stageDone', { stage: 'stop', result: '不是我' }),
      'flow.case-not-found',
    )
    assert.deepEqual((await stages())[0], 'handle.stop met')
    // Corrected to a condition without stages: the ones that still ran end without a verdict.
    await d.dispatcher.does(defect, 'correct', {
      class: matter('06001'),
      condition: '06001-1',
      reason: '正在搭建',
    })
    assert.deepEqual(await stages(), ['handle.stop met', 'handle.penalise void', 'handle.demolish void'])
    await d.urbanManagement.does(defect, 'handle', { result: '已拆除' })
  }),
)

test(
  'a holiday is announced: what runs is due later and told so; what is hung up or handled keeps its time',
  inDistrict(async (d) => {
    const [running, hungUp, handled] = [await handling(d), await handling(d), await handling(d)]
    await d.lighting.does(hungUp, 'hang-up', { reason: '等待施工', until: '2026-04-01' })
    await d.dispatcher.does(hungUp, 'grant-hang-up')
    await d.shiftLeader.does(hungUp, 'grant-hang-up')
    await d.lighting.does(handled, 'reply', { reply: '已修复', contacted: 'phone' })
    const before = await Promise.all([hungUp, handled].map((each) => d.dispatcher.sees(each)))

    const { house, district, clock } = d
    const kept = await house.store.inDistrict(district, ({ db }) =>
      house.engine.desk(db, district, clock.now()),
    )
    const admin = await d.person('system-admin')
    const { version } = await admin.get<{ version: number }>('/calendar')
    const exception = { kind: 'holiday', name: { zh: '临时放假', en: 'A day off' } }
    const day = '2026-03-04'
    assert.equal(
      (await d.ask(admin.account, 'PUT', `/calendar/days/${day}`, { version, exception })).status,
      200,
    )
    const recompute = () =>
      recomputeAcross(
        // As a process does that keeps the calendar it read a moment before the edit.
        { ...house.engine, desk: async () => kept },
        { store: house.store, district, now: clock.now() },
        { firstDay: day, lastDay: day },
      )
    await recompute()
    const told = await d.lighting.sees(running)
    const due = clockOf(told, 'handle')
    assert.deepEqual(
      [due.reason, due.dueAt, due.originalDueAt],
      ['recomputed', '2026-03-10T01:00:00.000Z', '2026-03-09T01:00:00.000Z'],
    )
    assert.equal(told.steps.at(-1)!.action, 'recompute')
    for (const [at, each] of [hungUp, handled].entries())
      assert.deepEqual(clockOf(await d.dispatcher.sees(each), 'handle'), clockOf(before[at]!, 'handle'))
    await recompute()
    assert.equal(clockOf(await d.lighting.sees(running), 'handle').dueAt, due.dueAt, 'asked again, the same')
  }),
)
