import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import type { Context } from '#kernel/route.ts'
import { bookKind, type Drafted, draftLine, ledgers, moneyUnit } from './draft.ts'
import { bookUnknown } from './errors.ts'
import { bookById, type BookRow, linesOf } from './queries.ts'

export const bookListed = z.object({
  id: z.int(),
  unit: z.int(),
  unitName: z.object({ zh: z.string(), en: z.string() }),
  year: z.int(),
  kind: bookKind,
  version: z.int(),
  lines: z.int(),
  changedAt: z.union([z.iso.datetime(), z.date()]),
  changedBy: z.string().nullable(),
})

export const bookShown = bookListed.extend({
  moneyUnit,
  entries: z.array(draftLine),
  ledgers,
})

export const listedOf = (row: BookRow): z.input<typeof bookListed> => ({
  ...{ id: row.id, unit: row.unit_id, unitName: { zh: row.name_zh, en: row.name_en }, year: row.year },
  ...{ kind: row.kind, version: row.version, lines: row.lines },
  ...{ changedAt: row.changed_at, changedBy: row.changed_name },
})

type Asking = Pick<Context, 'db' | 'district'>

export async function bookOr404({ db, district }: Asking, id: number) {
  const row = (await bookById(db, district, id)) ?? refuse(bookUnknown)
  return { row, lines: await linesOf(db, district, id) }
}

export async function bookOf(asking: Asking, id: number): Promise<z.input<typeof bookShown>> {
  const { row, lines } = await bookOr404(asking, id)
  return { ...listedOf(row), moneyUnit: row.money_unit, entries: lines, ledgers: row.ledgers }
}

/** Books as they are saved, ready to be composed. */
export async function draftOf(asking: Asking, id: number): Promise<Drafted> {
  const { row, lines } = await bookOr404(asking, id)
  const { year, kind, money_unit: unit } = row
  return { year, kind, moneyUnit: unit, unitName: row.name_zh, lines, ledgers: row.ledgers }
}
