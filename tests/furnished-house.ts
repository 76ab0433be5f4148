import type { FastifyInstance } from 'fastify'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { demonstrationDistrict, demonstrationPassword } from '#apps/demonstration.ts'
import { type House, openHouse } from '#apps/house.ts'
import { loadProfile } from '#apps/load-profile.ts'
import { type VirtualClock, virtualClock } from '#kernel/clock.ts'
import { createHttp } from '#kernel/http.ts'
import { hashPassword } from '#kernel/password.ts'
import type { Route } from '#kernel/route.ts'
import { type TestDatabase, testDatabase } from '#tests/cluster.ts'

/** The whole house on the demonstration district, without its cases: for stories across rooms. */
export interface FurnishedHouse {
  house: House
  app: FastifyInstance
  clock: VirtualClock
  database: TestDatabase
  district: number
  /** Signs in by the logins of the profile: `call-taker`, `dispatcher`, `street-clerk` … */
  signIn(login: string): Promise<Person>
  close(): Promise<void>
}

export interface Person {
  login: string
  /** Any request, whatever comes back. */
  send(method: Route['method'], url: string, body?: unknown): Promise<{ statusCode: number; body: string }>
  get<T>(path: string): Promise<T>
  post<T>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: T }>
}

export async function openFurnishedHouse(start = new Date('2026-03-02T01:00:00Z')): Promise<FurnishedHouse> {
  const [database, dataDir, passwordHash] = await Promise.all([
    testDatabase(),
    mkdtemp(path.join(os.tmpdir(), 'huying-house-')),
    hashPassword(demonstrationPassword),
  ])
  const clock = virtualClock(start)
  const house = openHouse({ serverUrl: database.serverUrl, dataDir, clock: clock.now, demonstration: true })
  const district = demonstrationDistrict
  await loadProfile(house.store, { profile: 'jianghan', district, at: start, accounts: { passwordHash } })
  const app = await createHttp({
    ...house,
    district,
    logLevel: 'silent',
    rateFactor: Infinity,
    checkReplies: true,
    // A failure that is nobody's refusal is a fault of ours: say where.
    onFailure: (error) => console.error(error),
  })
  return {
    ...{ house, app, clock, database, district },
    signIn: (login) => signIn(app, login),
    async close() {
      await app.close()
      await house.store.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A person of the district. When the clock has run past the session, they sign in again as a person would. */
async function signIn(app: FastifyInstance, login: string): Promise<Person> {
  let session = await openSession(app, login)
  const ask = async (
    method: Route['method'],
    url: string,
    more: { headers?: object; payload?: object } = {},
  ) => {
    const send = () =>
      app.inject({
        method,
        url,
        ...more,
        headers: { cookie: session.cookie, 'x-csrf-token': session.csrf, ...more.headers },
      })
    const answer = await send()
    if (answer.statusCode !== 401) return answer
    session = await openSession(app, login)
    return send()
  }
  return {
    login,
    send: (method, url, body) => ask(method, url, body === undefined ? {} : { payload: body as object }),
    async get<T>(url: string) {
      const found = await ask('GET', `/api${url}`)
      if (found.statusCode >= 400) throw new Error(`GET ${url}: ${found.body}`)
      return found.json<T>()
    },
    async post<T>(url: string, body: unknown = {}, headers: Record<string, string> = {}) {
      const done = await ask('POST', `/api${url}`, { headers, payload: body as object })
      return { status: done.statusCode, body: done.json<T>() }
    },
  }
}

async function openSession(app: FastifyInstance, login: string): Promise<{ cookie: string; csrf: string }> {
  const payload = { login, password: demonstrationPassword }
  const answer = await app.inject({ method: 'POST', url: '/api/sign-in', payload })
  if (answer.statusCode !== 200) throw new Error(`${login}: ${answer.body}`)
  const cookie = String(answer.headers['set-cookie']).split(';', 1)[0]!
  return { cookie, csrf: answer.json<{ csrf: string }>().csrf }
}
