import type { ClientBase } from 'pg'

/** Rows of a table and a sum over their content, which no change of a row leaves alike. */
export interface TableSum {
  rows: number
  sum: string
}
export type TableSums = Record<string, TableSum>

/** All tables of the product but the job queue's. `client` must pass row-level security. */
export async function tableSums(client: ClientBase): Promise<TableSums> {
  const { rows: tables } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')
    order by 1`)
  const sums: TableSums = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ rows: string; sum: string }>(
      `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from ${name} t`,
    )
    sums[name] = { rows: Number(rows[0]!.rows), sum: rows[0]!.sum }
  }
  return sums
}

/**
 * Tables of a restored store that differ from the backup's. What was written to while the backup ran may lie
 * anywhere between its two counts; all else must be the same to the last byte.
 */
export const differingTables = (before: TableSums, after: TableSums, restored: TableSums): string[] =>
  [...new Set([...Object.keys(after), ...Object.keys(restored)])].filter((name) => {
    const [from, to, now] = [before[name], after[name], restored[name]]
    if (!from || !to || !now) return true
    if (from.rows === to.rows && from.sum === to.sum) return now.rows !== to.rows || now.sum !== to.sum
    return now.rows < Math.min(from.rows, to.rows) || now.rows > Math.max(from.rows, to.rows)
  })
