import { type Db, type DistrictId, sql } from '../sql.ts'

export interface AuditFilter {
  account?: number | undefined
  /** The act begins with this: `POST /cases`, `sign-in`. */
  act?: string | undefined
  subject?: string | undefined
  succeeded?: boolean | undefined
  from?: Date | undefined
  until?: Date | undefined
}

export interface AuditRow {
  id: number
  at: Date
  account: number | null
  login: string | null
  name: string | null
  act: string
  subject: string | null
  succeeded: boolean
  details: Record<string, unknown>
  address: string | null
}

/** Newest first; `before` is the last id of the page above. */
export async function readAudit(
  db: Db,
  district: DistrictId,
  asked: AuditFilter & { before?: number | undefined; limit: number },
): Promise<AuditRow[]> {
  const only = [
    sql`a.district_id = ${district}`,
    ...(asked.before ? [sql`a.id < ${asked.before}`] : []),
    ...(asked.account ? [sql`a.account_id = ${asked.account}`] : []),
    ...(asked.act ? [sql`starts_with(a.act, ${asked.act})`] : []),
    ...(asked.subject ? [sql`a.subject = ${asked.subject}`] : []),
    ...(asked.succeeded === undefined ? [] : [sql`a.succeeded = ${asked.succeeded}`]),
    ...(asked.from ? [sql`a.at >= ${asked.from}`] : []),
    ...(asked.until ? [sql`a.at < ${asked.until}`] : []),
  ]
  const { rows } = await sql<AuditRow>`
    select a.id, a.at, a.account_id as account, c.login, c.name, a.act, a.subject, a.succeeded, a.details, a.address
    from kernel.audit a
    left join kernel.account c on c.district_id = a.district_id and c.id = a.account_id
    where ${sql.join(only, sql` and `)}
    order by a.id desc limit ${asked.limit}`.execute(db)
  return rows
}
