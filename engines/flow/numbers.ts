import { type DistrictId, sql, type Store } from '#kernel/sql.ts'
import { dayText, dayNumberAt } from '#engines/calendar/calendar.ts'

export interface Numbers {
  /** An id and a number for a case that opens now; gaps are allowed, doubles are not. */
  take(channel: { code: string; short: string }, at: Date): Promise<{ id: number; number: string }>
}

const blockSize = 64

/** Imported cases open on any day of many years: their blocks are kept side by side, oldest given up first. */
const mostBlocks = 512

interface Block {
  ids: number[]
  next: number
}

/**
 * Case numbers of one district, reserved in blocks per channel and day in a transaction of their own: a
 * counter row locked until the opening commits would make all openings wait for each other.
 */
export function caseNumbers(store: Store, district: DistrictId): Numbers {
  const blocks = new Map<string, Promise<Block>>()

  async function reserve(channel: string, day: string): Promise<Block> {
    return store.aside(district, async ({ db }) => {
      const { rows } = await sql<{ first: number; ids: number[] }>`
        with block as (
          insert into flow.number_block (district_id, channel, day, next)
          values (${district}, ${channel}, ${day}::date, ${1 + blockSize})
          on conflict (district_id, channel, day) do update set next = flow.number_block.next + ${blockSize}
          returning next)
        select next - ${blockSize} as first,
          (select jsonb_agg(nextval('flow.case_id')) from generate_series(1, ${blockSize}::int)) as ids
        from block`.execute(db)
      return { ids: rows[0]!.ids, next: rows[0]!.first }
    })
  }

  return {
    async take(channel, at) {
      const day = dayText(dayNumberAt(at.getTime()))
      const key = `${channel.code}/${day}`
      for (;;) {
        const known = blocks.get(key)
        const block = await (known ?? renew(key, channel.code, day))
        const id = block.ids.shift()
        if (id !== undefined)
          return {
            id,
            number: `${channel.short}${day.replaceAll('-', '')}${String(block.next++).padStart(5, '0')}`,
          }
        if (blocks.get(key) === known) blocks.delete(key)
      }
    },
  }

  /** Many openings may find a block used up at once; one of them fetches the next. */
  function renew(key: string, channel: string, day: string): Promise<Block> {
    const waiting = blocks.get(key)
    if (waiting) return waiting
    const made = reserve(channel, day)
    if (blocks.size >= mostBlocks) blocks.delete(blocks.keys().next().value!)
    blocks.set(key, made)
    made.catch(() => blocks.delete(key))
    return made
  }
}
