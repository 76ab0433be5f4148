import { freshKey } from './present.ts'
import type { Text } from './words.ts'

/** What the server refused: a stable code, a sentence in both languages, and what the code goes with. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly text: Text
  readonly details: Record<string, unknown>
  constructor(status: number, body: { code: string; message: Text; details?: Record<string, unknown> }) {
    super(`${body.code}: ${body.message.en}`)
    this.status = status
    this.code = body.code
    this.text = body.message
    this.details = body.details ?? {}
  }
}

/** What a refusal says of fields, by their whole names. */
export const problemsIn = (error: unknown): { field: string; problem: Text }[] =>
  error instanceof Refused && error.code === 'kernel.fields-wrong'
    ? (error.details.issues as { field: string; problem: Text }[])
    : []

const unreachable = {
  code: 'browser.unreachable',
  message: {
    zh: '连不上服务器，内容未丢失；网络恢复后请重试。',
    en: 'The server cannot be reached. Nothing is lost: try again when the network is back.',
  },
}

let csrf = ''
/** Every write carries the token of the session; sign-in and `GET /api/me` give it. */
export const setCsrf = (token: string): void => void (csrf = token)

/** What the server's answers say of the session itself. */
const told = new EventTarget()
/** Calls `listener` when the server refuses for want of a permission: it may have been taken just now. */
export function onNotAllowed(listener: () => void): () => void {
  told.addEventListener('not-allowed', listener)
  return () => told.removeEventListener('not-allowed', listener)
}
/** Calls `listener` when the server no longer knows the session. */
export function onSignedOut(listener: () => void): () => void {
  told.addEventListener('signed-out', listener)
  return () => told.removeEventListener('signed-out', listener)
}

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>

/** `?a=1&b=2,3`; what is empty is left out. */
export function queryText(query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (text !== '') search.set(name, text)
  }
  return search.size > 0 ? `?${search}` : ''
}

interface Asked {
  query?: Query
  body?: unknown
  /** The same key again is the same act: a lost answer can be asked for once more. */
  key?: string
  signal?: AbortSignal
}

/** Asks the API; throws `Refused` for everything but success. */
export async function ask<T>(method: string, path: string, asked: Asked = {}): Promise<T> {
  const form = asked.body instanceof FormData
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') {
    headers['x-csrf-token'] = csrf
    headers['idempotency-key'] = asked.key ?? freshKey()
  }
  if (asked.body !== undefined && !form) headers['content-type'] = 'application/json'
  const answer = await fetch(`/api${path}${queryText(asked.query)}`, {
    method,
    headers,
    body: form ? (asked.body as FormData) : asked.body === undefined ? null : JSON.stringify(asked.body),
    signal: asked.signal ?? null,
  }).catch((error: unknown) => {
    if (asked.signal?.aborted) throw error
    throw new Refused(0, unreachable)
  })
  const body = await answer.json().catch(() => undefined)
  if (answer.ok) return body as T
  const refused = new Refused(answer.status, body?.code ? body : unreachable)
  if (refused.code === 'kernel.not-allowed') told.dispatchEvent(new Event('not-allowed'))
  if (refused.code === 'kernel.not-signed-in') told.dispatchEvent(new Event('signed-out'))
  throw refused
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  ask<T>('GET', path, { ...(query && { query }), ...(signal && { signal }) })

export const post = <T>(path: string, body: unknown = {}, key?: string): Promise<T> =>
  ask<T>('POST', path, { body, ...(key && { key }) })
