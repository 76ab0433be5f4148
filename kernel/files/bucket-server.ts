import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import http from 'node:http'
import { buffer } from 'node:stream/consumers'
import { virtualClock } from '../clock.ts'
import { signed } from './signature.ts'

/** As much of an S3-compatible store as our own asks of one, in this process: for tests. It checks signatures and hashes. */
export async function bucketServer() {
  const key = { accessKey: 'test', secretKey: 'secret', region: 'cn-test-1' }
  const clock = virtualClock(new Date('2026-03-02T09:00:00Z'))
  const objects = new Map<string, Buffer>()
  let uploads = 0

  const server = http.createServer((request, response) => {
    const answer = (status: number, body: Buffer | string = '') => response.writeHead(status).end(body)
    const wrong = (status: number, code: string) => answer(status, `<Error><Code>${code}</Code></Error>`)
    const handle = async (): Promise<unknown> => {
      const { method = '', headers } = request
      const url = new URL(request.url ?? '', `http://${headers.host}`)
      const body = await buffer(request)
      const bodyHash = String(headers['x-amz-content-sha256'])
      const expected = signed({ method, url, headers: {}, bodyHash, at: clock.now() }, key)
      if (headers.authorization !== expected.authorization) return wrong(403, 'SignatureDoesNotMatch')
      if (createHash('sha256').update(body).digest('hex') !== bodyHash)
        return wrong(400, 'XAmzContentSHA256Mismatch')
      const name = url.pathname.replace('/huying/', '')
      if (!name)
        return answer(200, page([...objects.keys()].toSorted(), url.searchParams.get('continuation-token')))
      if (method === 'PUT') {
        if (Number(headers['content-length']) !== body.length) return wrong(411, 'MissingContentLength')
        uploads += 1
        objects.set(name, body)
        return answer(200)
      }
      if (method === 'DELETE') {
        objects.delete(name)
        return answer(204)
      }
      const found = objects.get(name)
      return found ? answer(200, found) : wrong(404, 'NoSuchKey')
    }
    handle().catch(() => answer(500))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  return {
    place: { ...key, endpoint: `http://127.0.0.1:${address.port}`, bucket: 'huying', now: clock.now },
    uploads: () => uploads,
    spoil: (name: string, bytes: Buffer) => void objects.set(name, bytes),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const pageSize = 2

/** The token is escaped in XML, as some stores' tokens need. */
function page(names: string[], token: string | null): string {
  const from = Number(token?.replace('&', '') ?? 0)
  const next = from + pageSize
  const keys = names.slice(from, next).map((name) => `<Contents><Key>${name}</Key></Contents>`)
  const more = next < names.length ? `<NextContinuationToken>&amp;${next}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult>${keys.join('')}${more}</ListBucketResult>`
}
