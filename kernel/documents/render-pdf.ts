import { refuse } from '../errors.ts'
import { Died, startApart, type Apart } from './apart.ts'
import { tooMuchToTypeset, typesettingTooSlow } from './errors.ts'
import { inMegabytes } from './limits.ts'
import type { Typeset, TypesetJob } from './typeset-process.ts'

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
const MEMORY = { memoryMb: 1024, heapMb: 256, addons: true }

/**
 * A Typst template with data as a PDF, in a process of its own. The template is the product's own and may
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
  queue = turn.catch(() => undefined)
  const made = await turn
  if ('failed' in made) throw new Error(`the template does not compile: ${made.failed}`)
  return made.pdf
}

/** One process typesets for all, one document after the other. */
let queue: Promise<unknown> = Promise.resolve()
let typesetter: Apart | undefined
let idle: NodeJS.Timeout | undefined

async function typeset(job: TypesetJob, seconds: number): Promise<Typeset> {
  clearTimeout(idle)
  const apart = typesetter?.isAlive() ? typesetter : startApart('typeset-process.ts', MEMORY)
  typesetter = apart
  apart.wake()
  apart.say(job)
  try {
    const made = await apart.hear<Typeset>(seconds * 1000)
    if (made === undefined) apart.end()
    return made ?? refuse(typesettingTooSlow, { seconds })
  } catch (thrown) {
    if (thrown instanceof Died) refuse(tooMuchToTypeset, { limit: MEMORY.memoryMb })
    throw thrown
  } finally {
    apart.rest()
    idle = setTimeout(() => apart.end(), IDLE_MS).unref()
  }
}
