import { z } from 'zod'
import { nothing, route } from '#kernel/route.ts'
import type { ImportRuns } from '../tables/import-runs.ts'

/** The report of an import is put away; what came in stays. */
export const forgetImport = (runs: ImportRuns) =>
  route({
    method: 'DELETE',
    path: '/exchange/imports/:table',
    can: 'signed-in',
    summary: { zh: '收起我的导入结果', en: 'Put the report of an import of mine away' },
    params: z.object({ table: z.string().max(40) }),
    reply: nothing,
    async handle(context, { params: { table } }) {
      runs.forget(context, table)
      return {}
    },
  })
