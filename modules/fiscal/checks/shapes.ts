import { z } from 'zod'

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
    .optional(),
})

export const moment = z.union([z.iso.datetime(), z.date()])

export const explained = z.object({ reason: z.string(), by: z.string(), at: moment })

export const keptFinding = finding.extend({
  /** The line of the text that was read, from 1; `line` counts places of the original. */
  at: z.int(),
  /** The same in every check of the document. */
  key: z.string(),
  explained: explained.optional(),
})

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
  unread: z.array(z.object({ line: z.int(), why: z.string(), en: z.string() })),
})

export const checkId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** Names one finding of a check. */
export const findingParams = z.object({ id: checkId, key: z.string().regex(/^[0-9a-f]{64}$/) })
