import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { cell, type Report, toPdf } from '#engines/reports/reports.ts'
import { createHttp } from '#kernel/http.ts'
import { stopwatch } from '#kernel/clock.ts'
import { signedIn } from './client.ts'
import { msText, times, timesIn } from './measure.ts'
import { benchStore } from './store.ts'

/*
 * `npm start` on a store that exists, from the command to the first page; and papers: a case by the API, and a
 * table of 500 rows, the first with the typesetter's own start.
 *
 *     node bench/start.ts [--years 1]
 */

const root = path.join(import.meta.dirname, '..')
const years = Number(process.argv[process.argv.indexOf('--years') + 1] || 1) || 1
const rows: { work: string; measured: string; bar: string }[] = []

const cases = await papers()
await starts()
console.log(`${cases} cases`)
console.table(rows)
process.exit(0)

async function papers(): Promise<number> {
  const store = await benchStore(root, years)
  const { house, district } = store
  const app = await createHttp({ ...house, district, logLevel: 'silent', rateFactor: Infinity })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const dispatcher = await signedIn(origin, 'dispatcher', 'Huying-2026')
  const table = fiveHundredRows()
  await tell('a table of 500 rows as PDF', () => toPdf(table, new Date(0)), '≤ 400 ms, then ≤ 120 ms')
  const { body } = await dispatcher.send('GET', '/api/cases?limit=1')
  const [found] = (body as { cases: { id: number }[] }).cases
  await tell('a case as PDF by the API', () => dispatcher.file(`/api/cases/${found!.id}/file.pdf`), '–')
  await app.close()
  await house.store.close()
  await store.database.stop()
  return store.cases
}

async function tell(work: string, make: () => Promise<Uint8Array>, bar: string): Promise<void> {
  const first = stopwatch()
  const { length } = await make()
  const measured = `first ${first().toFixed(0)} ms, then ${msText(await times(make, { runs: 20, warmUp: 2 }))}`
  rows.push({ work, measured: `${measured}, ${(length / 1024).toFixed(0)} kB`, bar })
}

function fiveHundredRows(): Report {
  const head = ['科目编码', '科目名称', '年初预算', '决算'].map((said) => cell(said))
  const lines = Array.from({ length: 500 }, (_, at) =>
    [`21202${at}`, '城乡社区公共设施', `${at}.25`, `${at * 3}.75`].map((said) => cell(said)),
  )
  const table = {
    kind: 'table',
    title: '支出决算表',
    headerRows: 1,
    rows: [head, ...lines],
    widths: [2, 4, 2, 2],
  }
  return { title: '支出决算', issuer: '', date: '', blocks: [table as Report['blocks'][number]], wanting: [] }
}

async function starts(): Promise<void> {
  const taken: number[] = []
  for (let n = 0; n < 6; n++) taken.push(await startOnce())
  const [first, ...again] = taken
  const measured = `first ${first!.toFixed(0)} ms, then ${msText(timesIn(again))}`
  rows.push({ work: '`npm start` on this store to its first page', measured, bar: '≤ 3 s' })
}

/** Milliseconds from the command until the page at the address it prints is there. */
async function startOnce(): Promise<number> {
  const dataDir = path.join(root, '.data', `bench-${years}y`)
  const took = stopwatch()
  const server = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HUYING_DATA: dataDir, HUYING_DEMONSTRATION: 'no' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  for await (const line of createInterface(server.stdout)) {
    const address = /https?:\/\/\S+/.exec(line)?.[0]
    if (!address) continue
    const page = await fetch(address)
    if (!page.ok) throw new Error(`the first page: ${page.status}`)
    break
  }
  const seconds = took()
  process.kill(-server.pid!, 'SIGINT')
  await once(server, 'exit')
  return seconds
}
