import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DistrictId, Store } from '#kernel/sql.ts'
import { copyCaseByHand, moveCaseByHand } from './by-hand.ts'

interface Bare {
  origin: string
  close(): void
}

/**
 * The limit over HTTP: the rows of an opening and of an act by hand-written SQL, behind nothing but Node's own
 * HTTP server and JSON, for the very clients that load the product. What lies between the two is all that the
 * product adds: session, permission, schema, rules, calendar, map, masking, encryption, hash.
 */
export async function bareHttp(
  store: Store,
  district: DistrictId,
  { opened, moved }: { opened: readonly number[]; moved: number },
): Promise<Bare> {
  let count = 0
  const answers: [begins: string, status: number, answer: (path: string) => unknown][] = [
    ['POST /api/sign-in', 200, () => ({ csrf: '' })],
    ['GET /api/org/units', 200, () => ({ units: [{ id: 1 }] })],
    ['POST /api/cases/', 200, (path) => moveCaseByHand(store, district, moved, Number(path.split('/')[3]))],
    [
      'POST /api/cases',
      201,
      async () => {
        const source = opened[(count += 1) % opened.length]!
        return { id: await copyCaseByHand(store, district, source, count), version: 1 }
      },
    ],
  ]
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString())
    const asked = `${request.method} ${request.url}`
    const [, status, reply] = answers.find(([begins]) => asked.startsWith(begins))!
    const body = JSON.stringify((await reply(request.url!)) ?? null)
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    })
    response.end(body)
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
