import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { readSentTable } from '../sent-table.ts'

export const openTable = route({
  method: 'POST',
  path: '/catalogue/imports/table',
  can: 'catalogue.edit',
  summary: {
    zh: '打开一份立案标准表（CSV 或 XLSX）：列名和各行，供对应各列',
    en: 'Open a table of filing standards (CSV or XLSX): its columns and rows, to say what each column is',
  },
  reads: true,
  maxBytes: 12 << 20,
  body: z.object({ bytes: z.base64().max(11 << 20) }),
  reply: z.object({ columns: z.array(z.string()), rows: z.array(z.record(z.string(), z.string())) }),
  handle: (_, { body }) => readSentTable(Buffer.from(body.bytes, 'base64')),
})
