import { type DistrictId, sql, type Store } from '#kernel/sql.ts'

/**
 * The oracle of the walks: counts minutes one by one from the district's holidays and office hours, and
 * shares no code with the calendar engine. Moments of a walk fall on whole minutes.
 */
export interface Recount {
  due(start: Date, amount: number, unit: string, pauses: readonly Span[]): Date
}

export interface Span {
  from: string
  until: string | null
}

const minuteMs = 60_000
const dayMinutes = 1_440
/** Minutes of a day, Wuhan time: 08:00–12:00 and 14:00–18:00. */
const office = [
  [480, 720],
  [840, 1_080],
] as const
const fullDay = 480
const years = 4

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
const weekday = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', weekday: 'short' })

export async function recountOf(store: Store, district: DistrictId, year: number): Promise<Recount> {
  const { rows } = await store.inDistrict(district, ({ db }) =>
    sql<{ day: string; kind: string }>`select day::text, kind from calendar.day`.execute(db),
  )
  const special = new Map(rows.map((row) => [row.day, row.kind]))
  const begin = Date.parse(`${year}-01-01T00:00:00+08:00`)
  const worked = new Uint8Array(years * 366 * dayMinutes)
  for (let midnight = 0; midnight < worked.length; midnight += dayMinutes) {
    const at = new Date(begin + midnight * minuteMs)
    const kind = special.get(day.format(at))
    const weekend = ['Sat', 'Sun'].includes(weekday.format(at))
    if (kind === 'holiday' || (weekend && kind !== 'make-up day')) continue
    for (const [opens, closes] of office) worked.fill(1, midnight + opens, midnight + closes)
  }
  const minuteOf = (at: string | Date) => Math.round((new Date(at).getTime() - begin) / minuteMs)
  return {
    due(start, amount, unit, pauses) {
      const work = unit.startsWith('work')
      const minutes = { workHour: 60, urgentHour: 60, workDay: fullDay }[unit] ?? dayMinutes
      const stopped = pauses.map(({ from, until }) => [
        minuteOf(from),
        until === null ? Infinity : minuteOf(until),
      ])
      let left = Math.round(amount * minutes)
      let minute = minuteOf(start)
      while (left > 0) {
        if (minute >= worked.length) throw new Error('the walk has left the oracle’s years')
        const counts =
          (!work || worked[minute] === 1) && !stopped.some(([from, to]) => minute >= from! && minute < to!)
        minute += 1
        if (counts) left -= 1
      }
      return new Date(begin + minute * minuteMs)
    },
  }
}
