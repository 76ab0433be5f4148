import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { SecretError } from './errors.ts'

const key = z.base64().transform((text, check) => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== 32) check.addIssue('a key has 32 bytes')
  return bytes
})

const content = z.object({
  format: z.literal(1),
  /** For keyed look-ups: not turned with the others, or a caller's earlier calls would be lost. */
  lookup: key,
  keys: z.array(z.object({ version: z.int().min(1).max(0xffff), key })).min(1),
})

/** What the file holds; versions count up from 1. */
export type KeyFile = z.output<typeof content>

export function readKeyFile(file: string): KeyFile {
  const mode = fs.statSync(file).mode
  if (process.platform !== 'win32' && mode & 0o077) throw new SecretError('kernel.key-file-open', file)
  try {
    return content.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new SecretError('kernel.key-file-damaged', file, { cause })
  }
}

/** Makes the file unless it is there. Of two who try at once the first wins, and both then read the same. */
export function createKeyFile(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = writeDraft(file, {
    format: 1,
    lookup: randomBytes(32),
    keys: [{ version: 1, key: randomBytes(32) }],
  })
  try {
    fs.linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    fs.rmSync(draft)
  }
  settle(path.dirname(file))
}

/** Adds a key version for new writes; gives its number. Two at once would lose a key, so a lock stands between. */
export function addKeyVersion(file: string): number {
  const lock = `${file}.lock`
  try {
    fs.closeSync(fs.openSync(lock, 'wx', 0o600))
  } catch (cause) {
    throw new SecretError('kernel.key-file-busy', file, { cause })
  }
  try {
    const now = readKeyFile(file)
    const version = newestVersion(now) + 1
    const draft = writeDraft(file, { ...now, keys: [...now.keys, { version, key: randomBytes(32) }] })
    fs.renameSync(draft, file)
    settle(path.dirname(file))
    return version
  } finally {
    fs.rmSync(lock)
  }
}

export const newestVersion = ({ keys }: KeyFile): number => Math.max(...keys.map((each) => each.version))

/** On disk whole before it gets its name: a key lost half-written is data lost. */
function writeDraft(file: string, { lookup, keys }: KeyFile): string {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const text = JSON.stringify(
    {
      format: 1,
      lookup: lookup.toString('base64'),
      keys: keys.map((each) => ({ version: each.version, key: each.key.toString('base64') })),
    },
    null,
    2,
  )
  fs.writeFileSync(draft, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true })
  return draft
}

/** A new name is lasting only once its folder is on disk; Windows knows no such call. */
function settle(folder: string): void {
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  fs.fsyncSync(handle)
  fs.closeSync(handle)
}
