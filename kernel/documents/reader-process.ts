import path from 'node:path'
import { stopwatch } from '../clock.ts'
import { Refused } from '../errors.ts'
import { damaged } from './errors.ts'
import { endBeyond } from './memory-watch.ts'
import type { Asked, Begin, Told } from './reader-jobs.ts'

/**
 * The process that reads what strangers send. A parser that runs wild ends this process and nothing else: V8
 * aborts the whole process when memory is gone, a worker thread would take the server with it (measured: four
 * of nine memory faults did). Started by `reader.ts` with the memory it may use, in megabytes, as argument.
 */

endBeyond(Number(process.argv[2]))

/** Handed home in portions of so many items, or after so many milliseconds, so that neither side holds all of them. */
const PORTION = 500
const PORTION_MS = 50

const tell = (told: Told): void => void process.send?.(told)

let whenAskedForMore = (): void => undefined

process.on('message', (asked: Asked) => {
  if (asked.ask === 'more') whenAskedForMore()
  else void answer(asked)
})
process.on('disconnect', () => process.exit())

async function answer(asked: Begin): Promise<void> {
  try {
    const bytes = await receive(asked.length)
    const facts = await handHome(await begin(asked, bytes))
    tell({ tell: 'done', facts, rss: process.memoryUsage.rss() })
  } catch (thrown) {
    const rss = process.memoryUsage.rss()
    // Any other failure is the file's: it brought a parser to a state that the parser does not know.
    if (thrown instanceof Refused)
      tell({ tell: 'refused', code: thrown.refusal.code, details: thrown.details, rss })
    else {
      const format = formatOf(asked)
      const details = { format: format.toUpperCase(), why: String(thrown) }
      tell({ tell: 'refused', code: damaged.code, details, rss })
    }
  }
}

function formatOf(asked: Begin): string {
  if (asked.job === 'document') return path.extname(asked.options.name).slice(1)
  return asked.job === 'mark' ? 'pdf' : asked.job
}

/** Parsers are loaded when first needed: a text should not wait for a PDF library. */
async function begin(asked: Begin, bytes: Uint8Array): Promise<AsyncGenerator<unknown, unknown>> {
  const { limits } = asked
  if (asked.job === 'document')
    return (await import('./read-document.ts')).documentBlocks(bytes, asked.options.name, limits)
  if (asked.job === 'pdf') return (await import('./read-pdf.ts')).pdfPages(bytes, limits)
  if (asked.job === 'mark') return (await import('./mark-pdf.ts')).markedPdf(bytes, asked.options, limits)
  if (asked.job === 'docx') return (await import('./read-docx.ts')).docxBlocks(bytes, limits)
  if (asked.job === 'html') return (await import('./read-html.ts')).htmlDocument(bytes, limits)
  return (await import('./read-xlsx.ts')).xlsxEvents(bytes, limits, asked.options.sheet)
}

function receive(length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let filled = 0
  return new Promise((resolve) => {
    const take = (chunk: Buffer): void => {
      bytes.set(chunk, filled)
      filled += chunk.length
      if (filled < length) return
      process.stdin.off('data', take).pause()
      resolve(bytes)
    }
    process.stdin.on('data', take).resume()
    tell({ tell: 'take' })
  })
}

async function handHome(items: AsyncGenerator<unknown, unknown>): Promise<unknown> {
  let portion: unknown[] = []
  let elapsed = stopwatch()
  for (;;) {
    const next = await items.next()
    if (!next.done) portion.push(next.value)
    if (portion.length && (next.done || portion.length >= PORTION || elapsed() > PORTION_MS)) {
      await handed(portion)
      portion = []
      elapsed = stopwatch()
    }
    if (next.done) return next.value
  }
}

function handed(items: unknown[]): Promise<void> {
  return new Promise((resolve) => {
    whenAskedForMore = resolve
    tell({ tell: 'items', items })
  })
}
