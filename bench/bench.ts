import { fork } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createHttp } from '#kernel/http.ts'
import { stopwatch } from '#kernel/clock.ts'
import { indexTexts, sweepClocks } from '#engines/flow/flow.ts'
import { bareHttp } from './bare-http.ts'
import { copyCaseByHand, moveCaseByHand } from './by-hand.ts'
import { signedIn } from './client.ts'
import { emptied, rate, type Times, times } from './measure.ts'
import { recorded, sendByHand } from './statements.ts'
import { type BenchStore, benchStore } from './store.ts'

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
  const firstIn = async (state: string) => {
    const { body } = await taker.send('GET', `/api/cases?type=citizen-appeal&state=${state}&limit=1`)
    return (body as { cases: { id: number }[] }).cases[0]!.id
  }
  const [opened, moved] = [await firstIn('received'), await firstIn('signing')]
  const bare = await bareHttp(house.store, district, { opened, moved })
  const made: number[] = []
  compare('open a case', await load('open'), {
    bare: await load('open', bare.origin),
    within: await rate(
      async (client) => void made.push(await copyCaseByHand(house.store, district, opened, client)),
    ),
  })
  compare('act on a case', await load('act'), {
    bare: await load('act', bare.origin),
    within: await emptied(made, (id) => moveCaseByHand(house.store, district, moved, id)),
  })
  bare.close()
}

async function reads({ house, district }: BenchStore, at: string): Promise<void> {
  const dispatcher = await signedIn(at, 'dispatcher', password)
  const clerk = await signedIn(at, 'street-clerk', password)
  const get = (path: string) => () => dispatcher.send('GET', `/api${path}`)
  const asked: [work: string, work_: () => Promise<unknown>, bar: string][] = [
    ['newest 20 open', get('/cases?open=yes&limit=20'), 'p95 ≤ 8 ms'],
    ['late 20', get('/cases?clock=late&limit=20'), 'p95 ≤ 10 ms'],
    ['two fields: street and class', get('/cases?street=420103008&class=010201&limit=20'), 'p95 ≤ 8 ms'],
    ["a street's inbox", () => clerk.send('GET', '/api/inbox?limit=50'), 'p95 ≤ 10 ms'],
    ['word of two characters, usual', get(`/cases?q=${encodeURIComponent('路灯')}&limit=20`), 'p95 ≤ 20 ms'],
    ['word of two characters, absent', get(`/cases?q=${encodeURIComponent('龙虾')}&limit=20`), 'p95 ≤ 15 ms'],
    ['one case, whole', get('/cases/1000'), '–'],
    ['sweep of due clocks, none due', () => sweepClocks(house.store, district, new Date(0)), 'p95 ≤ 10 ms'],
  ]
  const inMs = ({ p50, p95 }: Times) => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`
  for (const [work, run, bar] of asked) {
    await run()
    const statements = await recorded(run)
    const measured = inMs(await times(run))
    tell({
      work,
      measured,
      limit: inMs(await times(() => sendByHand(house.store, district, statements))),
      bar,
    })
  }
}
