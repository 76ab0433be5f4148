import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { addJobs, callOf } from '#kernel/jobs.ts'
import { route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { exportsWaiting } from '../errors.ts'
import { type ExportColumnKey, exportColumnKeys } from '../lists/export-columns.ts'
import { exportJob } from '../lists/export-list.ts'
import { exportShape, exportsUnfinished, exportView, insertExport } from '../lists/export-orders.ts'
import { countRows } from '../lists/export-rows.ts'
import { checkSheet, exportRulesOf } from '../lists/export-rules.ts'
import { caseFilter } from '../lists/list-cases.ts'
import { wordsOf } from '../lists/search-cases.ts'

const mostAtOnce = 3

/** The list behind a filter as a file: asked for here, made by a job, fetched when it is done. */
export const askExport = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/case-exports',
    can: 'cases.export',
    summary: {
      zh: '导出当前列表（CSV 或 XLSX，脱敏、带水印、留痕）',
      en: 'Export a list as CSV or XLSX: masked, watermarked, on record',
    },
    status: 201,
    body: z.object({
      format: z.enum(['csv', 'xlsx']),
      language: z.enum(['zh', 'en']).default('zh'),
      columns: z.array(z.enum(exportColumnKeys)).min(1).max(exportColumnKeys.length),
      filter: caseFilter.default({}),
      q: z.string().trim().max(100).optional(),
    }),
    reply: exportShape,
    async handle(context, { body }) {
      const { db, district, user, now, afterCommit } = context
      if ((await exportsUnfinished(db, district, user.account)) >= mostAtOnce)
        refuse(exportsWaiting, { count: mostAtOnce })
      const { format, language, filter, q } = body
      const columns = [...new Set<ExportColumnKey>(body.columns)]
      const words = q ? wordsOf(q) : []
      const wish = { user, types: engine.types, filter, words, until: now }
      if (format === 'xlsx')
        checkSheet(format, await countRows(db, district, wish), await exportRulesOf(db, district))
      const order = await insertExport(db, district, { user, now, format, language, columns, filter, words })
      afterCommit(() => void addJobs(engine.store, [callOf(exportJob(engine), district, { id: order.id })]))
      context.audit(`export ${order.id}`, { format, columns, filter, words })
      return exportView(order)
    },
  })
