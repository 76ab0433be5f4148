import { z } from 'zod'
import { readAudit, tellRows } from '../audit.ts'
import { idParam, type Route, route } from '../route.ts'

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

/** What of the audit trail is asked for; the page and the export take the same. */
export const auditFilter = z.object({
  account: idParam.optional(),
  act: z.string().min(1).max(200).optional(),
  subject: z.string().min(1).max(200).optional(),
  thing: z.string().min(1).max(60).optional(),
  find: z.string().trim().min(1).max(100).optional(),
  succeeded: z.stringbool().optional(),
  from: moment.optional(),
  until: moment.optional(),
})

const text = z.object({ zh: z.string(), en: z.string() })

const entry = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  account: z.int().nullable(),
  login: z.string().nullable(),
  name: z.string().nullable(),
  act: z.string(),
  subject: z.string().nullable(),
  succeeded: z.boolean(),
  details: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
  /** The act in words. */
  words: text,
  thing: z.object({ kind: text.nullable(), name: text }).nullable(),
  /** The details in words: a value, or what it was and what it became. */
  told: z.array(
    z.object({ label: text, value: text.nullable(), before: text.nullable(), after: text.nullable() }),
  ),
})

export const readAuditTrail = (allRoutes: () => readonly Route[]) =>
  route({
    method: 'GET',
    path: '/audit',
    can: 'audit.read',
    summary: { zh: '查阅审计记录，最新的在前', en: 'Read the audit trail, newest first' },
    query: auditFilter.extend({
      before: idParam.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    reply: z.object({ entries: z.array(entry), next: z.int().nullable() }),
    async handle({ db, district }, { query }) {
      const rows = await readAudit(db, district, { ...query, limit: query.limit + 1 })
      const shown = rows.slice(0, query.limit)
      const told = await tellRows(db, district, shown, allRoutes())
      const entries = shown.map((row, at) => ({ ...row, at: row.at.toISOString(), ...told[at]! }))
      return { entries, next: rows.length > query.limit ? entries.at(-1)!.id : null }
    },
  })
