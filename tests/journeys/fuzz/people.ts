import type { FastifyInstance } from 'fastify'
import { demonstrationPassword } from '#apps/demonstration.ts'

export interface Asked {
  method: string
  url: string
  payload?: string
  type?: string
}

export interface Answered {
  status: number
  text: string
  json: boolean
}

/** Somebody who asks: signed in, with a forged session, without the token, or nobody. */
export interface Asker {
  name: string
  permissions: ReadonlySet<string>
  ask(asked: Asked): Promise<Answered>
}

const patienceMs = 20_000

const send = async (
  app: FastifyInstance,
  asked: Asked,
  headers: Record<string, string>,
): Promise<Answered> => {
  const answer = app.inject({
    method: asked.method as 'GET',
    url: asked.url,
    headers: { ...headers, ...(asked.type !== undefined && { 'content-type': asked.type }) },
    ...(asked.payload !== undefined && { payload: asked.payload }),
  })
  let timer: NodeJS.Timeout | undefined
  const hangs = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${asked.method} ${asked.url} hangs: ${asked.payload ?? ''}`)),
      patienceMs,
    )
  })
  const {
    statusCode,
    body,
    headers: sent,
  } = await Promise.race([answer, hangs]).finally(() => clearTimeout(timer))
  return { status: statusCode, text: body, json: String(sent['content-type']).startsWith('application/json') }
}

export const nobody = (app: FastifyInstance): Asker => ({
  name: 'nobody',
  permissions: new Set(),
  ask: (asked) => send(app, asked, {}),
})

export const forged = (app: FastifyInstance): Asker => ({
  name: 'forged',
  permissions: new Set(),
  ask: (asked) => send(app, asked, { cookie: 'huying=forged; huying_session=%00', 'x-csrf-token': 'forged' }),
})

/** Signs in again where the session ended: by the clock, by a setting that was changed, or by itself. */
export async function person(app: FastifyInstance, login: string): Promise<Asker> {
  const open = async () => {
    const payload = JSON.stringify({ login, password: demonstrationPassword })
    const answer = await app.inject({
      ...{ method: 'POST', url: '/api/sign-in', payload },
      headers: { 'content-type': 'application/json' },
    })
    if (answer.statusCode !== 200) throw new Error(`${login}: ${answer.body}`)
    const cookie = String(answer.headers['set-cookie']).split(';', 1)[0]!
    return { cookie, 'x-csrf-token': answer.json<{ csrf: string }>().csrf }
  }
  let session: Record<string, string> = await open()
  const me = await app.inject({ method: 'GET', url: '/api/me', headers: session })
  return {
    name: login,
    permissions: new Set(['signed-in', ...me.json<{ permissions: string[] }>().permissions]),
    async ask(asked) {
      const answer = await send(app, asked, session)
      if (answer.status !== 401) return answer
      session = await open()
      return send(app, asked, session)
    },
  }
}
