import { z } from 'zod'
import { auditCsv, readAudit, tellRows } from '../audit.ts'
import { raw, type Route, route } from '../route.ts'
import { auditFilter } from './read-audit.ts'

/** More lines than this are taken in parts, by `from` and `until`. */
const mostLines = 50_000

export const exportAuditTrail = (allRoutes: () => readonly Route[]) =>
  route({
    method: 'GET',
    path: '/audit.csv',
    can: 'audit.read',
    summary: {
      zh: '导出审计记录（最多五万条），导出本身也留痕',
      en: 'Export up to 50,000 audit entries; the export is on record itself',
    },
    query: auditFilter.extend({ language: z.enum(['zh', 'en']).default('zh') }),
    reply: z.string(),
    media: ['text/csv'],
    perMinute: 10,
    async handle({ db, district, audit }, { query: { language, ...query } }) {
      const rows = await readAudit(db, district, { ...query, limit: mostLines })
      const told = await tellRows(db, district, rows, allRoutes())
      audit('audit trail', { lines: rows.length, query })
      return raw({
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="audit.csv"',
        },
        body: auditCsv(rows, told, language),
      })
    },
  })
