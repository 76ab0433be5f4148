import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { createHttp } from '#kernel/http.ts'
import { indexTexts, sweepClocks } from '#engines/flow/flow.ts'
import { type Client, signedIn } from './client.ts'
import { opening } from './opening.ts'
import { recorded, type Statement } from './statements.ts'
import { benchStore } from './store.ts'

/*
 * The plans of the ten statements that take the most time of an ordinary minute at the desk, read off the running
 * product: no statement is written down twice. `node bench/plans.ts [--years N]` writes docs/query-plans.md.
 */

const root = path.join(import.meta.dirname, '..')
const password = 'Huying-2026'
const years = Number(process.argv[process.argv.indexOf('--years') + 1] || 1) || 1
const rounds = 20

interface Hot {
  statement: Statement
  calls: number
  total: number
}

const store = await benchStore(root, years)
const { house, district, database } = store
const app = await createHttp({ ...house, district, logLevel: 'silent', rateFactor: Infinity })
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
try {
  await indexTexts(house.store, district, house.clock())
  const hottest = hot(await recorded(minuteAtTheDesk)).slice(0, 10)
  const plans = await Promise.all(hottest.map(({ statement }) => planOf(statement)))
  await mkdir(path.join(root, 'docs'), { recursive: true })
  await writeFile(path.join(root, 'docs', 'query-plans.md'), page(hottest, plans))
} finally {
  await app.close()
  await house.store.close()
  await database.stop()
}

/** What the posts do: look at lists, search, open a case, take it in, send it on. */
async function minuteAtTheDesk(): Promise<void> {
  const [taker, dispatcher, clerk] = await Promise.all(
    ['call-taker', 'dispatcher', 'street-clerk'].map((login) => signedIn(origin, login, password)),
  )
  const word = encodeURIComponent('路灯')
  const lists = ['open=yes', 'clock=late', 'street=420103008&class=010201', `q=${word}`]
  const { body } = await dispatcher!.send('GET', '/api/org/units?kind=street')
  const [street] = (body as { units: { id: number }[] }).units
  for (let round = 0; round < rounds; round++) {
    for (const asked of lists) await dispatcher!.send('GET', `/api/cases?${asked}&limit=20`)
    await clerk!.send('GET', '/api/inbox?limit=50')
    await dispatcher!.send('GET', '/api/cases/1000')
    await dispatcher!.send('GET', '/api/unit-loads')
    await sendOn(taker!, dispatcher!, street!.id)
    await sweepClocks(house.store, district, new Date(0))
  }
}

async function sendOn(taker: Client, dispatcher: Client, unit: number): Promise<void> {
  const key = { 'idempotency-key': randomUUID() }
  const { body } = await taker.send('POST', '/api/cases', opening, key)
  const { id, version } = body as { id: number; version: number }
  await dispatcher.send('POST', `/api/cases/${id}/actions/dispatch`, { version, answers: { unit } })
}

function hot(statements: readonly Statement[]): Hot[] {
  const byText = new Map<string, Hot>()
  for (const statement of statements) {
    const known = byText.get(statement.text) ?? { statement, calls: 0, total: 0 }
    byText.set(statement.text, { ...known, calls: known.calls + 1, total: known.total + statement.took })
  }
  return [...byText.values()].toSorted((a, b) => b.total - a.total)
}

/** Run once in a transaction that is taken back. */
async function planOf({ text, values }: Statement): Promise<string> {
  const client = await house.store.client()
  try {
    await client.query('begin')
    await client.query(`select set_config('huying.district', $1, true)`, [String(district)])
    const { rows } = await client.query(`explain (analyze, buffers, costs off) ${text}`, values)
    return rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n')
  } catch (error) {
    return `– ${String(error)}`
  } finally {
    await client.query('rollback')
    client.release()
  }
}

function page(hottest: readonly Hot[], plans: readonly string[]): string {
  const head = [
    '# Plans of the ten hottest statements',
    '',
    `Measured by \`node bench/plans.ts --years ${years}\` at ${store.cases.toLocaleString('en')} cases:`,
    `the statements of ${rounds} rounds of lists, search, inbox, one case, opening, dispatch and sweep, by the time`,
    'they took in all, with the plan of one of their calls. Values are parameters; every table is read under',
    'row-level security.',
  ]
  const parts = hottest.map(({ statement, calls, total }, place) => [
    '',
    `## ${place + 1}. ${(total / calls).toFixed(1)} ms on average, ${calls} calls`,
    '',
    '```sql',
    statement.text.trim().replaceAll(/^ {4,}/gm, '  '),
    '```',
    '',
    '```',
    plans[place]!,
    '```',
  ])
  return `${[...head, ...parts.flat()].join('\n')}\n`
}
