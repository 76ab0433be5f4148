import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { draftOf } from '../books/book.ts'
import { draftLine, issue, ledgers } from '../books/draft.ts'
import { takeWorkbook } from '../books/take-workbook.ts'

/** A dry run: nothing is kept. The page puts what was read into the draft, and saves that. */
export const tryWorkbook = route({
  method: 'POST',
  path: '/fiscal/books/:id/workbooks',
  can: 'fiscal.edit',
  summary: {
    zh: '试读 XLSX 账目：逐行说明拒绝原因，其余可并入',
    en: 'Read books from XLSX on trial: each refused row with its reason, the others to be taken over',
  },
  maxBytes: 14 << 20,
  reads: true,
  params: z.object({ id: idParam }),
  body: z.object({ bytes: z.base64().max(13 << 20) }),
  reply: z.object({
    lines: z.array(draftLine),
    refused: z.array(z.object({ row: z.int(), cells: z.string(), issues: z.array(issue) })),
    ledgers,
  }),
  async handle(context, { params: { id }, body: { bytes } }) {
    const { year } = await draftOf(context, id)
    return takeWorkbook(Buffer.from(bytes, 'base64'), year)
  },
})
