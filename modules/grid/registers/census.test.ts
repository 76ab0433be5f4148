import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage, type Post } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

const classOf = (code: string) => ({ edition: 'gbt47678.5-2026', kind: 'component', code })

interface Entry {
  key: string
  version: number
  code: string
  since: string
  fields: Record<string, unknown>
}
type Reply = Entry & {
  census: string
  tasks: string[]
  difference: string
  component: string | null
  counted: number
}

const entry = async (d: FlowDistrict, register: string, key: string) =>
  (await d.shiftLeader.get<{ entry: Entry }>(`/registers/${register}/entries/${key}`)).entry

/** A community whose cells are walked, and two components in its first cell. */
async function started(d: FlowDistrict, more: object = {}) {
  const { status, body } = await begin(d.shiftLeader, more)
  assert.equal(status, 201, JSON.stringify(body))
  const [task = ''] = body.tasks
  const cell = String((await entry(d, 'census-task', task)).fields.cell)
  const register = async () =>
    (
      await d.shiftLeader.post<Reply>('/registers/component/entries', {
        fields: { class: classOf('01001'), state: 'good', cell },
        why: '新建',
      })
    ).body.key
  // Each story walks a cell whose earlier lids have gone.
  for (const { key, version } of (
    await d.shiftLeader.get<{ entries: Entry[] }>(`/registers/component/entries?cell=${cell}&limit=200`)
  ).entries)
    await d.shiftLeader.post(`/registers/component/entries/${key}/retire`, { version, why: '拆除' })
  return { ...body, task, cell, lid: await register(), other: await register() }
}

const begin = (by: Post, more: object = {}) =>
  by.post<Reply>('/grid/censuses', {
    ...{ title: '井盖普查', areas: ['420103001001'], classes: [classOf('01001')] },
    ...{ from: '2026-03-02', until: '2026-03-31', ...more },
  })

const find = (by: Post, task: string, found: object) =>
  by.post<Reply>(`/grid/census-tasks/${task}/differences`, found)
const see = (by: Post, task: string, ...components: string[]) =>
  by.post<Reply>(`/grid/census-tasks/${task}/sightings`, { components })
const walk = (by: Post, task: string) => by.post<Reply>(`/grid/census-tasks/${task}/walk`)
const close = (by: Post, census: string, leaveOut = false) =>
  by.post<Reply & Record<string, unknown>>(`/grid/censuses/${census}/close`, { leaveOut, why: '普查结束' })
const decide = (by: Post, difference: string, accept = true) =>
  by.post<Reply>(`/grid/census-differences/${difference}/decision`, { accept, why: '现场照片属实' })

test(
  'a census has a task for every cell; what its walkers find enters the register when somebody else accepts it',
  inDistrict(async (d) => {
    const { census, tasks, task, cell, lid, other } = await started(d)
    assert.equal((await entry(d, 'census', census)).fields.cells, tasks.length)
    const missing = (await find(d.supervisor, task, { kind: 'missing', component: lid })).body.difference
    const broken = (await find(d.supervisor, task, { kind: 'changed', component: other, state: 'broken' }))
      .body
    const places = await d.supervisor.get<{ places: { lng: number; lat: number }[] }>(
      '/org/places?q=路&limit=50',
    )
    const { lng, lat } = places.places[0]!
    const fresh = (
      await find(d.supervisor, task, { kind: 'new', class: classOf('01003'), place: { lng, lat } })
    ).body

    d.waits({ days: 2 })
    assert.equal((await decide(d.shiftLeader, missing)).body.component, lid)
    assert.equal((await decide(d.shiftLeader, broken.difference, false)).body.component, null)
    const made = (await decide(d.shiftLeader, fresh.difference)).body.component
    assert.equal(made, '42010301003000001')

    const lost = await entry(d, 'component', lid)
    assert.deepEqual(
      [lost.fields.state, lost.since],
      ['lost', '2026-03-02'],
      'lost since the day it was found so',
    )
    assert.equal((await entry(d, 'component', other)).fields.state, 'good')
    assert.equal((await entry(d, 'census-difference', fresh.difference)).fields.component, made)

    const walked = await walk(d.supervisor, task)
    assert.deepEqual([walked.status, walked.body.counted], [200, 2], 'the changed and the new one')
    const done = await d.supervisor.get<{ entries: Entry[] }>(
      `/registers/census-task/entries?census=${census}&state=walked`,
    )
    assert.deepEqual(
      done.entries.map(({ fields }) => [fields.cell, fields.counted]),
      [[cell, 2]],
    )
  }),
)

