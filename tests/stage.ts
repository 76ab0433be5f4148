import type { FastifyInstance } from 'fastify'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import type { z } from 'zod'
import { type AuthRules, createAuth, type Enrich } from '#kernel/auth.ts'
import { virtualClock } from '#kernel/clock.ts'
import { createFileStore, type FileStore } from '#kernel/files.ts'
import { createHttp } from '#kernel/http.ts'
import { type Job, runJob } from '#kernel/jobs.ts'
import { createLive } from '#kernel/live.ts'
import { createMetrics } from '#kernel/metrics.ts'
import type { Route } from '#kernel/route.ts'
import { kernelRoutes } from '#kernel/routes.ts'
import { type DistrictId, openStore, type Store, type Transaction } from '#kernel/sql.ts'
import { type TestDatabase, testDatabase } from '#tests/cluster.ts'
import { makeAccount, type NewStageAccount, type StageAccount } from './stage/account.ts'
import { ask, type StageAnswer } from './stage/ask.ts'
import type { StageParts } from './stage/parts.ts'

export type { NewStageAccount, StageAccount } from './stage/account.ts'
export type { StageAnswer } from './stage/ask.ts'
export type { StageParts } from './stage/parts.ts'
export { type Drawn, draw, drawFrom, type Pools } from './stage/answers.ts'

/** The moment every stage begins at: a Monday, 09:00 in Wuhan. */
export const stageStart = new Date('2026-03-02T01:00:00Z')

/** One district with an application in front of it; every test gets a district of its own. */
export interface District extends StageParts {
  app: FastifyInstance
  /** What was answered with 5xx: the causes that leave no server. */
  failures: unknown[]
  /** Lets time pass: `d.waits({ minutes: 31 })`. */
  waits(span: Span): void
  /** An account with a live session. `permissions` come on top of what `enrich` finds. */
  account(wanted?: NewStageAccount): Promise<StageAccount>
  /** One transaction of the district as the server's role: a look behind the API. */
  inside<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Does a background job now, in the district's transaction, by the stage's clock. */
  runs<P extends z.ZodType>(job: Job<P>, payload: z.input<P>): Promise<void>
  /** A request as `by` (undefined: nobody), with session and CSRF; `path` as routes write it. */
  request<T = Record<string, unknown>>(...asked: Asked): Promise<StageAnswer<T>>
  /** The reply of a request that must succeed. */
  reply<T = Record<string, unknown>>(...asked: Asked): Promise<T>
  /** The code of a request that must be refused. */
  refusal(...asked: Asked): Promise<string>
}

export interface Span {
  days?: number
  hours?: number
  minutes?: number
  seconds?: number
}

type Asked = [
  by: StageAccount | undefined,
  method: Route['method'],
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
]

export interface StageOptions<More extends object> {
  /** On top of the kernel's own routes. */
  routes?: readonly Route[] | ((parts: StageParts) => readonly Route[])
  /** What the engines know of a user, as in production. */
  enrich?: Enrich
  /** Rules of sign-in; by default a session never ends, so that a test may wait for weeks. */
  rules?: Partial<AuthRules>
  /** Limits of calls a minute are lifted unless this is given. */
  rateFactor?: number
  /** Names the district; by default each test has a new one, from 420103 upwards. */
  district?: DistrictId
  /** Gives an account its posts; called by `d.account({ posts })`. */
  takePosts?: (d: District, account: StageAccount, posts: readonly string[]) => Promise<void>
  /** Seeds the district and adds words of its own to `d`. */
  extend?: (d: District) => Promise<More> | More
}

/**
 * The stage of a test file: one database, opened at the first test and dropped after the last.
 *
 *     const { inDistrict } = stage({ routes: [openCase] })
 *     test('a case is opened', inDistrict(async (d) => { … }))
 */
