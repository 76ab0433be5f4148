import { z } from 'zod'
import type { Engine } from '#engines/flow/flow.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import {
  checkRows,
  columnsUsed,
  type ImportMapping,
  importRows,
  mappingShape,
  mappingUnreadable,
} from '../import.ts'
import type { ImportRuns } from '../tables/import-runs.ts'
import { refusedRowOf } from '../tables/refused-row.ts'
import { mostSentBytes, type RefusedRow, refusedRow, sentTable, withRows } from '../tables/sent-table.ts'

const mostRows = 20_000

/** By the same code as the operator's tool; a second run doubles nothing. */
export const importCases = (engine: Engine, runs: ImportRuns) =>
  route({
    method: 'POST',
    path: '/exchange/case-imports',
    can: 'exchange.configure',
    summary: { zh: '按映射导入案件，或只试运行', en: 'Import cases by a mapping, or only try it' },
    maxBytes: mostSentBytes,
    secret: true,
    transaction: false,
    body: z.object({ ...sentTable, mapping: z.string().max(1 << 20) }),
    reply: z.object({
      read: z.number(),
      done: z.number(),
      alreadyThere: z.number(),
      leftOut: z.object({ class: z.number(), street: z.number(), position: z.number() }),
      refused: z.array(refusedRow),
    }),
    async handle(context, { body: { bytes, dry, file, mapping: text } }) {
      const { store, district, now } = context
      const mapping = mappingOf(text)
      const refused: RefusedRow[] = []
      const run = dry ? checkRows : importRows
      return runs.during(context, { table: 'cases', dry, file }, (counts) =>
        withRows({ bytes, needs: columnsUsed(mapping), most: mostRows }, async (rows) => {
          const { read, opened, alreadyThere, leftOut } = await run({
            ...{ engine, store, district, mapping, rows, clock: () => now },
            refused: (row, why) => void refused.push(refusedRowOf(row, why)),
            begun: (imported) =>
              counts(() => ({ read: imported.read, done: imported.opened, refused: imported.refused })),
          })
          // Rows are opened side by side; people read them in their order.
          refused.sort((a, b) => a.row - b.row)
          return { read, done: opened, alreadyThere, leftOut, refused }
        }),
      )
    },
  })

function mappingOf(text: string): ImportMapping {
  try {
    return mappingShape.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    return refuse(mappingUnreadable, { file: 'JSON', why })
  }
}
