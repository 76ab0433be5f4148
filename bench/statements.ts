import pg from 'pg'
import { stopwatch } from '#kernel/clock.ts'
import type { Store } from '#kernel/sql.ts'

/** A statement as the product sent it, and how long its answer took in milliseconds. */
export interface Statement {
  text: string
  values: unknown[]
  took: number
}

/** What belongs to every request, whatever it asks for. */
const ofEveryRequest = /^(begin|commit|rollback|select set_config)|kernel\.(session|account|answer|audit)\b/i

type Query = (this: pg.Client, ...given: unknown[]) => unknown

/** The statements of a piece of work in their order, without those of every request. One recording at a time. */
export async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const client = pg.Client.prototype as unknown as { query: Query }
  const query = client.query
  const heard: Statement[] = []
  client.query = function (...given) {
    const [asked, values] = given as [string | { text: string; values?: unknown[] }, unknown[]?]
    const text = typeof asked === 'string' ? asked : asked.text
    const statement = { text, values: (typeof asked === 'string' ? values : asked.values) ?? [], took: 0 }
    const elapsed = stopwatch()
    const answer = query.apply(this, given)
    if (text && !ofEveryRequest.test(text.trim())) heard.push(statement)
    if (answer instanceof Promise)
      answer.then(
        () => (statement.took = elapsed()),
        () => {},
      )
    return answer
  }
  try {
    await work()
  } finally {
    client.query = query
  }
  return heard
}

/** The limit of a piece of work: the same statements through the same pool, without what is around them. */
export async function sendByHand(
  store: Store,
  district: number,
  statements: readonly Statement[],
): Promise<void> {
  const client = await store.client()
  try {
    const begun = client.query('begin')
    const placed = client.query(`select set_config('huying.district', $1, true)`, [String(district)])
    const sent = statements.map(({ text, values }) => client.query(text, values))
    await Promise.all([begun, placed, ...sent, client.query('commit')])
  } finally {
    client.release()
  }
}