test(
  'what is moved takes its new place and the cell there',
  inDistrict(async (d) => {
    const { task, lid } = await started(d)
    const { places } = await d.supervisor.get<{ places: { lng: number; lat: number }[] }>(
      '/org/places?q=路&limit=50',
    )
    const { lng, lat } = places.at(-1)!
    const { difference } = (
      await find(d.supervisor, task, { kind: 'moved', component: lid, place: { lng, lat } })
    ).body
    assert.equal((await decide(d.shiftLeader, difference)).status, 200)
    const { cell } = await d.supervisor.get<{ cell: string }>(`/org/locations?lng=${lng}&lat=${lat}`)
    assert.deepEqual((await entry(d, 'component', lid)).fields.cell, cell)
  }),
)

test(
  'a walker marks what is as registered, mends what was marked by mistake, and the census closes with its figures',
  inDistrict(async (d) => {
    const walkers = [d.supervisor.account, d.otherSupervisor.account]
    const { census, tasks, task, lid, other } = await started(d, { walkers })
    const shown = await d.supervisor.get<{ tasks: { key: string; walker: { account: number } }[] }>(
      `/grid/censuses/${census}`,
    )
    assert.deepEqual([...new Set(shown.tasks.map(({ walker }) => walker.account))], walkers)
    assert.deepEqual(
      shown.tasks.map(({ key }) => key),
      tasks,
    )

    assert.equal((await see(d.supervisor, task, lid, other)).status, 200)
    const wrong = (await find(d.supervisor, task, { kind: 'missing', component: lid })).body.difference
    const inTask = async () =>
      d.supervisor.get<{ seen: { component: string }[]; differences: unknown[]; components: Entry[] }>(
        `/grid/census-tasks/${task}`,
      )
    assert.deepEqual(
      (await inTask()).seen.map(({ component }) => component),
      [other],
      'what differs is no longer as registered',
    )
    await d.supervisor.post(`/grid/census-differences/${wrong}/withdrawal`)
    assert.equal((await walk(d.supervisor, task)).body.code, 'grid.census-components-left')
    await see(d.supervisor, task, lid)
    const drop = `/grid/census-tasks/${task}/sightings/${other}`
    assert.equal((await d.ask(d.supervisor.account, 'DELETE', drop)).status, 200)
    const changed = (await find(d.supervisor, task, { kind: 'changed', component: other, state: 'broken' }))
      .body
    assert.equal((await walk(d.supervisor, task)).body.counted, 2)

    assert.equal((await close(d.shiftLeader, census)).body.code, 'grid.census-differences-open')
    const { differences } = await d.shiftLeader.get<{
      differences: { key: string; finder: string; component: { state: string } }[]
    }>(`/grid/censuses/${census}/differences?result=found`)
    assert.deepEqual(
      differences.map(({ key, component }) => [key, component.state]),
      [[changed.difference, 'good']],
    )
    await decide(d.shiftLeader, changed.difference)
    assert.equal((await close(d.shiftLeader, census)).body.code, 'grid.census-tasks-open')
    const { body: figures } = await close(d.shiftLeader, census, true)
    assert.deepEqual(figures, {
      ...{ walked: 1, left: tasks.length - 1, registered: 2, seen: 1, changed: 1, moved: 0, missing: 0 },
      ...{ new: 0, accepted: 1, declined: 0 },
    })
    assert.equal((await entry(d, 'census', census)).fields.state, 'closed')
    assert.equal((await entry(d, 'census-task', tasks.at(-1)!)).fields.state, 'left')
    assert.equal((await close(d.shiftLeader, census)).body.code, 'grid.census-closed')
    assert.equal((await walk(d.otherSupervisor, tasks.at(-1)!)).body.code, 'grid.census-closed')
  }),
)

