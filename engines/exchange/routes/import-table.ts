import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route, type Route } from '#kernel/route.ts'
import { tableUnknown } from '../errors.ts'
import type { ImportRuns } from '../tables/import-runs.ts'
import { importTable } from '../tables/import-table.ts'
import { mostSentBytes, refusedRow, sentTable, withRows } from '../tables/sent-table.ts'
import { tableKinds } from '../tables/table-kinds.ts'

const mostRows = 2_000

/** Who may is asked of the route that each row is a call of: the three administrators stay apart. */
export const importTableRoute = (allRoutes: () => readonly Route[], runs: ImportRuns) =>
  route({
    method: 'POST',
    path: '/exchange/tables/:table',
    can: 'signed-in',
    summary: { zh: '导入一张表，或只试运行', en: 'Import a table, or only try it' },
    maxBytes: mostSentBytes,
    // Rows hold personal data, answers first passwords.
    secret: true,
    transaction: false,
    params: z.object({ table: z.string() }),
    body: z.object(sentTable),
    reply: z.object({
      read: z.number(),
      done: z.number(),
      refused: z.array(refusedRow),
      handed: z.array(z.record(z.string(), z.string())),
    }),
    async handle(context, { params: { table }, body: { bytes, dry, file } }) {
      const kind = tableKinds.find(({ code }) => code === table) ?? refuse(tableUnknown, { table })
      return runs.during(context, { table, dry, file }, (counts) =>
        withRows({ bytes, most: mostRows }, (rows) =>
          importTable(context, {
            ...{ kind, routes: allRoutes(), rows, dry },
            begun: (done) =>
              counts(() => ({ read: done.read, done: done.done, refused: done.refused.length })),
          }),
        ),
      )
    },
  })
