import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

export interface Client {
  send(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown; bytes: number }>
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** A signed-in client over real HTTP. */
export async function signedIn(origin: string, login: string, password: string): Promise<Client> {
  let cookie = ''
  let csrf = ''
  const send: Client['send'] = (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const asked = request(
        `${origin}${path}`,
        {
          method,
          agent,
          headers: {
            cookie,
            'x-csrf-token': csrf,
            ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
            ...headers,
          },
        },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('end', () => {
            const set = answer.headers['set-cookie']?.[0]
            if (set) cookie = set.split(';', 1)[0]!
            const came = Buffer.concat(chunks)
            const plain = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(came) : came
            resolve({
              status: answer.statusCode!,
              body: JSON.parse(plain.toString() || 'null'),
              bytes: came.length,
            })
          })
        },
      )
      asked.on('error', reject)
      asked.end(text)
    })
  const { body } = await send('POST', '/api/sign-in', { login, password })
  csrf = (body as { csrf: string }).csrf
  return { send }
}
