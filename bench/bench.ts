import { fork } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createHttp } from '#kernel/http.ts'
import { stopwatch } from '#kernel/clock.ts'
import { countPairs, indexTexts, learnClassesOf } from '#engines/flow/flow.ts'
import { bareHttp } from './bare-http.ts'
import { copyCaseByHand, moveCaseByHand } from './by-hand.ts'
import { signedIn } from './client.ts'
import { emptied, rate, type Times, times } from './measure.ts'
import { type Readers, readsOf } from './reads.ts'
import { recorded, sendByHand } from './statements.ts'
import { type BenchStore, benchStore } from './store.ts'

if (process.argv.includes('--help')) {
  console.log(
    'npm run bench [-- --years 10]: fills a store of so many years (1: 210,000 cases), then measures it.',
  )
  process.exit(0)
}
const root = path.join(import.meta.dirname, '..')
const password = 'Huying-2026'
/** One year is 210,000 cases; `npm run bench -- --years 10` is the tenth year's store. */
const years = Number(process.argv[process.argv.indexOf('--years') + 1] || 1) || 1

interface Row {
  work: string
  measured: string
  /** The same SQL by hand in the same run. */
  limit: string
  bar: string
}

const rows: Row[] = []
const tell = (row: Row) => {
  rows.push(row)
  console.error(`${row.work}: ${row.measured}; by hand ${row.limit}; ${row.bar}`)
}

const stolen = async (): Promise<number> => {
  const [first] = (await readFile('/proc/stat', 'utf8').catch(() => '')).split('\n')
  return Number(first?.split(/\s+/)[8] ?? 0)
}

const store = await benchStore(root, years)
const app = await createHttp({
  ...store.house,
  district: store.district,
  logLevel: 'silent',
  rateFactor: Infinity,
})
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const stealBefore = await stolen()
const elapsed = stopwatch()
try {
  // A running server indexes every minute; here nobody opens while the reads are measured.
  await indexTexts(store.house.store, store.district, store.house.clock())
  await learn(store)
  await reads(store, origin)
  await writes(store, origin)
} finally {
  await app.close()
  await store.house.store.close()
  await store.database.stop()
}
const stealShare = ((await stolen()) - stealBefore) / (elapsed() / 10) / os.availableParallelism()
console.log(
  `\n${store.cases} cases at the start, ${os.availableParallelism()} cores, CPU stolen ${(stealShare * 100).toFixed(1)} %\n`,
)
console.table(rows)
await mkdir(path.join(root, 'bench', 'results'), { recursive: true })
await writeFile(
  path.join(root, 'bench', 'results', `${years}-years.json`),
  `${JSON.stringify({ cases: store.cases, cores: os.availableParallelism(), stealShare, rows }, null, 2)}\n`,
)

/** The load comes from a process of its own, as eight people beside the server would. */
function load(kind: 'open' | 'act', at = origin): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(root, 'bench', 'load.ts'), [at, kind, password])
    child.once('message', (perSecond) => resolve(Number(perSecond)))
    child.once('error', reject)
  })
}

async function writes({ house, district }: BenchStore, at: string): Promise<void> {
  const perSecond = (many: number) => `${many.toFixed(0)}/s`
  const compare = (work: string, done: number, limit: { bare: number; within: number }) =>
    tell({
      work: `${work} over HTTP, 8 clients`,
      measured: `${perSecond(done)}, ratio ${(done / limit.bare).toFixed(2)}`,
      limit: `${perSecond(limit.bare)} behind bare HTTP, ${perSecond(limit.within)} without`,
      bar: '≥ 1,500/s, ratio ≥ 0.6',
    })
  const taker = await signedIn(at, 'call-taker', password)
  const [opens, acts] = [await load('open'), await load('act')]
  const newestIn = async (state: string, many: number) => {
    const { body } = await taker.send('GET', `/api/cases?type=citizen-appeal&state=${state}&limit=${many}`)
    return (body as { cases: { id: number }[] }).cases.map(({ id }) => id)
  }
  const [opened, [moved]] = [await newestIn('received', 50), await newestIn('signing', 1)] as const
  if (moved === undefined || opened.length === 0) throw new Error('nothing waits in this store')
  const bare = await bareHttp(house.store, district, { opened, moved })
  const made: number[] = []
  compare('open a case', opens, {
    bare: await load('open', bare.origin),
    within: await rate(async (client) => {
      const source = opened[made.length % opened.length]!
      made.push(await copyCaseByHand(house.store, district, source, client))
    }),
  })
  compare('act on a case', acts, {
    bare: await load('act', bare.origin),
    within: await emptied(made, (id) => moveCaseByHand(house.store, district, moved, id)),
  })
  bare.close()
}

/** What help while typing rests on, as a running server learns it every night. */
async function learn({ house: { store: kept, clock }, district }: BenchStore): Promise<void> {
  const counted = await countPairs(kept, district)
  const learned = await learnClassesOf(kept, { district, caseType: 'citizen-appeal', now: clock() })
  console.error(`help while typing: ${counted} cases counted, ${learned} classes learned`)
}

async function reads({ house, district }: BenchStore, at: string): Promise<void> {
  const inMs = ({ p50, p95 }: Times) => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`
  for (const { work, run, bar, clients = 1 } of readsOf(house, district, await signedInAs(at))) {
    await run()
    const statements = await recorded(run)
    const measured = inMs(await times(run, { clients }))
    const limit = inMs(await times(() => sendByHand(house.store, district, statements), { clients }))
    tell({ work, measured, limit, bar })
  }
}

async function signedInAs(at: string): Promise<Readers> {
  const [dispatcher, clerk, taker] = await Promise.all(
    ['dispatcher', 'street-clerk', 'call-taker'].map((login) => signedIn(at, login, password)),
  )
  return { dispatcher: dispatcher!, clerk: clerk!, taker: taker! }
}
