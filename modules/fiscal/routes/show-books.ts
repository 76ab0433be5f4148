import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { bookOf, bookShown } from '../books/book.ts'

export const showBooks = route({
  method: 'GET',
  path: '/fiscal/books/:id',
  can: 'fiscal.read',
  summary: { zh: '一个单位一年的账目', en: 'The books of one unit for one document' },
  params: z.object({ id: idParam }),
  reply: bookShown,
  handle: (context, { params: { id } }) => bookOf(context, id),
})