test(
  'what cannot be started, found, walked or decided is refused by name',
  inDistrict(async (d) => {
    const { task, lid, other } = await started(d)
    const start = async (more: object) => (await begin(d.shiftLeader, more)).body.code
    assert.equal(await start({ areas: ['420103999'] }), 'grid.census-without-cells')
    assert.equal(await start({ until: '2026-03-01' }), 'grid.census-days-reversed')
    assert.equal(await start({ walkers: [d.dispatcher.account] }), 'grid.walker-unfit')
    const unknown = await d.ask<Reply>(d.supervisor.account, 'GET', '/grid/censuses/PC-9')
    assert.equal(unknown.body.code, 'grid.census-not-found')
    assert.equal((await close(d.shiftLeader, 'PC-9')).body.code, 'grid.census-not-found')

    const refused = async (found: object, at = task) => (await find(d.supervisor, at, found)).body.code
    assert.equal(await refused({ kind: 'missing' }), 'grid.difference-lacks')
    assert.equal(await refused({ kind: 'missing', component: 'X' }), 'registers.reference-unknown')
    const photos = ['0'.repeat(64)]
    assert.equal(await refused({ kind: 'missing', component: lid, photos }), 'registers.reference-unknown')
    assert.equal(await refused({ kind: 'missing', component: lid }, 'PCRW-9'), 'grid.census-task-not-found')
    assert.equal((await see(d.supervisor, task, 'X')).body.code, 'grid.component-not-here')

    const { difference } = (await find(d.supervisor, task, { kind: 'missing', component: lid })).body
    assert.equal(await refused({ kind: 'missing', component: lid }), 'grid.difference-told')
    assert.equal((await see(d.supervisor, task, lid)).body.code, 'grid.difference-told')
    const withdrawal = `/grid/census-differences/${difference}/withdrawal`
    const { body: ofOther } = await d.otherSupervisor.post<Reply>(withdrawal)
    assert.equal(ofOther.code, 'grid.difference-of-other')

    const second = (await begin(d.shiftLeader)).body
    const [there = ''] = second.tasks
    const twice = (await find(d.supervisor, there, { kind: 'missing', component: lid })).body.difference
    assert.equal((await decide(d.shiftLeader, 'PCCY-9')).body.code, 'grid.difference-not-found')
    await decide(d.shiftLeader, difference)
    assert.equal((await decide(d.shiftLeader, difference)).body.code, 'grid.difference-decided')
    assert.equal((await d.supervisor.post<Reply>(withdrawal)).body.code, 'grid.difference-decided')
    assert.equal((await decide(d.shiftLeader, twice)).body.code, 'registers.nothing-changed')
    await d.shiftLeader.post(`/registers/component/entries/${lid}/retire`, { version: 2, why: '拆除' })
    assert.equal((await decide(d.shiftLeader, twice)).body.code, 'grid.difference-gone')
    assert.equal((await decide(d.shiftLeader, twice, false)).status, 200)

    await see(d.supervisor, task, other)
    assert.equal((await walk(d.supervisor, task)).status, 200)
    assert.equal(await refused({ kind: 'missing', component: other }), 'grid.census-task-walked')
    const edit = await d.shiftLeader.post<Reply>('/registers/census-difference/entries', {
      fields: {},
      why: '补登',
    })
    assert.equal(edit.body.code, 'registers.kept-by-room')
  }),
)

test(
  'a cell is walked by whom it was given to, and given to somebody else by the shift leader alone',
  inDistrict(async (d) => {
    const { task, lid, other } = await started(d, { walkers: [d.otherSupervisor.account] })
    const missing = { kind: 'missing', component: lid }
    assert.equal((await find(d.supervisor, task, missing)).body.code, 'grid.census-task-of-other')
    const give = (by: Post, tasks: string[], walker: number) =>
      by.post<Reply>('/grid/census-tasks/walker', { tasks, walker })
    const mine = d.supervisor.account
    assert.equal((await give(d.supervisor, [task], mine)).body.code, 'kernel.not-allowed')
    assert.equal((await give(d.shiftLeader, [task], d.leader.account)).body.code, 'grid.walker-unfit')
    assert.equal((await give(d.shiftLeader, ['PCRW-9'], mine)).body.code, 'grid.census-task-not-found')
    assert.deepEqual((await give(d.shiftLeader, [task, task], mine)).body.tasks, [task])
    assert.equal((await find(d.supervisor, task, missing)).status, 201)
    await see(d.supervisor, task, other)
    assert.equal((await walk(d.supervisor, task)).status, 200)
    const back = await give(d.shiftLeader, [task], d.otherSupervisor.account)
    assert.equal(back.body.code, 'grid.census-task-walked')
  }),
)

test(
  'nobody decides what they found themselves',
  inDistrict(async (d) => {
    const { task, lid } = await started(d)
    const { difference } = (await find(d.supervisor, task, { kind: 'missing', component: lid })).body
    // The supervisor is made the shift leader for a day.
    await d.inside(`insert into org.holder (district_id, account_id, post_code, unit_id, held_from)
      select ${d.district}, ${d.supervisor.account}, 'shift-leader', ${d.unit('lighting')}, '2026-03-01'`)
    assert.equal((await decide(d.supervisor, difference)).body.code, 'grid.difference-own')
  }),
)
