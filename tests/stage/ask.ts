import type { FastifyInstance } from 'fastify'
import type { OutgoingHttpHeaders } from 'node:http'
import { type Method, routePath } from '#kernel/route.ts'
import { sessionCookie } from '#kernel/session-cookie.ts'
import type { StageAccount } from './account.ts'

export interface StageAnswer<T> {
  status: number
  headers: OutgoingHttpHeaders
  /** The parsed JSON; undefined where the answer is none. */
  body: T
  text: string
}

/** Sends a request into the application without a socket, as the browser of `by` would. */
export async function ask<T>(
  app: FastifyInstance,
  by: StageAccount | undefined,
  method: Method,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<StageAnswer<T>> {
  const session = by && { cookie: `${sessionCookie}=${by.token}`, 'x-csrf-token': by.csrf }
  const answer = await app.inject({
    method,
    url: routePath({ path }),
    headers: { ...session, ...headers },
    ...(body !== undefined && { payload: body as object }),
  })
  const isJson = String(answer.headers['content-type']).startsWith('application/json')
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: (isJson ? answer.json() : undefined) as T,
    text: answer.body,
  }
}
