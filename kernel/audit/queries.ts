import { type Db, type DistrictId, sql } from '../sql.ts'
import { allThings, thingOf } from './thing.ts'

export interface AuditFilter {
  account?: number | undefined
  /** `POST /cases`, `sign-in`. */
  act?: string | undefined
  /** What it was about, word and key: `unit 7`. */
  subject?: string | undefined
  /** The word of a kind of thing. */
  thing?: string | undefined
  /** What stands somewhere in the subject. */
  find?: string | undefined
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
    ...(asked.act ? [sql`a.act = ${asked.act}`] : []),
    ...(asked.subject ? [sql`a.subject = ${asked.subject}`] : []),
    ...(asked.thing ? [aboutThing(asked.thing)] : []),
    ...(asked.find ? [sql`strpos(lower(a.subject), lower(${asked.find})) > 0`] : []),
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

/** The one kind of thing that is named without a word has every subject that begins with none. */
const aboutThing = (word: string) =>
  thingOf(word)?.bare
    ? sql`a.subject is not null and split_part(a.subject, ' ', 1) <> all(${allThings().map((each) => each.word)}::text[])`
    : sql`starts_with(a.subject, ${`${word} `})`