export function stage<More extends object = object>(options: StageOptions<More> = {}) {
  const house = openHouse()
  let next = options.district ?? 420103
  return {
    inDistrict: (work: (d: District & More) => Promise<unknown>) => async () => {
      const district = options.district ?? next++
      const d = await openDistrict(await house(), district, options)
      try {
        const more = (await options.extend?.(d)) ?? ({} as More)
        await work(Object.assign(d, more))
      } finally {
        await d.app.close()
      }
    },
  }
}

interface House {
  database: TestDatabase
  store: Store
  files: FileStore
}

/** What all tests of one file share; made by the first that asks. */
function openHouse(): () => Promise<House> {
  let opened: Promise<House & { folder: string }> | undefined
  const open = async () => {
    const database = await testDatabase()
    const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-stage-'))
    const store = openStore(database.serverUrl)
    return { database, store, files: createFileStore({ folder }), folder }
  }
  after(async () => {
    const house = await opened
    await house?.store.close()
    await house?.database.drop()
    if (house) await rm(house.folder, { recursive: true, force: true })
  })
  return () => (opened ??= open())
}

const century = 36_500
const neverEnding = {
  idleMinutes: century * 1440,
  absoluteMinutes: century * 1440,
  passwordDays: century,
} satisfies Partial<AuthRules>

async function openDistrict(
  house: House,
  district: DistrictId,
  options: StageOptions<object>,
): Promise<District> {
  const clock = virtualClock(stageStart)
  const granted = new Map<number, readonly string[]>()
  const enrich: Enrich = async (db, user) => {
    const known = options.enrich ? await options.enrich(db, user) : user
    return { ...known, permissions: new Set([...known.permissions, ...(granted.get(user.account) ?? [])]) }
  }
  const rules = { ...neverEnding, ...options.rules }
  const auth = createAuth(house.store, clock.now, enrich, { rules, cacheMs: 0 })
  const parts: StageParts = { ...house, auth, clock, district, live: createLive() }
  const failures: unknown[] = []
  const app = await openApp(parts, options, failures)
  const d: District = {
    ...parts,
    app,
    failures,
    waits: (span) => clock.advance(milliseconds(span)),
    inside: (work) => house.store.inDistrict(district, work),
    runs: (job, payload) => runJob(job, { ...house, clock: clock.now }, { district, payload }),
    async account(wanted = {}) {
      const made = await makeAccount(parts, wanted)
      granted.set(made.id, wanted.permissions ?? [])
      if (wanted.posts) await options.takePosts?.(d, made, wanted.posts)
      return made
    },
    ...questions(app, failures),
  }
  return d
}

function openApp(parts: StageParts, options: StageOptions<object>, failures: unknown[]) {
  const own = typeof options.routes === 'function' ? options.routes(parts) : (options.routes ?? [])
  const disk = { folder: os.tmpdir(), leastFreeBytes: 0 }
  const metrics = createMetrics()
  const routes: Route[] = [...kernelRoutes({ ...parts, metrics, disk, allRoutes: () => routes }), ...own]
  return createHttp({
    ...parts,
    routes,
    metrics,
    clock: parts.clock.now,
    logLevel: process.env.HUYING_LOG ?? 'silent',
    checkReplies: true,
    rateFactor: options.rateFactor ?? Infinity,
    onFailure: (error) => void failures.push(error),
  })
}

/** The three ways to ask: whatever comes, a reply that must come, a refusal that must come. */
function questions(
  app: FastifyInstance,
  failures: unknown[],
): Pick<District, 'request' | 'reply' | 'refusal'> {
  const request = <T>(...asked: Asked) => ask<T>(app, ...asked)
  return {
    request,
    async reply<T>(...asked: Asked) {
      const answer = await request<T>(...asked)
      if (answer.status < 400) return answer.body
      const said = `${asked[1]} ${asked[2]}: ${answer.status} ${answer.text}`
      throw new Error(said, { cause: failures.at(-1) })
    },
    async refusal(...asked) {
      const answer = await request<{ code: string }>(...asked)
      if (answer.status >= 400) return answer.body.code
      throw new Error(`${asked[1]} ${asked[2]} was not refused: ${answer.text}`)
    },
  }
}

const milliseconds = ({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Span): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
