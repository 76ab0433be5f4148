import { z } from 'zod'
import { readList } from '../rules/lists.ts'
import type { Disclosure, Formula, TableKind } from '../document.ts'
import { formulasIn } from './formulas.ts'

const kind = z.enum([
  'summary',
  'income',
  'spending',
  'fiscal',
  'general',
  'basic',
  'fund',
  'capital',
  'three',
])
const { titles, sets } = readList(
  'table-sets.json',
  z.object({
    titles: z.array(z.tuple([z.string(), kind])),
    sets: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['accounts', 'budget']),
        from: z.number().optional(),
        until: z.number().optional(),
        tables: z.array(
          z.object({
            code: z.string(),
            kind,
            columns: z.number(),
            formulas: z.array(z.string()).default([]),
            rare: z.array(z.number()).default([]),
          }),
        ),
      }),
    ),
  }),
)

/** A table as its set describes it. */
export interface TableForm {
  code: string
  kind: TableKind
  /** How many columns of amounts it has at most. */
  columns: number
  /** What must hold where the document prints no formula. */
  formulas: Formula[]
  /** Columns that are seldom filled: of two places that hold the sums, the one without them is taken. */
  rare: readonly number[]
}

const named = titles.map(([pattern, what]) => [new RegExp(pattern), what] as const)

/** Which table a title names; the first that fits, so the longer names come first. */
export const kindNamed = (title: string): TableKind | undefined =>
  named.find(([pattern]) => pattern.test(title))?.[1]

/** The set of tables that a document of this kind and year must have. */
export function tableSet(
  of: Disclosure['kind'],
  year: number | undefined,
): { id: string; tables: TableForm[] } {
  const set =
    sets.find(
      (one) => one.kind === of && (year ?? 9999) >= (one.from ?? 0) && (year ?? 9999) <= (one.until ?? 9999),
    ) ?? sets[0]!
  return {
    id: set.id,
    tables: set.tables.map((table) => ({
      ...table,
      formulas: table.formulas.flatMap((text) => formulasIn(text, 0)),
    })),
  }
}
