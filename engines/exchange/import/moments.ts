import { refuse } from '#kernel/errors.ts'
import { momentUnreadable } from './errors.ts'

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  ms: number
}

const tokens: Record<string, { pattern: string; part: keyof Parts | 'half' }> = {
  YYYY: { pattern: '\\d{4}', part: 'year' },
  MM: { pattern: '\\d{1,2}', part: 'month' },
  DD: { pattern: '\\d{1,2}', part: 'day' },
  HH: { pattern: '\\d{1,2}', part: 'hour' },
  hh: { pattern: '\\d{1,2}', part: 'hour' },
  mm: { pattern: '\\d{2}', part: 'minute' },
  ss: { pattern: '\\d{2}', part: 'second' },
  SSS: { pattern: '\\d{1,9}', part: 'ms' },
  A: { pattern: '[AaPp][Mm]', part: 'half' },
}
const tokenForm = /YYYY|MM|DD|HH|hh|mm|ss|SSS|A/g

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?$/
const zoned = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/**
 * Reads local times of one zone in one written form; ISO 8601 always, and where it names its offset that counts.
 * A time that the clocks skipped is read as if they had not, one they repeated as the first of the two.
 * Refuses what does not fit and days that do not exist, naming `what`.
 */
export function momentReader({ zone, format }: { zone: string; format?: string | undefined }) {
  const written = format === undefined ? undefined : formReader(format)
  const offsetAt = zoneOffset(zone)
  return (value: string, what: string): Date => {
    const said = value.trim()
    const moment = zoned.test(said)
      ? new Date(said.replace(' ', 'T'))
      : toUtc(written?.(said) ?? isoParts(said), offsetAt)
    if (!moment || Number.isNaN(moment.getTime()))
      return refuse(momentUnreadable, { what, value: said.slice(0, 60) })
    return moment
  }
}

function isoParts(said: string): Parts | undefined {
  const [, year, month, day, hour, minute, second, fraction] = iso.exec(said) ?? []
  if (!year) return undefined
  return {
    ...{ year: Number(year), month: Number(month), day: Number(day) },
    ...{ hour: Number(hour ?? 0), minute: Number(minute ?? 0), second: Number(second ?? 0) },
    ms: milliseconds(fraction ?? '0'),
  }
}

function formReader(format: string): (said: string) => Parts | undefined {
  const order: (keyof Parts | 'half')[] = []
  let pattern = ''
  let at = 0
  for (const { 0: token, index } of format.matchAll(tokenForm)) {
    pattern += `${literal(format.slice(at, index))}(${tokens[token]!.pattern})`
    order.push(tokens[token]!.part)
    at = index + token.length
  }
  const form = new RegExp(`^${pattern}${literal(format.slice(at))}$`)
  return (said) => {
    const found = form.exec(said)
    if (!found) return undefined
    const parts: Parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, ms: 0 }
    let half = ''
    order.forEach((part, index) => {
      const value = found[index + 1]!
      if (part === 'half') half = value.toUpperCase()
      else parts[part] = part === 'ms' ? milliseconds(value) : Number(value)
    })
    if (half && (parts.hour < 1 || parts.hour > 12)) return undefined
    if (half) parts.hour = (parts.hour % 12) + (half === 'PM' ? 12 : 0)
    return parts
  }
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const milliseconds = (fraction: string): number => Number(fraction.padEnd(3, '0').slice(0, 3))

function toUtc(parts: Parts | undefined, offsetAt: (utc: number) => number): Date | undefined {
  if (!parts) return undefined
  const { year, month, day, hour, minute, second, ms } = parts
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, ms)
  const read = new Date(wall)
  const isReal =
    read.getUTCMonth() === month - 1 &&
    read.getUTCDate() === day &&
    read.getUTCHours() === hour &&
    read.getUTCMinutes() === minute
  if (!isReal) return undefined
  // The offset before the moment decides both for a repeated hour and for a skipped one.
  const before = offsetAt(wall - 86_400_000)
  const guess = wall - before
  const offset = offsetAt(guess)
  if (offset === before) return new Date(guess)
  const other = wall - offset
  return new Date(offsetAt(other) === offset ? other : guess)
}

/** Milliseconds by which a zone's clocks are ahead of UTC at a moment, kept by the hour. */
function zoneOffset(zone: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const known = new Map<number, number>()
  return (utc) => {
    const hour = Math.floor(utc / 900_000)
    let offset = known.get(hour)
    if (offset === undefined) {
      const said =
        format.formatToParts(hour * 900_000).find(({ type }) => type === 'timeZoneName')?.value ?? ''
      const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):?(\d\d)?/.exec(said) ?? []
      offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
      known.set(hour, offset)
    }
    return offset
  }
}
