import { once } from 'node:events'
import { connect } from 'node:net'

/** One connection that is kept open; a request at a time. */
export interface LeanLine {
  post(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>
  close(): void
}

/**
 * HTTP/1.1 with as little as it takes. The load shares its cores with the server and the store: what a client costs
 * is taken from what is measured, and Node's own costs more than the bare server it would measure.
 */
export async function leanLine(origin: string, always: Record<string, string>): Promise<LeanLine> {
  const { hostname, port, host } = new URL(origin)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  let came: Buffer = Buffer.alloc(0)
  let answered: { resolve: (answer: Buffer) => void; reject: (error: Error) => void } | undefined
  socket.on('data', (chunk: Buffer) => {
    came = came.length === 0 ? chunk : Buffer.concat([came, chunk])
    const whole = wholeLength(came)
    if (whole === undefined || came.length < whole) return
    answered?.resolve(came.subarray(0, whole))
    came = came.subarray(whole)
  })
  socket.on('close', () => answered?.reject(new Error('the connection was closed')))
  socket.on('error', (error) => answered?.reject(error))
  const fixed = linesOf({ host, 'content-type': 'application/json', ...always })
  return {
    async post(path, body, headers = {}) {
      const text = JSON.stringify(body)
      const head = `POST ${path} HTTP/1.1\r\n${fixed}${linesOf(headers)}content-length: ${Buffer.byteLength(text)}\r\n\r\n`
      const answer = await new Promise<Buffer>((resolve, reject) => {
        answered = { resolve, reject }
        socket.write(head + text)
      })
      const said = answer.toString()
      return { status: Number(said.slice(9, 12)), body: JSON.parse(said.slice(said.indexOf('\r\n\r\n') + 4)) }
    },
    close: () => void socket.destroy(),
  }
}

const linesOf = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')

/** Head and body; undefined until the head is there. Both servers say how long a body is. */
function wholeLength(came: Buffer): number | undefined {
  const end = came.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const length = /\r\ncontent-length: *(\d+)/i.exec(came.toString('latin1', 0, end))?.[1]
  if (length === undefined) throw new Error('an answer without its length')
  return end + 4 + Number(length)
}
