import type { CompiledQuery } from 'kysely'
import { type Db, type DistrictId, type RawBuilder, sql } from './sql.ts'

export { auditCsv } from './audit/csv.ts'
export { readAudit } from './audit/queries.ts'
export { shapeFields } from './audit/shape-fields.ts'
export { usualFields } from './audit/usual-fields.ts'
export { actsOf, tellRows } from './audit/tell.ts'
export { actNamed, allThings, type Field, type Fields, thing, thingOf } from './audit/thing.ts'

/** One line of the audit trail: who did what to what, when, from where, and whether it was let through. */
export interface Act {
  district: DistrictId
  /** 0 where nobody is signed in. */
  account: number
  /** `POST /cases`, `sign-in`. */
  act: string
  subject?: string | undefined
  succeeded?: boolean
  /** Never a password, never personal data in clear. */
  details?: object
  address: string | undefined
  at: Date
}

/** The statement that writes an act; append-only by privilege (GB/T 22239-2019 8.1.4.3). */
export const auditEntry = (db: Db, made: Act): CompiledQuery => auditInsert(made).compile(db)

/** The same as a part of a larger statement. */
export const auditInsert = (made: Act): RawBuilder<unknown> =>
  sql`insert into kernel.audit (district_id, account_id, act, subject, succeeded, details, address, at)
      values (${made.district}, ${made.account || null}, ${made.act}, ${made.subject ?? null},
              ${made.succeeded ?? true}, ${JSON.stringify(made.details ?? {})}, ${made.address ?? null},
              ${made.at})`
