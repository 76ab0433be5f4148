import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reactionsOf } from '#engines/manifest/manifest.ts'
import { type StepEvent, tailSteps } from '#engines/flow/flow.ts'
import { modules } from '#apps/modules.ts'
import { runJob } from '#kernel/jobs.ts'
import { type FlowDistrict, flowStage, type Told } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

const concerns = modules.find(({ name }) => name === 'appeals')!.on!
const lift = { class: { edition: 'local-appeals', kind: 'appeal', code: '040301' } }

async function dispatched(d: FlowDistrict, fields: object, more: object = {}): Promise<Told> {
  const appeal = await d.callTaker.opens(
    'citizen-appeal',
    { kind: 'complaint', text: '电梯困人', ...fields },
    more,
  )
  return d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
}

/** Reads the steps since the test began and runs what follows, as the worker would. */
async function react(d: FlowDistrict, times = 1): Promise<void> {
  const { house, district } = d
  const { jobs } = reactionsOf(modules, house)
  const events = await tailSteps(house.store, district, new Date(0)).poll()
  const concerned = (event: StepEvent) => `${event.caseType}.${event.action}` in concerns
  for (let time = 0; time < times; time++)
    for (const event of events.filter(concerned))
      for (const job of jobs.filter(({ name }) => name === 'appeals.superviseByItself'))
        await runJob(job, house, { district, payload: event })
}

const causeOf = async (d: FlowDistrict, found: Told): Promise<unknown> =>
  (await d.supervisionOfficer.sees(found)).steps.find(({ action }) => action === 'supervise')?.answers.cause

test(
  'safety, groups and repeated complaints are supervised by themselves, once, and told to nobody twice',
  inDistrict(async (d) => {
    const safety = await dispatched(d, {}, lift)
    const group = await dispatched(d, { people: 12 })
    const plain = await dispatched(d, {})
    const caller = { phone: '13711112222' }
    const repeated = [await dispatched(d, caller), await dispatched(d, caller), await dispatched(d, caller)]
    await react(d, 2)
    assert.equal(await causeOf(d, safety), 'safety')
    assert.equal(await causeOf(d, group), 'group')
    assert.equal(await causeOf(d, plain), undefined)
    assert.equal(await causeOf(d, repeated[2]!), 'repeated')
    const { counts, steps } = await d.supervisionOfficer.sees(safety)
    assert.deepEqual(
      [counts.supervisions, steps.filter(({ action }) => action === 'supervise').length],
      [1, 1],
    )
    assert.equal(steps.at(-1)!.actorName, '自动督办')
    await d.verifies()
  }),
)

test(
  'what becomes a matter of safety or of a group later is supervised then; before a unit has it, nobody is',
  inDistrict(async (d) => {
    const [corrected, joined] = [await dispatched(d, {}), await dispatched(d, {})]
    const waiting = await d.callTaker.opens('citizen-appeal', { kind: 'complaint', text: '电梯困人' }, lift)
    await react(d)
    assert.equal(await causeOf(d, corrected), undefined)
    await d.dispatcher.does(corrected, 'correct', { ...lift, reason: '属电梯安全' })
    for (const _nth of [1, 2, 3, 4]) {
      const call = await d.callTaker.opens('citizen-appeal', { kind: 'complaint', text: '电梯困人' })
      await d.callTaker.does(call, 'merge', { case: joined.id })
      assert.equal(await causeOf(d, joined), undefined)
    }
    await react(d)
    assert.equal(await causeOf(d, corrected), 'safety')
    assert.equal(await causeOf(d, joined), 'group', 'five callers, one case')
    assert.equal(await causeOf(d, waiting), undefined)
    await d.verifies()
  }),
)

test(
  'the reader of steps hands on what is new, once, and a fresh process begins a little before where the last one ended',
  inDistrict(async (d) => {
    const { house, district } = d
    const first = reactionsOf(modules, house)
    await first.poll(district)
    const appeal = await dispatched(d, {})
    assert.ok((await first.poll(district)) >= 2)
    assert.equal(await first.poll(district), 0)
    const { notices } = await d.lighting.get<{ notices: { id: number; case: number; kind: string }[] }>(
      '/notices',
    )
    assert.deepEqual(
      notices.filter((notice) => notice.case === appeal.id).map(({ kind }) => kind),
      ['assigned'],
    )
    assert.ok((await reactionsOf(modules, house).poll(district)) >= 2, 'read again after a death')
    await d.callTaker.does(appeal, 'urge')
    await first.poll(district)
    const again = await d.lighting.get<{ notices: { id: number; case: number; kind: string }[] }>('/notices')
    const own = again.notices.filter((notice) => notice.case === appeal.id)
    assert.deepEqual(
      own.map(({ kind }) => kind),
      ['urge', 'assigned'],
      'read twice, told once',
    )
    const ids = own.map(({ id }) => id)
    assert.equal(
      (await d.drainage.post<{ read: number }>('/notices/read', { ids })).body.read,
      0,
      'not theirs',
    )
    assert.equal((await d.lighting.post<{ read: number }>('/notices/read', { ids })).body.read, 2)
    assert.equal((await d.lighting.post<{ read: number }>('/notices/read', { ids })).body.read, 0)
  }),
)
