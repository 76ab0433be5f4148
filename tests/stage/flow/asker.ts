import { sessionCookie } from '#kernel/session-cookie.ts'
import type { FurnishedHouse } from '#tests/furnished-house.ts'

export interface Answer<T> {
  status: number
  body: T
}

export type Asking = <T>(
  account: number | undefined,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  payload?: object,
  headers?: Record<string, string>,
) => Promise<Answer<T>>

/** Requests without a socket. A session that ended while the clock ran on is opened again. */
export function asker({ house, app, district }: FurnishedHouse): Asking {
  const sessions = new Map<number, { token: string; csrf: string }>()
  const sessionOf = async (account: number) => {
    const made = await house.auth.openSession(district, account)
    sessions.set(account, made)
    return made
  }
  return async function ask(account, method, path, payload, headers = {}) {
    const send = (session: { token: string; csrf: string } | undefined) =>
      app.inject({
        method,
        url: `/api${path}`,
        headers: {
          ...headers,
          ...(session && { cookie: `${sessionCookie}=${session.token}`, 'x-csrf-token': session.csrf }),
        },
        ...(payload && { payload }),
      })
    // A post just given or taken holds at once: no session is trusted from memory.
    if (account !== undefined) house.auth.forget(account)
    const session = account === undefined ? undefined : (sessions.get(account) ?? (await sessionOf(account)))
    let answer = await send(session)
    if (answer.statusCode === 401 && account !== undefined) answer = await send(await sessionOf(account))
    return { status: answer.statusCode, body: answer.json() }
  }
}
