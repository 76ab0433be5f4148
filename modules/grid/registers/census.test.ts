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
type Reply = Entry & { census: string; tasks: string[]; difference: string; component: string | null }

const entry = async (d: FlowDistrict, register: string, key: string) =>
  (await d.shiftLeader.get<{ entry: Entry }>(`/registers/${register}/entries/${key}`)).entry

/** A community whose cells are walked, and two components in its first cell. */
async function started(d: FlowDistrict) {
  const areas = ['420103001001']
  const { status, body } = await d.shiftLeader.post<Reply>('/grid/censuses', {
    ...{ title: '井盖普查', areas, classes: [classOf('01001')], from: '2026-03-02', until: '2026-03-31' },
  })
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
  return { ...body, task, cell, lid: await register(), other: await register() }
}

const find = (by: Post, task: string, found: object) =>
  by.post<Reply>(`/grid/census-tasks/${task}/differences`, found)
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

    const walked = await d.supervisor.post(`/grid/census-tasks/${task}/walk`, { counted: 12 })
    assert.equal(walked.status, 200)
    const done = await d.supervisor.get<{ entries: Entry[] }>(
      `/registers/census-task/entries?census=${census}&state=walked`,
    )
    assert.deepEqual(
      done.entries.map(({ fields }) => [fields.cell, fields.counted]),
      [[cell, 12]],
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
  'what cannot be started, found, walked or decided is refused by name',
  inDistrict(async (d) => {
    const { task, lid } = await started(d)
    const start = async (more: object) =>
      (
        await d.shiftLeader.post<Reply>('/grid/censuses', {
          ...{ title: '普查', areas: ['420103001'], from: '2026-03-02', until: '2026-03-31', ...more },
        })
      ).body.code
    assert.equal(await start({ areas: ['420103999'] }), 'grid.census-without-cells')
    assert.equal(await start({ until: '2026-03-01' }), 'grid.census-days-reversed')

    const refused = async (found: object, at = task) => (await find(d.supervisor, at, found)).body.code
    assert.equal(await refused({ kind: 'missing' }), 'grid.difference-lacks')
    assert.equal(await refused({ kind: 'missing', component: 'X' }), 'registers.reference-unknown')
    assert.equal(await refused({ kind: 'missing', component: lid }, 'PCRW-9'), 'grid.census-task-not-found')

    const { difference } = (await find(d.supervisor, task, { kind: 'missing', component: lid })).body
    const [twice] = [(await find(d.supervisor, task, { kind: 'missing', component: lid })).body.difference]
    assert.equal((await decide(d.shiftLeader, 'PCCY-9')).body.code, 'grid.difference-not-found')
    await decide(d.shiftLeader, difference)
    assert.equal((await decide(d.shiftLeader, difference)).body.code, 'grid.difference-decided')
    assert.equal((await decide(d.shiftLeader, twice)).body.code, 'registers.nothing-changed')
    await d.shiftLeader.post(`/registers/component/entries/${lid}/retire`, { version: 2, why: '拆除' })
    assert.equal((await decide(d.shiftLeader, twice)).body.code, 'grid.difference-gone')
    assert.equal((await decide(d.shiftLeader, twice, false)).status, 200)

    await d.supervisor.post(`/grid/census-tasks/${task}/walk`, { counted: 0 })
    assert.equal(await refused({ kind: 'missing', component: lid }), 'grid.census-task-walked')
    const edit = await d.shiftLeader.post<Reply>('/registers/census-difference/entries', {
      fields: {},
      why: '补登',
    })
    assert.equal(edit.body.code, 'registers.kept-by-room')
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
