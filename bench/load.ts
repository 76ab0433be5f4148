import { randomUUID } from 'node:crypto'
import { signedIn } from './client.ts'
import { emptied, rate } from './measure.ts'
import { openingOf } from './opening.ts'

const [origin, kind, password] = process.argv.slice(2) as [string, 'open' | 'act', string]
const seconds = 6

interface Opened {
  id: number
  version: number
}

const taker = await signedIn(origin, 'call-taker', password)
let calls = Math.floor(Date.now() / 1000)
const open = async (): Promise<Opened> => {
  const { status, body } = await taker.send('POST', '/api/cases', openingOf((calls += 1)), {
    'idempotency-key': randomUUID(),
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body as Opened
}

if (kind === 'open') {
  await rate(open, 8, 2)
  process.send!(await rate(open, 8, seconds))
} else {
  const dispatcher = await signedIn(origin, 'dispatcher', password)
  const { body } = await dispatcher.send('GET', '/api/org/units?kind=street')
  const units = (body as { units: { id: number }[] }).units
  const waiting: Opened[] = []
  await rate(async () => void waiting.push(await open()), 8, seconds + 2)
  const act = async ({ id, version }: Opened) => {
    const answers = { unit: units[id % units.length]!.id }
    const done = await dispatcher.send('POST', `/api/cases/${id}/actions/dispatch`, { version, answers })
    if (done.status !== 200) throw new Error(JSON.stringify(done.body))
  }
  process.send!(await emptied(waiting, act))
}
process.exit(0)
