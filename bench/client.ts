import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { type LeanLine, leanLine } from './lean-line.ts'

export interface Client {
  send(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown; bytes: number }>
  /** What is no JSON: a PDF. */
  file(path: string): Promise<Buffer>
  /** A connection of their own for load. */
  line(): Promise<LeanLine>
}

interface Came {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** A signed-in client over real HTTP. */
export async function signedIn(origin: string, login: string, password: string): Promise<Client> {
  let cookie = ''
  let csrf = ''
  const ask = (method: string, path: string, text?: string, headers: Record<string, string> = {}) =>
    new Promise<Came>((resolve, reject) => {
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
          answer.on('end', () =>
            resolve({ status: answer.statusCode!, headers: answer.headers, bytes: Buffer.concat(chunks) }),
          )
        },
      )
      asked.on('error', reject)
      asked.end(text)
    })
  const send: Client['send'] = async (method, path, body, headers) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const came = await ask(method, path, text, headers)
    const set = came.headers['set-cookie']?.[0]
    if (set) cookie = set.split(';', 1)[0]!
    const plain = came.headers['content-encoding'] === 'gzip' ? gunzipSync(came.bytes) : came.bytes
    return { status: came.status, body: JSON.parse(plain.toString() || 'null'), bytes: came.bytes.length }
  }
  const file: Client['file'] = async (path) => {
    const { status, bytes } = await ask('GET', path)
    if (status !== 200) throw new Error(bytes.toString())
    return bytes
  }
  const { body } = await send('POST', '/api/sign-in', { login, password })
  csrf = (body as { csrf: string }).csrf
  return { send, file, line: () => leanLine(origin, { cookie, 'x-csrf-token': csrf }) }
}
