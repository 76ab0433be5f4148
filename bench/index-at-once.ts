import pg from 'pg'

/**
 * Builds an index of pairs after its rows: entered one by one, a text costs it two milliseconds. `read` takes a
 * slice of the texts that are not in yet and answers how many; fewer than `slice` are the last. All or nothing.
 */
export async function indexAtOnce(
  ownerUrl: string,
  { district, index, slice, unread, read }: IndexedAtOnce,
  said: (what: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('huying.district', $1, true)`, [String(district)])
    if (unread && (await client.query(unread)).rowCount === 0) return
    const { rows: indexes } = await client.query<{ made: string }>(
      'select pg_get_indexdef($1::regclass) as made',
      [index],
    )
    await client.query(`drop index ${index}`)
    for (let indexed = 0, more = slice; more === slice; indexed += more) {
      const { rows } = await client.query<{ added: number }>(`select ${read.call} as added`, read.values)
      more = rows[0]!.added
      said(`${indexed + more} texts read`)
    }
    await client.query(`set local maintenance_work_mem = '1GB'`)
    await client.query(indexes[0]!.made)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

interface IndexedAtOnce {
  district: number
  index: string
  slice: number
  /** Finds a row where a text is not in yet; left out where that is known. */
  unread?: string
  read: { call: string; values: unknown[] }
}
