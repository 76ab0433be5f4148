import path from 'node:path'
import { stopwatch } from '#kernel/clock.ts'
import { createHttp } from '#kernel/http.ts'
import { runJob } from '#kernel/jobs.ts'
import { flowJobs } from '#engines/flow/flow.ts'
import { signedIn } from './client.ts'
import { times } from './measure.ts'
import { benchStore } from './store.ts'

/*
 * The desk's heavy hauls on the store of one year (210,000 cases): the whole list as CSV and as XLSX, with the
 * time it takes and the most memory the process held meanwhile; the map's 30,000 points.
 *
 *     node bench/export.ts          (`--map`: the points alone)
 */
const root = path.join(import.meta.dirname, '..')
const store = await benchStore(root, 1)
const { house, district } = store
const app = await createHttp({ ...house, district, logLevel: 'silent', rateFactor: Infinity })
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const dispatcher = await signedIn(origin, 'dispatcher', 'Huying-2026')
const rows: { work: string; measured: string; bar: string }[] = []
const tell = (work: string, measured: string, bar: string) => {
  rows.push({ work, measured, bar })
  console.error(`${work}: ${measured}`)
}

const columns = [
  'number',
  'type',
  'state',
  'what',
  'class',
  'channel',
  'street',
  'community',
  'unit',
  'clock',
  'due',
  'opened',
  'closed',
]
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} kB`
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`

async function exported(format: 'csv' | 'xlsx'): Promise<void> {
  const { body } = await dispatcher.send('POST', '/api/case-exports', { format, columns })
  const { id } = body as { id: number }
  const job = flowJobs(house.engine).jobs.find(({ name }) => name === 'flow.export-list')!
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const samples: number[] = []
  const watch = setInterval(() => samples.push(process.memoryUsage().rss), 50)
  const took = stopwatch()
  await runJob(job, house, { district, payload: { id } })
  const seconds = took() / 1000
  clearInterval(watch)
  const { body: mine } = await dispatcher.send('GET', '/api/case-exports')
  const made = (mine as { exports: { id: number; rows: number; size: number }[] }).exports.find(
    (one) => one.id === id,
  )!
  // Flat: the second half of the rows needs no more than the first did.
  const half = samples.length >> 1
  const [first, second] = [samples.slice(0, half), samples.slice(half)].map((part) => Math.max(...part))
  const memory = `memory ${megabytes(before)} before, at most ${megabytes(first!)} in the first half and ${megabytes(second!)} in the second`
  tell(
    `export as ${format}`,
    `${made.rows} rows in ${seconds.toFixed(1)} s, file ${megabytes(made.size)}, ${memory}`,
    'flat',
  )
}

async function mapPoints(query: string): Promise<void> {
  const [at, packed] = [`/api/case-points${query}`, { 'accept-encoding': 'gzip' }]
  const { body, bytes } = await dispatcher.send('GET', at, undefined, packed)
  const whole = await dispatcher.send('GET', at)
  const { p50, p95 } = await times(() => dispatcher.send('GET', at, undefined, packed), {
    runs: 20,
    warmUp: 3,
  })
  const size = `${kilobytes(bytes)} packed of ${kilobytes(whole.bytes)}`
  const count = (body as { ids: number[] }).ids.length
  tell(
    `the map's points ${query}`,
    `${count} points, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, ${size}`,
    'p95 ≤ 150 ms',
  )
}

await mapPoints('')
await mapPoints('?open=yes')
if (!process.argv.includes('--map')) {
  await exported('csv')
  await exported('xlsx')
}
console.table(rows)
await app.close()
await house.store.close()
await store.database.stop()
process.exit(0)
