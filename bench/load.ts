import { randomUUID } from 'node:crypto'
import { signedIn } from './client.ts'
import { emptied, rate } from './measure.ts'
import { openingOf } from './opening.ts'

const [origin, kind, password] = process.argv.slice(2) as [string, 'open' | 'act', string]
const seconds = 6
const clients = 8

interface Opened {
  id: number
  version: number
}

/** So many connections of somebody. */
const linesOf = async (login: string) => {
  const somebody = await signedIn(origin, login, password)
  return { somebody, lines: await Promise.all(Array.from({ length: clients }, () => somebody.line())) }
}

const takers = await linesOf('call-taker')
let calls = Math.floor(Date.now() / 1000)
const open = async (client: number): Promise<Opened> => {
  const key = { 'idempotency-key': randomUUID() }
  const { status, body } = await takers.lines[client]!.post('/api/cases', openingOf((calls += 1)), key)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body as Opened
}

if (kind === 'open') {
  await rate(open, clients, 2)
  process.send!(await rate(open, clients, seconds))
} else {
  const { somebody, lines } = await linesOf('dispatcher')
  const { body } = await somebody.send('GET', '/api/org/units?kind=street')
  const units = (body as { units: { id: number }[] }).units
  const waiting: Opened[] = []
  await rate(async (client) => void waiting.push(await open(client)), clients, seconds + 2)
  const act = async ({ id, version }: Opened, client: number) => {
    const answers = { unit: units[id % units.length]!.id }
    const done = await lines[client]!.post(`/api/cases/${id}/actions/dispatch`, { version, answers })
    if (done.status !== 200) throw new Error(JSON.stringify(done.body))
  }
  process.send!(await emptied(waiting, act, clients))
}
process.exit(0)
