import { stopwatch } from '../clock.ts'
import { refuse } from '../errors.ts'
import { Died, startApart, type Apart } from './apart.ts'
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
  let hasBegun = false
  try {
    let left = limits.seconds * 1000
    let asked: object = { ask: 'begin', job, options, limits, length: bytes.length }
    for (;;) {
      const elapsed = stopwatch()
      reader.say(asked)
      let said = await reader.hear<Told<Item<J>, Facts<J>>>(left)
      if (said?.tell === 'take') {
        hasBegun = true
        reader.give(bytes)
        said = await reader.hear(left - elapsed())
      }
      left -= elapsed()
      if (said === undefined) refuse(tooSlow, { seconds: limits.seconds })
      isReusable = 'rss' in said && said.rss < FRESH_MB << 20
      if (said.tell === 'done') return said.facts
      if (said.tell === 'refused') refuse(refusalByCode(said.code) ?? damaged, said.details)
      if (said.tell === 'items') yield said.items
      asked = { ask: 'more' }
    }
  } catch (thrown) {
    // One that dies before it has seen the file is our fault, not the file's.
    if (thrown instanceof Died && hasBegun) refuse(tooHeavy, { limit: READER_MEMORY_MB })
    throw thrown
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

const idle = new Map<Apart, NodeJS.Timeout>()
const waiting: (() => void)[] = []
let atWork = 0

async function takeReader(): Promise<Apart> {
  if (atWork >= MOST_READERS) await new Promise<void>((resolve) => waiting.push(resolve))
  else atWork += 1
  for (const [reader, timer] of idle) {
    clearTimeout(timer)
    idle.delete(reader)
    reader.wake()
    if (reader.isAlive()) return reader
  }
  try {
    return startApart('reader-process.ts', { memoryMb: READER_MEMORY_MB, heapMb: HEAP_MB })
  } catch (thrown) {
    passOn()
    throw thrown
  }
}

function giveBack(reader: Apart, isReusable: boolean): void {
  if (isReusable) {
    reader.rest()
    const timer = setTimeout(() => {
      idle.delete(reader)
      reader.end()
    }, IDLE_MS)
    idle.set(reader, timer.unref())
  } else reader.end()
  passOn()
}

/** The place at work passes to whoever waits longest. */
function passOn(): void {
  const next = waiting.shift()
  if (next) next()
  else atWork -= 1
}
