import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { readAgainstCatalogue, tableShape } from '../import-table.ts'
import { conditionShape, textShape } from '../standards.ts'

export const readTable = route({
  method: 'POST',
  path: '/catalogue/imports/reading',
  can: 'catalogue.edit',
  summary: {
    zh: '试读一份立案标准表：可用的、待回答的、不能用的行',
    en: 'Read a table of filing standards: rows to use, rows that wait for an answer, rows refused',
  },
  reads: true,
  maxBytes: 8 * 1024 * 1024,
  body: tableShape,
  reply: z.object({
    rows: z.number(),
    conditions: z.array(conditionShape),
    extensions: z.array(z.object({ kind: z.string(), code: z.string(), title: textShape })),
    questions: z.array(
      z.object({ word: z.string(), rows: z.number(), examples: z.array(z.string()), text: textShape }),
    ),
    refused: z.array(z.object({ row: z.number(), reasons: z.array(textShape) })),
  }),
  async handle({ db, district }, { body }) {
    return { rows: body.rows.length, ...(await readAgainstCatalogue(db, district, body)) }
  },
})
