import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { coverage } from './font-coverage.ts'
import { FAMILY, familyOf, mainFonts, sliceFonts, sliceRanges } from './fonts.ts'
import { endBeyond } from './memory-watch.ts'

/** What the typesetting process is asked for; `files` can be read by the template under `/files/NAME`. */
export interface TypesetJob {
  template: string
  /** JSON; the template reads it as `json(bytes(sys.inputs.data))`. */
  data: string
  files: Record<string, Uint8Array>
  standard: string | undefined
  createdAtSeconds: number
}

export type Typeset = { pdf: Uint8Array } | { failed: string }

const workspace = path.join(import.meta.dirname, 'typst')

/**
 * The template is included, not pasted: fonts and language are set around it, and the data come in by
 * `sys.inputs`, so that no text of a user is ever read as Typst.
 */
const main = `#set text(font: json(bytes(sys.inputs.fonts)), lang: "zh", region: "cn")
#set document(date: auto)
#include "template.typ"
`

/** Results of this many renderings are remembered by Typst; more would only grow. */
const REMEMBERED = 5

endBeyond(Number(process.argv[2]))

const fonts = mainFonts()
const isInMain = coverage(fonts[0] ?? Buffer.alloc(0))
const slices: string[] = []
let ranges: ReturnType<typeof sliceRanges> | undefined
let compiler = newCompiler()

process.on('message', (job: TypesetJob) => void process.send?.(typeset(job)))
process.on('disconnect', () => process.exit())

function newCompiler(): NodeCompiler {
  return NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] })
}

function typeset(job: TypesetJob): Typeset {
  addSlicesFor(job.template + job.data)
  const files = Object.entries(job.files).map(
    ([name, content]) => [path.join(workspace, 'files', name), content] as const,
  )
  try {
    compiler.addSource(path.join(workspace, 'template.typ'), job.template)
    for (const [file, content] of files) compiler.mapShadow(file, Buffer.from(content))
    const families = [FAMILY, ...slices.map(familyOf)]
    const inputs = { data: job.data, fonts: JSON.stringify(families) }
    const made = compiler.compile({ mainFileContent: main, inputs })
    if (!made.result) return { failed: JSON.stringify(made.takeDiagnostics()?.shortDiagnostics) }
    const options = {
      ...(job.standard ? { pdfStandard: job.standard } : {}),
      creationTimestamp: job.createdAtSeconds,
    }
    return { pdf: new Uint8Array(compiler.pdf(made.result, options)) }
  } catch (thrown) {
    return { failed: String(thrown) }
  } finally {
    for (const [file] of files) compiler.unmapShadow(file)
    compiler.evictCache(REMEMBERED)
  }
}

/** Characters that the main slice lacks bring in the small slices that have them, from then on. */
function addSlicesFor(text: string): void {
  const rare = new Set<number>()
  for (const char of text) {
    const codePoint = char.codePointAt(0) ?? 0
    if (codePoint > 0x7e && !isInMain(codePoint)) rare.add(codePoint)
  }
  if (rare.size === 0) return
  ranges ??= sliceRanges()
  const before = slices.length
  for (const [slice, spans] of ranges)
    if (
      !slices.includes(slice) &&
      [...rare].some((code) => spans.some(([from, to]) => code >= from && code <= to))
    )
      slices.push(slice)
  if (slices.length === before) return
  fonts.push(...slices.slice(before).flatMap(sliceFonts))
  compiler = newCompiler()
}
