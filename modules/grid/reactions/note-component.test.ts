import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { tailSteps } from '#engines/flow/flow.ts'
import { reactionsOf } from '#engines/manifest/manifest.ts'
import { runJob } from '#kernel/jobs.ts'
import { type FlowDistrict, flowStage } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

const lidClass = { edition: 'gbt47678.5-2026', kind: 'component', code: '01001' }
const place = { lng: 114.2836, lat: 30.5805 }
const key = `${lidClass.edition}/${lidClass.kind}/${lidClass.code}`

const register = async (d: FlowDistrict, east: number, of = lidClass): Promise<string> =>
  (
    await d.shiftLeader.post<{ key: string }>('/registers/component/entries', {
      fields: { class: of, state: 'good', place: { lng: place.lng + east, lat: place.lat } },
      why: '新建',
    })
  ).body.key

/** What follows from all openings so far, twice, as a worker that died in between would do it. */
async function react({ house, district }: FlowDistrict): Promise<void> {
  const { jobs } = reactionsOf(modules, house)
  const noting = jobs.find(({ name }) => name === 'grid.noteComponent')!
  const events = await tailSteps(house.store, district, new Date(0)).poll()
  for (let time = 0; time < 2; time++)
    for (const event of events.filter(
      ({ action, caseType }) => `${caseType}.${action}` === 'street-defect.open',
    ))
      await runJob(noting, house, { district, payload: event })
}

test(
  'a defect names the nearest component of its class; the component knows its cases; words name none',
  inDistrict(async (d) => {
    const far = await register(d, 0.0015)
    const near = await register(d, 0.0002)
    await register(d, 0, { ...lidClass, code: '01002' })
    const { lng, lat } = place
    const { entries } = await d.supervisor.get<{ entries: { key: string; name: string; metres: number }[] }>(
      `/registers/component/nearest?lng=${lng}&lat=${lat}&class=${key}`,
    )
    assert.deepEqual(
      entries.map((entry) => [entry.key, entry.name, entry.metres]),
      [
        [near, '供水井盖', 19],
        [far, '供水井盖', 144],
      ],
    )
    const opens = (component: string) =>
      d.supervisor.opens(
        'street-defect',
        { text: '井盖破损', address: '民族路口', component },
        { channel: 'supervisor', class: lidClass, place },
      )
    const first = await opens(near)
    const words = await opens('路边无编号的旧井盖')
    await react(d)
    const casesOf = async (component: string) =>
      (
        await d.supervisor.get<{ cases: { id: number; number: string }[] }>(
          `/grid/components/${encodeURIComponent(component)}/cases`,
        )
      ).cases.map(({ number }) => number)
    assert.deepEqual(await casesOf(near), [first.number])
    assert.deepEqual(await casesOf(far), [])
    assert.equal((await d.supervisor.sees(words)).details[0]!.fields.component, '路边无编号的旧井盖')
    assert.equal((await d.supervisor.sees(first)).details[0]!.fields.component, near)
  }),
)
