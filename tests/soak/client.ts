import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { demonstrationPassword } from '#apps/demonstration.ts'

export interface Answered<T> {
  status: number
  body: T
  /** The server had done it before and said so. */
  replayed: boolean
}

/** What the clients met besides answers. */
export interface Met {
  /** Requests whose connection broke, and refusals `kernel.unavailable`: asked again with the same key. */
  broken: number
  unavailable: number
  /** Other answers of 5xx, by address and text: faults. */
  faults: string[]
  /** Requests without any answer within a minute: faults. */
  hung: number
  answered: number
  /** When the last answer that was no failure came, in ms of `performance.now`. */
  lastAt: number
}

export const nothingMet = (): Met => ({
  ...{ broken: 0, unavailable: 0, faults: [], hung: 0, answered: 0, lastAt: performance.now() },
})

/** A person's session over real HTTP. Whatever breaks, a request is asked again until it has its answer. */
export interface Person {
  login: string
  account: number
  posts: { post: string; unit: number }[]
  get<T>(path: string): Promise<Answered<T>>
  post<T>(path: string, body: unknown, key: string): Promise<Answered<T>>
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const patienceMs = 60_000
const mostFaults = 20

interface Raw {
  status: number
  text: string
  headers: Record<string, string | string[] | undefined>
}

function once(url: string, method: string, headers: Record<string, string>, payload?: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, agent, headers, timeout: patienceMs }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        // A process that dies in the middle of its answer has not answered.
        if (!answer.complete) return reject(new Error('broken off'))
        const text = Buffer.concat(chunks).toString()
        resolve({ status: answer.statusCode!, text, headers: answer.headers })
      })
    })
    asked.on('timeout', () => asked.destroy(new Error('hung')))
    asked.on('error', reject)
    asked.end(payload)
  })
}

/** Asks until there is an answer: a broken line and `kernel.unavailable` say nothing of what was done. */
async function untilAnswered(met: Met, what: string, ask: () => Promise<Raw>): Promise<Raw> {
  for (;;) {
    try {
      const raw = await ask()
      if (raw.status < 500) {
        met.answered += 1
        met.lastAt = performance.now()
        return raw
      }
      if (raw.status === 503 && raw.text.includes('"kernel.unavailable"')) met.unavailable += 1
      else met.faults.push(`${what}: ${raw.status} ${raw.text.slice(0, 300)}`)
      if (met.faults.length > mostFaults) return raw
    } catch (error) {
      if (error instanceof Error && error.message === 'hung') met.hung += 1
      else met.broken += 1
    }
    await pause(50 + Math.random() * 200)
  }
}

export async function signIn(origin: string, login: string, met: Met): Promise<Person> {
  let headers: Record<string, string> = {}
  const send = async <T>(
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Answered<T>> => {
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const raw = await untilAnswered(met, `${method} ${path}`, () =>
      once(
        `${origin}/api${path}`,
        method,
        {
          ...headers,
          ...(payload !== undefined && {
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(payload)),
          }),
          ...(key && { 'idempotency-key': key }),
        },
        payload,
      ),
    )
    const set = raw.headers['set-cookie']?.[0]?.split(';', 1)[0]
    if (set && path === '/sign-in') headers = { cookie: set }
    return {
      status: raw.status,
      body: JSON.parse(raw.text) as T,
      replayed: raw.headers['idempotent-replayed'] === 'true',
    }
  }
  const { body } = await send<{ csrf: string }>('POST', '/sign-in', {
    login,
    password: demonstrationPassword,
  })
  headers = { ...headers, 'x-csrf-token': body.csrf }
  const me = await send<{ account: number; posts: Person['posts'] }>('GET', '/me')
  return {
    login,
    account: me.body.account,
    posts: me.body.posts,
    get: (path) => send('GET', path),
    post: (path, given, key) => send('POST', path, given, key),
  }
}
