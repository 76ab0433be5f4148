import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { refuse } from '../errors.ts'
import { tooMuchToTypeset, typesettingTooSlow } from './errors.ts'
import { inMegabytes } from './limits.ts'
import type { Typeset, TypesetJob } from './typesetter.ts'

export interface PdfOptions {
  /** Stands in the file's properties. */
  createdAt: Date
  /** Pictures and the like, read by the template as `/files/NAME`. */
  files?: Record<string, Uint8Array>
  /** For archiving `a-2b`, for readers' aids `ua-1`; plain PDF 1.7 unless said. */
  standard?: 'a-2b' | 'a-3a' | 'ua-1'
  /** Of the data as JSON: 16 MB unless said, about 100,000 table rows. */
  mostBytes?: number
  /** 60 unless said. */
  seconds?: number
}

const IDLE_MS = 300_000

/**
 * A Typst template with data as a PDF, in a thread of its own. The template is the product's own and may
 * import the files of `documents/typst/`, as `#import "/official.typ": *`; the data reach it as
 * `json(bytes(sys.inputs.data))` and can carry no code. A template that does not compile is a fault of ours
 * and thrown as such, with Typst's own words.
 */
export async function renderPdf(template: string, data: unknown, options: PdfOptions): Promise<Uint8Array> {
  const job: TypesetJob = {
    template,
    data: JSON.stringify(data),
    files: options.files ?? {},
    standard: options.standard,
    createdAtSeconds: Math.floor(options.createdAt.getTime() / 1000),
  }
  const most = options.mostBytes ?? 16 << 20
  if (job.data.length > most) refuse(tooMuchToTypeset, { limit: inMegabytes(most) })
  const seconds = options.seconds ?? 60
  const turn = queue.then(() => typeset(job, seconds))
  queue = turn.then(
    () => undefined,
    () => undefined,
  )
  const made = await turn
  if (made === undefined) return refuse(typesettingTooSlow, { seconds })
  if ('failed' in made) throw new Error(`the template does not compile: ${made.failed}`)
  return made.pdf
}

/** One thread typesets for all, one document after the other. */
let queue: Promise<void> = Promise.resolve()
let thread: Worker | undefined
let idle: NodeJS.Timeout | undefined

async function typeset(job: TypesetJob, seconds: number): Promise<Typeset | undefined> {
  clearTimeout(idle)
  const worker = (thread ??= new Worker(new URL('typesetter.ts', import.meta.url), { stdout: false }))
  worker.ref()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  worker.postMessage(job)
  const waited = new AbortController()
  try {
    const made = await Promise.race([
      once(worker, 'message', { signal: waited.signal }).then(([said]: Typeset[]) => said),
      setTimeout(seconds * 1000, undefined, { signal: waited.signal }),
    ])
    if (made === undefined) await stop(worker)
    return made
  } catch (thrown) {
    await stop(worker)
    throw thrown
  } finally {
    waited.abort()
    worker.unref()
    idle = globalThis.setTimeout(() => void stop(worker), IDLE_MS).unref()
  }
}

async function stop(worker: Worker): Promise<void> {
  if (thread === worker) thread = undefined
  await worker.terminate()
}
