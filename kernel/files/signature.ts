import { createHash, createHmac } from 'node:crypto'

/** Who asks, and where: AWS Signature Version 4 is what every S3-compatible store understands. */
export interface SigningKey {
  accessKey: string
  secretKey: string
  region: string
}

export interface UnsignedRequest {
  method: string
  url: URL
  /** Lower-case names; the host is added. */
  headers: Record<string, string>
  /** SHA-256 of the body in hexadecimal. */
  bodyHash: string
  at: Date
}

export const emptyBodyHash = createHash('sha256').digest('hex')

/** The request's headers with its signature (AWS documentation, "Signature calculations for the Authorization header"). */
export function signed(request: UnsignedRequest, key: SigningKey): Record<string, string> {
  const moment = request.at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const headers: Record<string, string> = {
    ...request.headers,
    host: request.url.host,
    'x-amz-content-sha256': request.bodyHash,
    'x-amz-date': moment,
  }
  const names = Object.keys(headers).toSorted()
  const canonical = [
    request.method,
    request.url.pathname,
    canonicalQuery(request.url),
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    request.bodyHash,
  ].join('\n')
  const scope = `${moment.slice(0, 8)}/${key.region}/s3/aws4_request`
  const toSign = [
    'AWS4-HMAC-SHA256',
    moment,
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n')
  const signature = createHmac('sha256', signingKey(key, scope)).update(toSign).digest('hex')
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${key.accessKey}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`,
  }
}

/** Day, region, service and ending, each signed with the one before. */
const signingKey = ({ secretKey }: SigningKey, scope: string): Buffer =>
  scope
    .split('/')
    .reduce(
      (before, part) => createHmac('sha256', before).update(part).digest(),
      Buffer.from(`AWS4${secretKey}`),
    )

const canonicalQuery = (url: URL): string =>
  [...url.searchParams]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .toSorted()
    .join('&')

/** RFC 3986: encodeURIComponent leaves five signs more. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
