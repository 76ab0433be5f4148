import path from 'node:path'
import { fillRegisters } from '#apps/demonstration.ts'
import { createHttp } from '#kernel/http.ts'
import { stopwatch } from '#kernel/clock.ts'
import { sql } from '#kernel/sql.ts'
import { signedIn } from './client.ts'
import { indexAtOnce } from './index-at-once.ts'
import { type Times, times } from './measure.ts'
import { recorded, sendByHand } from './statements.ts'
import { benchStore } from './store.ts'

/*
 * A register of many entries: components of a large district, read as people read them.
 *
 *     node bench/registers.ts [--entries 300000]
 */

const root = path.join(import.meta.dirname, '..')
const wanted = Number(process.argv[process.argv.indexOf('--entries') + 1] || 300_000) || 300_000
const until = new Date('2026-11-20T16:00:00Z')
const store = await benchStore(root, 0.02)
const { house, district } = store
const app = await createHttp({ ...house, district, logLevel: 'silent', rateFactor: Infinity })
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
try {
  await fillUp()
  await measure()
} finally {
  await app.close()
  await house.store.close()
  await store.database.stop()
}

async function fillUp(): Promise<void> {
  const elapsed = stopwatch()
  const said = (what: string) => console.error(`${(elapsed() / 1000).toFixed(0)} s  ${what}`)
  let next = 20_000
  await fillRegisters(house, store.database.serverUrl, {
    ...{ district, until, seed: 1, components: wanted },
    progress({ entries, copied }) {
      if (!copied || entries < next) return
      next = entries + 20_000
      said(`${entries} entries`)
    },
    index: () => readTexts(said),
  })
}

/** The texts that search does not know yet, unless it knows all of them. */
async function readTexts(said: (what: string) => void): Promise<void> {
  const { ownerUrl } = store.database
  const slice = 50_000
  await indexAtOnce(
    ownerUrl,
    {
      ...{ district, index: 'registers.search_pairs', slice },
      unread: `select from registers.entry e where register = 'component' and not exists (
        select from registers.search s where s.register = e.register and s.key = e.key) limit 1`,
      read: { call: 'registers.index_copied($1, $2, $3)', values: [district, 'component', slice] },
    },
    said,
  )
  await house.store.inDistrict(district, ({ db }) => sql`select registers.look_again()`.execute(db))
}

async function measure(): Promise<void> {
  const leader = await signedIn(origin, 'shift-leader', 'Huying-2026')
  const get = (asked: string) => () => leader.send('GET', `/api/registers/component/${asked}`)
  const { body } = await get('entries?limit=50')()
  const { entries } = body as { entries: { key: string; fields: { maintainer: number; cell: string } }[] }
  const { key, fields } = entries[7]!
  const box = 'bbox=114.26,30.57,114.27,30.58'
  const asked: [work: string, run: () => Promise<unknown>][] = [
    ['the first page', get('entries?limit=50')],
    ['two filters', get(`entries?limit=50&state=broken&maintainer=${fields.maintainer}`)],
    ['a word of two characters', get(`entries?limit=50&q=${encodeURIComponent('井盖')}`)],
    ['a word that is absent', get(`entries?limit=50&q=${encodeURIComponent('龙虾')}`)],
    ['one cell', get(`entries?limit=50&cell=${fields.cell}`)],
    ['two states', get('entries?limit=50&state=broken,lost')],
    ['a word within a filter', get(`entries?limit=50&state=lost&q=${encodeURIComponent('井盖')}`)],
    ['one entry with its history', get(`entries/${encodeURIComponent(key)}`)],
    ['the first page as of a day', get('entries?limit=50&asOf=2026-10-15')],
    ['one cell as of a day', get(`entries?limit=50&asOf=2026-10-15&cell=${fields.cell}`)],
    ['the points of a neighbourhood', get(`points?${box}`)],
  ]
  const inMs = ({ p50, p95 }: Times) => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`
  const rows = []
  for (const [work, run] of asked) {
    const answer = (await run()) as { status: number; body: unknown }
    if (answer.status !== 200) throw new Error(`${work}: ${JSON.stringify(answer.body)}`)
    const statements = await recorded(run)
    const measured = inMs(await times(run))
    rows.push({
      ...{ work, measured },
      limit: inMs(await times(() => sendByHand(house.store, district, statements))),
    })
  }
  console.table(rows)
}
