import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { bookOr404 } from '../books/book.ts'
import { draftLine, ledgers, moneyUnit, mostLines } from '../books/draft.ts'
import { bookMoved, tooManyLines } from '../books/errors.ts'
import { replaceLines, updateBook } from '../books/queries.ts'

export const saveBooks = route({
  method: 'PUT',
  path: '/fiscal/books/:id',
  can: 'fiscal.edit',
  summary: {
    zh: '保存账目草稿；填写不全也保存',
    en: 'Save the draft of the books, finished or not',
  },
  maxBytes: 4 << 20,
  params: z.object({ id: idParam }),
  body: z.object({ version: z.int(), moneyUnit, entries: z.array(draftLine), ledgers }),
  reply: z.object({ version: z.int() }),
  async handle(context, { params: { id }, body: { version, entries, ...made } }) {
    const { db, district, now, user } = context
    const { row } = await bookOr404(context, id)
    if (entries.length > mostLines) refuse(tooManyLines, { most: mostLines })
    const by = { account: user.account, name: user.name }
    if (!(await updateBook(db, district, { id, version }, { ...made, at: now, by })))
      refuse(bookMoved, { name: row.changed_name ?? '' })
    await replaceLines(db, district, id, entries)
    context.audit(`fiscal-books ${id}`, { version: version + 1, lines: entries.length })
    return { version: version + 1 }
  },
})
