import { randomUUID } from 'node:crypto'
import { signedIn } from './client.ts'
import { rate } from './measure.ts'
import { opening } from './opening.ts'

const [origin, kind, password] = process.argv.slice(2) as [string, 'open' | 'act', string]
const seconds = 6

interface Opened {
  id: number
  version: number
}

const taker = await signedIn(origin, 'call-taker', password)
const open = async (): Promise<Opened> => {
  const { status, body } = await taker.send('POST', '/api/cases', opening, {
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
  const act = async () => {
    const next = waiting.pop()
    if (!next) return
    const answers = { unit: units[next.id % units.length]!.id }
    const asked = { version: next.version, answers }
    const done = await dispatcher.send('POST', `/api/cases/${next.id}/actions/dispatch`, asked)
    if (done.status !== 200) throw new Error(JSON.stringify(done.body))
  }
  const count = waiting.length
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (waiting.length > 0) await act()
    }),
  )
  process.send!(count / ((performance.now() - begun) / 1000))
}
process.exit(0)
