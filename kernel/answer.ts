import { createHash } from 'node:crypto'
import { type Act, auditEntry, auditInsert } from './audit.ts'
import { canonicalText } from './canonical.ts'
import { fieldsWrong, keyReused, refuse } from './errors.ts'
import { type Problem, problemsOf } from './problems.ts'
import { type Context, isWrite, keepsReply, type RawReply, type Route, type RouteInput } from './route.ts'
import { type Db, isUniqueViolation, sql, type Store, type Transaction } from './sql.ts'

type Asked = RouteInput<unknown, unknown, unknown>

/** What the HTTP layer (or a test) hands over: everything of the context but the transaction. */
export type Request = Omit<Context, keyof Transaction | 'audit'> & { idempotencyKey: string | undefined }

export interface Answer {
  status: number
  reply: unknown
  replayed: boolean
}

/** Parses what came in; every field that does not fit is named at once, so that nobody mends one at a time. */
export function parseInput(made: Route, given: Record<'params' | 'query' | 'body', unknown>) {
  const issues: Problem[] = []
  const parsed: Record<string, unknown> = {}
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = made[part]
    if (!schema) continue
    const read = schema.safeParse(given[part] ?? {})
    if (read.success) parsed[part] = read.data
    else issues.push(...problemsOf(read.error.issues, part === 'body' ? undefined : part))
  }
  if (issues.length > 0) refuse(fieldsWrong, { issues })
  return parsed as { params: unknown; query: unknown; body: unknown }
}

/**
 * Runs a route: one transaction, one verdict. With an `Idempotency-Key` the reply is kept beside the write;
 * the same key again gives the same reply and writes nothing. The key is inserted last and unread before,
 * so that the first call pays no round trip for it.
 */
export async function answer(made: Route, request: Request, input: Asked): Promise<Answer> {
  const key = keepsReply(made) ? request.idempotencyKey : undefined
  const digest = key ? requestDigest(made, input) : undefined
  try {
    return await run(made, request, input, digest)
  } catch (error) {
    if (!key || !digest) throw error
    const earlier = await earlierReply(request.store, request, key, digest)
    if (earlier) return earlier
    if (isUniqueViolation(error, 'idempotency_pkey')) return run(made, request, input, digest)
    throw error
  }
}

async function run(made: Route, request: Request, input: Asked, digest: Buffer | undefined): Promise<Answer> {
  if (made.transaction === false) {
    const reply = await made.handle({ ...request, ...noTransaction, audit: absent }, input)
    return { status: statusOf(made, reply), reply, replayed: false }
  }
  return request.store.inDistrict(request.district, async (tx) => {
    let subject: string | undefined
    let details: Record<string, unknown> = {}
    const context: Context = {
      ...request,
      ...tx,
      audit: (what, more = {}) => {
        subject = what
        details = more
      },
    }
    const reply = await made.handle(context, input)
    const status = statusOf(made, reply)
    // A read that names its subject (an export, personal data opened) is on record too.
    if (isWrite(made) || subject !== undefined) {
      const { district, user, address, now: at } = context
      const act = `${made.method} ${made.path}`
      const entry: Act = { district, account: user.account, act, subject, details, address, at }
      const key = request.idempotencyKey
      tx.atCommit(digest ? keptReply(tx.db, entry, key!, digest, status, reply) : auditEntry(tx.db, entry))
    }
    return { status, reply, replayed: false }
  })
}

const absent = (): never => {
  throw new Error('a route without a transaction reaches for it')
}
const noTransaction: Transaction = {
  db: new Proxy({} as Transaction['db'], { get: absent }),
  atCommit: absent,
  afterCommit: absent,
}

const statusOf = (made: Route, reply: unknown): number => (isRaw(reply) ? reply.status : (made.status ?? 200))

export const isRaw = (reply: unknown): reply is RawReply =>
  typeof reply === 'object' && reply !== null && (reply as { raw?: unknown }).raw === true

const requestDigest = (made: Route, { params, query, body, uploads }: Asked): Buffer =>
  createHash('sha256')
    .update(`${made.method} ${made.path} `)
    .update(canonicalText(JSON.parse(JSON.stringify({ params, query, body, uploads }))))
    .digest()

async function earlierReply(store: Store, { district, user }: Request, key: string, digest: Buffer) {
  const found = await store.inDistrict(district, ({ db }) =>
    sql<{ request: Buffer; status: number; reply: unknown }>`
      select request, status, reply from kernel.idempotency
      where district_id = ${district} and account_id = ${user.account} and key = ${key}`.execute(db),
  )
  const row = found.rows[0]
  if (!row) return undefined
  if (!row.request.equals(digest)) refuse(keyReused)
  return { status: row.status, reply: row.reply, replayed: true }
}

/** The act and its reply, one statement for both. */
const keptReply = (db: Db, act: Act, key: string, digest: Buffer, status: number, reply: unknown) =>
  sql`with act as (${auditInsert(act)})
      insert into kernel.idempotency (district_id, account_id, key, request, status, reply)
      values (${act.district}, ${act.account}, ${key}, ${digest}, ${status},
              ${JSON.stringify(isRaw(reply) ? null : (reply ?? null))})`.compile(db)
