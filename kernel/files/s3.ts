import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Clock } from '../clock.ts'
import { refuse } from '../errors.ts'
import { fileMissing } from './errors.ts'
import { type FileStore, isHash } from './file-store.ts'
import { clearArriving, digestOf, receive } from './receive.ts'
import { emptyBodyHash, type SigningKey, signed } from './signature.ts'

export interface S3Place extends SigningKey {
  /** `https://s3.example.cn`; the bucket is written into the path, which every such store understands. */
  endpoint: string
  bucket: string
  /** A folder on disk for what is still coming: a file's name is known only when all of it has come. */
  arriving: string
  now: Clock
}

/** Files in a bucket, named as on disk (`ab/abcd…`). The store checks every upload against the hash that is its name. */
export function createS3FileStore(place: S3Place): FileStore {
  const ask = asking(place)
  const key = (hash: string): string => `${hash.slice(0, 2)}/${hash}`
  const has = async (hash: string): Promise<boolean> =>
    isHash(hash) && (await ask({ method: 'HEAD', key: key(hash), missing: true })) !== undefined

  async function read(hash: string): Promise<Readable> {
    const found = isHash(hash) ? await ask({ method: 'GET', key: key(hash), missing: true }) : undefined
    return found?.body ? Readable.fromWeb(found.body as ReadableStream) : refuse(fileMissing, { hash })
  }

  return {
    has,
    open: read,
    put: (content, { maxBytes }) =>
      receive(content, { folder: place.arriving, maxBytes }, async (arrived, { hash }) => {
        if (await has(hash)) return
        await ask({ method: 'PUT', key: key(hash), body: await openAsBlob(arrived), bodyHash: hash })
      }),
    verify: async (hash) => (await digestOf(await read(hash))) === hash,
    remove: async (hash) =>
      void (isHash(hash) && (await ask({ method: 'DELETE', key: key(hash), missing: true }))),
    async *list() {
      let page: Page = { names: [], next: '' }
      do {
        page = await listPage(ask, page.next)
        yield* page.names.filter(isHash)
      } while (page.next)
    },
    clearAbandoned: (before) => clearArriving(place.arriving, before),
  }
}

interface Ask {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  key?: string
  query?: Record<string, string>
  body?: Blob
  bodyHash?: string
  /** An answer that there is no such thing is undefined, and no error. */
  missing?: true
}
type Asking = (what: Ask) => Promise<Response | undefined>

const asking =
  ({ endpoint, bucket, now, ...signer }: S3Place): Asking =>
  async ({ method, key = '', query = {}, body, bodyHash = emptyBodyHash, missing }) => {
    const url = new URL(`${endpoint.replace(/\/$/, '')}/${bucket}/${key}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const headers = signed({ method, url, headers: {}, bodyHash, at: now() }, signer)
    const answer = await fetch(url, { method, headers, body: body ?? null })
    if (answer.ok && method === 'GET') return answer
    // An answer not read to its end would keep its connection.
    const said = await answer.text()
    if (answer.ok) return answer
    if (missing && answer.status === 404) return undefined
    const code = /<Code>(\w+)<\/Code>/.exec(said)?.[1] ?? ''
    throw new Error(`kernel.s3: ${method} ${url.pathname} was answered ${answer.status} ${code}`.trim())
  }

interface Page {
  names: string[]
  /** Where the next page begins; empty on the last. */
  next: string
}

async function listPage(ask: Asking, from: string): Promise<Page> {
  const query = { 'list-type': '2', ...(from && { 'continuation-token': from }) }
  const answer = await ask({ method: 'GET', query })
  const xml = (await answer?.text()) ?? ''
  const names = [...xml.matchAll(/<Key>[^<]*?([^</]+)<\/Key>/g)].map(([, name]) => name!)
  return { names, next: unescaped(/<NextContinuationToken>([^<]+)</.exec(xml)?.[1] ?? '') }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
