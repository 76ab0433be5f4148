import path from 'node:path'
import { z } from 'zod'
import type { S3Place } from './files.ts'

export type BucketPlace = Omit<S3Place, 'arriving' | 'now'>

/** The typed configuration; nothing else in the product reads the environment. */
export interface Config {
  host: string
  port: number
  dataDir: string
  /** The owner's URL of an outside PostgreSQL; absent: the embedded one is started. */
  databaseUrl: string | undefined
  /** The server role's URL, where the owner may not create roles. */
  serverDatabaseUrl: string | undefined
  /** Takes an ordinary user's store where `dataDir` cannot be written (XDG base directories). */
  stateHome?: string | undefined
  tls: { certFile: string; keyFile: string } | undefined
  /** Addresses or networks of proxies whose `X-Forwarded-*` is believed; none: nobody's. */
  trustProxy: string[] | false
  /** An S3-compatible store for files; absent: the folder `files` in `dataDir`. */
  bucket: BucketPlace | undefined
  /** `production` refuses demonstration accounts even on loopback. */
  demonstration: boolean
  logLevel: string
}

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HUYING_DATA: z.string().optional(),
  DATABASE_URL: z.url().optional(),
  HUYING_SERVER_DATABASE_URL: z.url().optional(),
  XDG_STATE_HOME: z.string().optional(),
  HUYING_TLS_CERT: z.string().optional(),
  HUYING_TLS_KEY: z.string().optional(),
  HUYING_TRUST_PROXY: z.string().optional(),
  HUYING_S3_ENDPOINT: z.url().optional(),
  HUYING_S3_BUCKET: z.string().optional(),
  HUYING_S3_REGION: z.string().default('cn'),
  HUYING_S3_ACCESS_KEY: z.string().optional(),
  HUYING_S3_SECRET_KEY: z.string().optional(),
  HUYING_DEMONSTRATION: z.enum(['yes', 'no']).optional(),
  HUYING_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
})

/** Demonstration accounts exist only while nobody outside this machine can reach the server. */
export const isLoopback = (host: string): boolean => /^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host)

/** Reads the environment once; an unusable value stops the start with its name. */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const read = environment.safeParse(env)
  if (!read.success) throw unusable(z.prettifyError(read.error))
  const e = read.data
  if (Boolean(e.HUYING_TLS_CERT) !== Boolean(e.HUYING_TLS_KEY))
    throw unusable('HUYING_TLS_CERT and HUYING_TLS_KEY go together')
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir: path.resolve(e.HUYING_DATA ?? path.join(import.meta.dirname, '..', '.data')),
    databaseUrl: e.DATABASE_URL,
    serverDatabaseUrl: e.HUYING_SERVER_DATABASE_URL,
    stateHome: e.XDG_STATE_HOME || undefined,
    tls:
      e.HUYING_TLS_CERT && e.HUYING_TLS_KEY
        ? { certFile: e.HUYING_TLS_CERT, keyFile: e.HUYING_TLS_KEY }
        : undefined,
    trustProxy: addressesOf(e.HUYING_TRUST_PROXY),
    bucket: bucketOf(e),
    demonstration: e.HUYING_DEMONSTRATION !== 'no' && isLoopback(e.HOST),
    logLevel: e.HUYING_LOG,
  }
}

const addressesOf = (list: string | undefined): string[] | false =>
  list
    ?.split(',')
    .map((address) => address.trim())
    .filter(Boolean) ?? false

function bucketOf(e: z.output<typeof environment>): BucketPlace | undefined {
  const [endpoint, bucket, accessKey, secretKey] = [
    ...[e.HUYING_S3_ENDPOINT, e.HUYING_S3_BUCKET],
    ...[e.HUYING_S3_ACCESS_KEY, e.HUYING_S3_SECRET_KEY],
  ]
  if (endpoint && bucket && accessKey && secretKey)
    return { endpoint, bucket, region: e.HUYING_S3_REGION, accessKey, secretKey }
  if (endpoint || bucket || accessKey || secretKey)
    throw unusable('HUYING_S3_ENDPOINT, _BUCKET, _ACCESS_KEY and _SECRET_KEY go together')
  return undefined
}

/** It has a code, so that a start prints the sentence without a stack. */
const unusable = (what: string) =>
  Object.assign(new Error(`environment: ${what}`), { code: 'config.unusable' })
