import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { bookKind, bookYear, type Drafted, emptyLedgers, isOfBooks } from '../books/draft.ts'
import { bookTaken, unitUnknown } from '../books/errors.ts'
import { draftOf } from '../books/book.ts'
import { insertBook, replaceLines, unitNamed } from '../books/queries.ts'

export const createBooks = route({
  method: 'POST',
  path: '/fiscal/books',
  can: 'fiscal.edit',
  summary: {
    zh: '建立一个单位一年的账目，可从已有账目开始',
    en: 'Begin the books of a unit for a year, from others if wanted',
  },
  body: z.object({
    unit: idParam,
    year: bookYear,
    kind: bookKind,
    /** Books whose ledgers are taken over, with those of their lines that compare with the new year. */
    from: idParam.nullable().default(null),
  }),
  status: 201,
  reply: z.object({ id: z.int() }),
  async handle(context, { body: { unit, year, kind, from } }) {
    const { db, district, now, user } = context
    if (!(await unitNamed(db, district, unit))) refuse(unitUnknown)
    const begun = from === null ? nothing : begin(await draftOf(context, from), { year, kind })
    const by = { account: user.account, name: user.name }
    const id =
      (await insertBook(db, district, { ...begun, unit, year, kind, at: now, by })) ??
      refuse(bookTaken, { year })
    await replaceLines(db, district, id, begun.lines)
    context.audit(`fiscal-books ${id}`, { unit, year, kind, from, lines: begun.lines.length })
    return { id }
  },
})

type Begun = Pick<Drafted, 'moneyUnit' | 'lines' | 'ledgers'>

const nothing: Begun = { moneyUnit: 'yuan', lines: [], ledgers: emptyLedgers }

/** What lasts from one year to the next; reasons and evaluations are of their own year. */
function begin({ moneyUnit, lines, ledgers }: Drafted, to: Pick<Drafted, 'year' | 'kind'>): Begun {
  const { published: _published, ...single } = ledgers.single
  const { evaluations: _evaluations, indicators: _indicators, keyWork: _keyWork, ...lists } = ledgers.lists
  return {
    moneyUnit,
    lines: lines.filter((line) => isOfBooks(line, to)),
    ledgers: { ...ledgers, single, lists, reasons: {} },
  }
}
