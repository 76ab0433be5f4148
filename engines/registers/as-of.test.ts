import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Entry, lamps, type RegistersDistrict, registersStage } from '#tests/stage/registers-district.ts'
import { soak } from '#tests/soak.ts'

const { inDistrict } = registersStage()

/** What somebody does: to which lamp, holding since how many days before the day of writing. */
const edits = fc.array(
  fc.record({
    act: fc.constantFrom('create', 'change', 'change', 'change', 'retire', 'restore'),
    lamp: fc.constantFrom('L-001', 'L-002', 'L-003'),
    state: fc.constantFrom('good', 'broken', 'lost'),
    name: fc.constantFrom('民族路东口', '民族路西口', '前进四路'),
    since: fc.integer({ min: 0, max: 9 }),
    daysLater: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 5, maxLength: 25 },
)
type Edit = typeof edits extends fc.Arbitrary<(infer T)[]> ? T : never

interface Written {
  act: string
  fields: Record<string, unknown>
  since: string
  at: Date
}
type Histories = Map<string, Written[]>

const dayMs = 86_400_000
const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Does the edit by the API where it is possible, and writes it down as a reader of minutes would. */
async function edit(d: RegistersDistrict, histories: Histories, made: Edit): Promise<void> {
  d.waits({ days: made.daysLater, minutes: 1 })
  const history = histories.get(made.lamp) ?? []
  const last = history.at(-1)
  const at = d.clock.now()
  const since = dayOf(new Date(at.getTime() - made.since * dayMs))
  const fields = { code: made.lamp, name: made.name, state: made.state }
  const said = { since, why: '随机修改' }
  const path = `${lamps}/${made.lamp}`
  const version = history.length
  const fits = {
    create: !last,
    change: last && last.act !== 'retire' && JSON.stringify(last.fields) !== JSON.stringify(fields),
    retire: last && last.act !== 'retire',
    restore: last?.act === 'retire',
  }[made.act]
  const [method, address, body] =
    made.act === 'create'
      ? (['POST', lamps, { fields, ...said }] as const)
      : made.act === 'change'
        ? (['PUT', path, { version: version || 1, fields, ...said }] as const)
        : (['POST', `${path}/${made.act}`, { version: version || 1, ...said }] as const)
  if (!fits) return assert.match(await d.refusal(d.clerk, method, address, body), /^registers\./) as void
  await d.reply(d.clerk, method, address, body)
  const kept = made.act === 'create' || made.act === 'change' ? fields : last!.fields
  histories.set(made.lamp, [...history, { act: made.act, fields: kept, since, at }])
}

/** Plays the minutes through: each version holds from its day on, over whatever was said before. */
function replay(history: readonly Written[], asOf: string, knownAt: Date): Written | undefined {
  let holding: Written | undefined
  for (const written of history) if (written.since <= asOf && written.at <= knownAt) holding = written
  return holding
}

test('whatever is written, a reading as of a day is what the history says', async () => {
  let readings = 0
  await fc.assert(
    fc.asyncProperty(edits, fc.infiniteStream(fc.nat(14)), async (all, drawn) => {
      await inDistrict(async (d) => {
        const histories: Histories = new Map()
        for (const made of all) await edit(d, histories, made)
        const now = d.clock.now()
        for (let n = 0; n < 6; n++) {
          const asOf = dayOf(new Date(now.getTime() - drawn.next().value * dayMs))
          const knownAt = new Date(now.getTime() - drawn.next().value * dayMs * (n % 2))
          const query = `?asOf=${asOf}&knownAt=${knownAt.toISOString()}`
          const held = [...histories]
            .map(([key, history]) => ({ key, holding: replay(history, asOf, knownAt) }))
            .flatMap(({ key, holding }) => (holding ? [{ key, ...holding }] : []))
            .toSorted((a, b) => (a.key < b.key ? -1 : 1))
          const read = async (more: string) =>
            (await d.reply<{ entries: Entry[] }>(d.reader, 'GET', lamps + query + more)).entries
          const shown = (list: readonly { key: string; act: string; fields: object }[]) =>
            list.map(({ key, act, fields }) => ({ key, act, fields }))
          assert.deepEqual(shown(await read('&retired=true')), shown(held))
          const broken = held.filter(({ act, fields }) => act !== 'retire' && fields.state === 'broken')
          assert.deepEqual(shown(await read('&state=broken')), shown(broken))
          const east = held.filter(
            ({ act, fields }) => act !== 'retire' && String(fields.name).includes('东口'),
          )
          assert.deepEqual(shown(await read('&q=东口')), shown(east))
          readings += 3
        }
        // Today as everybody knows it is what the plain list says.
        const today = [...histories].filter(([, history]) => history.at(-1)!.act !== 'retire')
        const { entries } = await d.reply<{ entries: Entry[] }>(d.reader, 'GET', lamps)
        assert.deepEqual(
          entries.map(({ key, fields }) => [key, fields]),
          today
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, history]) => [key, history.at(-1)!.fields]),
        )
      })()
    }),
    { numRuns: soak(15, 1000) },
  )
  assert.ok(readings >= soak(15, 1000) * 18)
})
