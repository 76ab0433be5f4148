import { z } from 'zod'

const short = z.string().max(200)
const long = z.string().max(4_000)

/** One line as it stands in the table: codes as in `compose/data.ts`, nothing is an empty text, wrong input is kept. */
export const draftLine = z.object({
  year: short,
  stage: short,
  side: short,
  subject: short,
  source: short,
  nature: short,
  economic: short,
  project: short,
  amount: short,
})
export type DraftLine = z.infer<typeof draftLine>
export const lineFields = Object.keys(draftLine.shape) as (keyof DraftLine)[]

/** What stands beside the lines, by the keys of `compose/workbook-sheets.ts`. */
export const ledgers = z.object({
  /** Single values by key, e.g. `publicExpenses.abroad.budget`; lists of texts one a line. */
  single: z.record(short, long),
  /** Lists by their place in the data, e.g. `procurement`, `assets.cars`, `indicators`. */
  lists: z.record(short, z.array(z.record(short, long)).max(500)),
  reasons: z.record(short, long),
  subjects: z.record(short, short),
  meanings: z.record(short, long),
})
export type Ledgers = z.infer<typeof ledgers>

export const emptyLedgers: Ledgers = { single: {}, lists: {}, reasons: {}, subjects: {}, meanings: {} }

export const moneyUnit = z.enum(['yuan', 'wan-yuan'])
export const bookKind = z.enum(['budget', 'accounts'])
export const bookYear = z.coerce.number().int().min(2007).max(2100)

/** All that a person types for one document. */
export interface Drafted {
  year: number
  kind: z.infer<typeof bookKind>
  moneyUnit: z.infer<typeof moneyUnit>
  unitName: string
  lines: readonly DraftLine[]
  ledgers: Ledgers
}

export const mostLines = 5_000

/** A line that nobody has begun: it is left out without a word. */
export const isBlank = ({ subject, economic, project, amount }: DraftLine): boolean =>
  [subject, economic, project, amount].every((text) => text.trim() === '')

/** What does not fit, and where: `row` counts from 1 in its list; null for single values. */
export const issue = z.object({
  list: z.string(),
  row: z.int().nullable(),
  field: z.string(),
  text: z.object({ zh: z.string(), en: z.string() }),
})
export type Issue = z.infer<typeof issue>

/** Books hold their year, and of the year before what it is compared with: a budget knows no final amounts. */
export function isOfBooks(
  { year, stage }: Pick<DraftLine, 'year' | 'stage'>,
  books: Pick<Drafted, 'year' | 'kind'>,
): boolean {
  if (year === String(books.year)) return books.kind === 'accounts' || stage === 'budget'
  return year === String(books.year - 1) && stage === (books.kind === 'accounts' ? 'final' : 'budget')
}
