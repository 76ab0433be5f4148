import pg from 'pg'

/**
 * Written by design although the request is refused: the trail of what was not let through, the session's last
 * use, numbers reserved ahead of openings, and the count of wrong passwords.
 */
const apart = new Set(['kernel.audit', 'kernel.session', 'flow.number_block', 'kernel.account'])

/** Notices rows that came, changed or went; cheap as long as no transaction writes. */
export interface RowWatch {
  /** The tables in which something is not as at the last look; looks at rows only where a transaction wrote. */
  changed(): Promise<string[]>
  close(): Promise<void>
}

export async function watchRows(superuserUrl: string): Promise<RowWatch> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const tables = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')`,
  )
  const counted = tables.rows
    .filter(({ name }) => !apart.has(name))
    .map(
      ({ name }) => `select '${name}' as name, count(*)::int as rows,
        count(*) filter (where xmin::text::bigint >= $1::bigint)::int as fresh from ${name}`,
    )
    .join(' union all ')
  const next = async () =>
    (await client.query<{ xid: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as xid'))
      .rows[0]!.xid
  const look = async (since: string) => {
    const { rows } = await client.query<{ name: string; rows: number; fresh: number }>(counted, [since])
    return rows
  }
  let xid = await next()
  let known = new Map((await look(xid)).map(({ name, rows }) => [name, rows]))
  return {
    async changed() {
      const since = xid
      xid = await next()
      if (xid === since) return []
      const found = await look(since)
      const changed = found.filter(({ name, rows, fresh }) => fresh > 0 || rows !== known.get(name))
      known = new Map(found.map(({ name, rows }) => [name, rows]))
      return changed.map(({ name }) => name)
    },
    close: () => client.end(),
  }
}
