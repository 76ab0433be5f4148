import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { catalogue } from '../catalogue.ts'
import { readFile } from '../fiscal-check.ts'

const text = z.object({ zh: z.string(), en: z.string() })

const words = z.object({
  rule: z.string(),
  place: z.string(),
  found: z.string(),
  expected: z.string(),
  computation: z.string(),
  note: z.string(),
})

/** In Chinese, and under `en` in English. */
export const finding = words.extend({
  line: z.int(),
  severity: z.enum(['error', 'rounding', 'implausible', 'missing', 'naming', 'wording']),
  en: words,
  /** Of a PDF: where the figures or words concerned stand, in points from the page's upper left corner. */
  boxes: z
    .array(
      z.object({
        page: z.int().min(1),
        ...{ x: z.number(), y: z.number(), width: z.number(), height: z.number() },
      }),
    )
    .max(2_000)
    .optional(),
})

const unread = z.object({ line: z.int(), why: z.string(), en: z.string() })

export const checkedDocument = z.object({
  unit: z.string(),
  year: z.int().optional(),
  kind: z.enum(['accounts', 'budget']),
  file: z.string(),
  tables: z.array(
    z.object({
      ...{ code: z.string(), kind: z.string(), title: z.string() },
      ...{ line: z.int(), rows: z.int(), cells: z.int() },
    }),
  ),
  unread: z.array(unread),
})

/** Nothing of the file is kept: it is read, judged and forgotten. */
export const checkDisclosureFile = route({
  method: 'POST',
  path: '/fiscal/checks',
  can: 'fiscal.read',
  summary: { zh: '检查一份预决算公开文件', en: 'Check a published budget or final accounts' },
  maxBytes: 30 << 20,
  reads: true,
  transaction: false,
  body: z.object({ name: z.string().max(300), bytes: z.base64().max(28 << 20) }),
  reply: z.object({
    document: checkedDocument,
    findings: z.array(finding),
    /** The text that was read, each line with its place in the original; empty lines are left out. */
    lines: z.array(z.object({ at: z.int(), place: z.int(), text: z.string() })),
    /** The findings again, `line` counting the lines above by `at`. */
    inText: z.array(finding),
    rules: z.record(z.string(), z.object({ title: text, basis: text, mend: text })),
  }),
  async handle(_context, { body: { name, bytes } }) {
    const read = await readFile(Buffer.from(bytes, 'base64'), name)
    const { year, ...document } = read.document
    return {
      document: { ...document, ...(year !== undefined && { year }), unread: [...document.unread] },
      findings: read.findings,
      lines: read.lines.flatMap((line, n) =>
        line.trim() === '' ? [] : [{ at: n + 1, place: read.places[n]!, text: line }],
      ),
      inText: [...read.inText],
      rules: Object.fromEntries(
        Object.entries(catalogue).map(([code, { title, basis, mend }]) => [code, { title, basis, mend }]),
      ),
    }
  },
})
