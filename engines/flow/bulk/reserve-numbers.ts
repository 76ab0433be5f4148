import type pg from 'pg'
import type { DistrictId } from '#kernel/sql.ts'

/** Takes ids and numbers for cases of one day from the same counters that openings use. */
export async function reserveNumbers(
  client: pg.ClientBase,
  district: DistrictId,
  day: string,
  starts: readonly { channel: string }[],
): Promise<{ id: number; number: string }[]> {
  const counts = Map.groupBy(starts, (start) => start.channel)
  const asked = [...counts].map(([channel, rows]) => ({ channel, count: rows.length }))
  await client.query('begin')
  await client.query(`select set_config('huying.district', $1, true)`, [String(district)])
  const ids = await client.query<{ id: string }>(
    `select nextval('flow.case_id') as id from generate_series(1, $1::integer)`,
    [starts.length],
  )
  const blocks = await client.query<{ channel: string; next: number; short: string }>(
    `with asked as (select * from jsonb_to_recordset($3::jsonb) as t(channel text, count integer)),
     taken as (
       insert into flow.number_block (district_id, channel, day, next)
       select $1, channel, $2::date, count + 1 from asked
       on conflict (district_id, channel, day) do update set next = flow.number_block.next + excluded.next - 1
       returning channel, next)
     select t.channel, t.next - a.count as next, c.short from taken t join asked a using (channel)
     join flow.channel c on c.district_id = $1 and c.code = t.channel`,
    [district, day, JSON.stringify(asked)],
  )
  await client.query('commit')
  const next = new Map(blocks.rows.map((row) => [row.channel, { ...row }]))
  return starts.map(({ channel }, index) => {
    const block = next.get(channel)!
    return {
      id: Number(ids.rows[index]!.id),
      number: `${block.short}${day.replaceAll('-', '')}${String(block.next++).padStart(5, '0')}`,
    }
  })
}
