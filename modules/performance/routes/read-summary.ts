import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { asFile, fileFormat, fileTypes } from '../as-file.ts'
import { evaluateAll } from '../evaluate.ts'
import { knownSchemes } from '../project.ts'
import { mendingsOfAll, projectsIn } from '../queries.ts'
import { year } from '../shapes.ts'
import { summaryOf } from '../summary.ts'

export const readSummary = route({
  method: 'GET',
  path: '/performance/summary',
  can: 'performance.read',
  summary: { zh: '导出一年的绩效自评汇总', en: 'The summary of a year’s self-evaluations as a file' },
  query: z.object({ year, format: fileFormat }),
  reply: z.string(),
  media: fileTypes,
  async handle(context, { query }) {
    const { db, district, now } = context
    const rows = await projectsIn(db, district, query.year)
    const all = await evaluateAll(db, district, rows, await knownSchemes(context))
    const mendings = await mendingsOfAll(
      db,
      district,
      rows.map(({ id }) => id),
    )
    return asFile(summaryOf({ year: query.year, all, mendings, at: now }), query.format, now)
  },
})
