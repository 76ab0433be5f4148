import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Refused, Text } from './errors.ts'
import type { FileStore } from './files.ts'
import type { Db, DistrictId, Store, Transaction } from './sql.ts'
import type { User } from './user.ts'

/** `public`: anybody; `signed-in`: any account; else a permission word such as `cases.act`. */
export type Permission = 'public' | 'signed-in' | `${string}.${string}`

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a route's `handle` is given: the transaction, the moment, who asks. */
export interface Context extends Transaction {
  db: Db
  now: Date
  /** On public routes nobody is signed in: account 0, no permission. */
  user: User
  district: DistrictId
  files: FileStore
  store: Store
  /** Where the request came from, for the audit trail. */
  address: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** The origin as the caller sees it, e.g. `http://127.0.0.1:8080`. */
  origin: string
  /** Names what was acted on in the audit entry that the kernel writes with this transaction. */
  audit: (subject: string, details?: Record<string, unknown>) => void
}

/**
 * An uploaded file, whole and in the file store before the transaction begins: a slow line must not hold a
 * connection. What the sender says it is, is not believed; a file that is then refused is named by no row.
 */
export interface Upload {
  field: string
  /** As the sender calls it; a name for people, never a path. */
  name: string
  hash: string
  size: number
}

/** A reply that is not JSON: a file, a page, a stream of events. */
export interface RawReply {
  raw: true
  status: number
  headers: Record<string, string>
  body: string | Buffer | Readable
}

export const raw = (reply: Omit<RawReply, 'raw' | 'status'> & { status?: number }): RawReply => ({
  raw: true,
  status: 200,
  ...reply,
})

export const jsonType = 'application/json; charset=utf-8'

/** JSON with headers or a status of its own. */
export const rawJson = (
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): RawReply =>
  raw({
    status,
    headers: { 'content-type': jsonType, ...headers },
    body: JSON.stringify(body),
  })

type Parsed<T extends z.ZodType | undefined> = T extends z.ZodType ? z.output<T> : undefined

export interface RouteInput<P, Q, B> {
  params: P
  query: Q
  body: B
  /** Empty unless the route says `uploads`. */
  uploads: readonly Upload[]
}

export interface RouteSpec<
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
  R extends z.ZodType,
> {
  method: Method
  /** Below `/api` unless it begins with `//`, which means the root: `//open311/v2/services.json`. */
  path: string
  can: Permission
  /** What it does; the audit trail tells its acts by these words. */
  summary: Text
  /** An act told more exactly than by the summary, from the details that it keeps. */
  says?: (details: Readonly<Record<string, unknown>>) => Text | undefined
  params?: P
  query?: Q
  body?: B
  /** The shape of the answer; it is the document and the type, and is checked in tests. */
  reply: R
  /** Media types of a reply that is not JSON, or not always; each comes as a `raw` reply. */
  media?: readonly string[]
  /** Status of success; 201 for what was made. */
  status?: number
  /** Largest body, or largest single upload, in bytes (default 1 MiB). */
  maxBytes?: number
  /** `multipart/form-data`: the files come as `input.uploads`, the other fields as `input.body`. */
  uploads?: boolean
  /** A POST that only reads (a search with a long question): no audit entry, no idempotency key. */
  reads?: boolean
  /** What comes in or goes out is a secret: nothing of it is kept, so an Idempotency-Key is not honoured. */
  secret?: boolean
  /** What it says seldom changes and names no person: a browser keeps it and asks whether it still is so (ETag). */
  lasting?: boolean
  /** `false`: it reads no rows, or (sign-in) what it writes must outlive a refusal. `db` then throws. */
  transaction?: false
  /** Calls a minute from one address; public writes have a usual limit where this is not said. */
  perMinute?: number
  /** Public routes of another district than the installation's first. */
  districtOf?: (input: { params: Parsed<P>; query: Parsed<Q>; body: Parsed<B> }) => DistrictId | undefined
  /** Says a refusal in another standard's form, e.g. Open311's; without it the house's own is used. */
  refuseAs?: (refused: Refused, asked: { url: string }) => RawReply
  handle(context: Context, input: RouteInput<Parsed<P>, Parsed<Q>, Parsed<B>>): Promise<z.input<R> | RawReply>
}

/** A route as the HTTP layer, the OpenAPI document and the tests see it. */
export type Route = RouteSpec<z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined, z.ZodType>

/** The one route shape: who may, what comes in, what goes out, what happens. */
export function route<
  R extends z.ZodType,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(spec: RouteSpec<P, Q, B, R>): Route {
  return spec as unknown as Route
}

export const routePath = (made: Pick<Route, 'path'>): string =>
  made.path.startsWith('//') ? made.path.slice(1) : `/api${made.path}`

export const isWrite = (made: Route): boolean => made.method !== 'GET' && !made.reads

/** Whether an `Idempotency-Key` makes a repeated request answer as the first did. */
export const keepsReply = (made: Route): boolean =>
  isWrite(made) && !made.secret && made.transaction !== false

/** Ids in paths and queries arrive as text. */
export const idParam = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
export const nothing = z.object({})
