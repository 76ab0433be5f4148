import { z } from 'zod'
import { route } from '#kernel/route.ts'
import type { ImportRuns } from '../tables/import-runs.ts'
import { importedTable } from '../tables/sent-table.ts'

const text = z.object({ zh: z.string(), en: z.string() })

/** How far each import of mine has come, and what came of it: a page may be left and opened again. */
export const myImports = (runs: ImportRuns) =>
  route({
    method: 'GET',
    path: '/exchange/imports',
    can: 'signed-in',
    summary: { zh: '我的导入及其进度', en: 'My imports, and how far each has come' },
    reply: z.object({
      imports: z.array(
        z.object({
          table: z.string(),
          dry: z.boolean(),
          file: z.string(),
          startedAt: z.iso.datetime(),
          state: z.enum(['running', 'done', 'refused']),
          read: z.number(),
          done: z.number(),
          refused: z.number(),
          result: importedTable.nullable(),
          why: z.object({ code: z.string(), message: text }).nullable(),
        }),
      ),
    }),
    async handle(context) {
      const imports = runs.of(context).map(({ progress, ended, startedAt, ...run }) => ({
        ...run,
        startedAt: startedAt.toISOString(),
        state: ended ? ('result' in ended ? ('done' as const) : ('refused' as const)) : ('running' as const),
        ...progress(),
        result: ended && 'result' in ended ? (ended.result as z.infer<typeof importedTable>) : null,
        why: ended && 'why' in ended ? ended.why : null,
      }))
      return { imports }
    },
  })
