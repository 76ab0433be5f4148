import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { bookListed, listedOf } from '../books/book.ts'
import { booksIn } from '../books/queries.ts'

export const listBooks = route({
  method: 'GET',
  path: '/fiscal/books',
  can: 'fiscal.read',
  summary: {
    zh: '列出各单位编制预决算的账目',
    en: 'List the books that budgets and accounts are composed from',
  },
  reply: z.object({ books: z.array(bookListed) }),
  handle: async ({ db, district }) => ({ books: (await booksIn(db, district)).map(listedOf) }),
})
