import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { stopwatch } from '../clock.ts'
import { refuse } from '../errors.ts'
import { damaged, refusalByCode, tooHeavy, tooSlow } from './errors.ts'
import { checkSize, type Limits } from './limits.ts'
import type { Facts, Item, JobName, Options, Told } from './reader-jobs.ts'

/** What one reading process may use of the machine's memory, the file itself included. */
export const READER_MEMORY_MB = 768
/** Of it, what JavaScript objects may use. */
const HEAP_MB = 512
/** More files wait for their turn: memory is bounded by this many readers. */
const MOST_READERS = 2
/** A reader that has grown beyond this is not kept for the next file. */
const FRESH_MB = 300
const IDLE_MS = 60_000

/**
 * Reads a file in a process of its own that may write nothing, start nothing and know no secrets, and yields
 * what it finds in portions; the facts are the generator's result. Whatever the file does, the caller gets
 * items or a refusal: a reader that runs out of time or memory is killed.
 */
export async function* readApart<J extends JobName>(
  job: J,
  bytes: Uint8Array,
  options: Options<J>,
  limits: Limits,
): AsyncGenerator<Item<J>[], Facts<J>> {
  checkSize(bytes, limits)
  const reader = await takeReader()
  let isReusable = false
  try {
    let left = limits.seconds * 1000
    let asked: object = { ask: 'begin', job, options, limits, length: bytes.length }
    for (;;) {
      const elapsed = stopwatch()
      reader.send(asked)
      let told = await heard<Item<J>, Facts<J>>(reader, left)
      if (told?.tell === 'take') {
        reader.stdin?.write(bytes)
        told = await heard<Item<J>, Facts<J>>(reader, left - elapsed())
      }
      left -= elapsed()
      if (told === undefined) refuse(tooSlow, { seconds: limits.seconds })
      if (told.tell === 'done') {
        isReusable = told.rss < FRESH_MB << 20
        return told.facts
      }
      if (told.tell === 'refused') {
        isReusable = true
        refuse(refusalByCode(told.code) ?? damaged, told.details)
      }
      if (told.tell === 'items') yield told.items
      asked = { ask: 'more' }
    }
  } finally {
    giveBack(reader, isReusable)
  }
}

/** Everything at once. */
export async function readWhole<J extends JobName>(
  job: J,
  bytes: Uint8Array,
  options: Options<J>,
  limits: Limits,
): Promise<{ items: Item<J>[]; facts: Facts<J> }> {
  const items: Item<J>[] = []
  const portions = readApart(job, bytes, options, limits)
  for (;;) {
    const next = await portions.next()
    if (next.done) return { items, facts: next.value }
    for (const item of next.value) items.push(item)
  }
}

/** The next word of a reader; nothing where it stays silent too long. Refuses where it has died. */
async function heard<I, F>(reader: ChildProcess, withinMs: number): Promise<Told<I, F> | undefined> {
  const waited = new AbortController()
  const { signal } = waited
  try {
    return await Promise.race([
      once(reader, 'message', { signal }).then(([told]: Told<I, F>[]) => told),
      once(reader, 'exit', { signal }).then(() => refuse(tooHeavy, { limit: READER_MEMORY_MB })),
      setTimeout(Math.max(withinMs, 0), undefined, { signal }),
    ])
  } finally {
    waited.abort()
  }
}

const idle = new Map<ChildProcess, NodeJS.Timeout>()
const waiting: (() => void)[] = []
let atWork = 0

async function takeReader(): Promise<ChildProcess> {
  if (atWork >= MOST_READERS) await new Promise<void>((resolve) => waiting.push(resolve))
  else atWork += 1
  for (const [reader, timer] of idle) {
    clearTimeout(timer)
    idle.delete(reader)
    hold(reader, true)
    return reader
  }
  return startReader()
}

/** The place at work passes to whoever waits longest. */
function giveBack(reader: ChildProcess, isReusable: boolean): void {
  if (isReusable && reader.connected) {
    hold(reader, false)
    idle.set(reader, globalThis.setTimeout(() => end(reader), IDLE_MS).unref())
  } else end(reader)
  const next = waiting.shift()
  if (next) next()
  else atWork -= 1
}

function end(reader: ChildProcess): void {
  idle.delete(reader)
  reader.kill('SIGKILL')
}

/** An idle reader keeps nobody's process alive. */
function hold(reader: ChildProcess, isNeeded: boolean): void {
  const { stdin } = reader
  for (const handle of [reader, reader.channel, stdin instanceof Socket ? stdin : undefined])
    if (isNeeded) handle?.ref()
    else handle?.unref()
}

function startReader(): ChildProcess {
  const root = path.resolve(import.meta.dirname, '..', '..')
  const readable = ['kernel/*', 'node_modules/*', 'package.json'].map((part) => path.join(root, part))
  const reader = fork(path.join(import.meta.dirname, 'reader-process.ts'), [String(READER_MEMORY_MB)], {
    env: {},
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    execArgv: [
      `--max-old-space-size=${HEAP_MB}`,
      '--permission',
      '--allow-worker',
      ...readable.map((part) => `--allow-fs-read=${part}`),
    ],
  })
  // A reader that dies while the file is being given breaks the pipe; its end is heard by `heard`.
  reader.stdin?.on('error', () => undefined)
  reader.on('error', () => undefined)
  return reader
}
