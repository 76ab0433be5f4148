import type { Language, Text } from './words.ts'

/** Moments are told as the district's wall shows them, wherever the browser stands. */
const timeZone = 'Asia/Shanghai'
const locale = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB')

const formats = new Map<string, Intl.DateTimeFormat>()
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale(language), { timeZone, hourCycle: 'h23', ...options })
  formats.set(key, made)
  return made
}

const clock = { hour: '2-digit', minute: '2-digit' } as const

/** `2026-11-21`, in the district. */
export const dayOf = (at: Date): string =>
  format('en', { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(at)
    .filter(({ type }) => ['year', 'month', 'day'].includes(type))
    .map(({ value }) => value)
    .toReversed()
    .join('-')

/** `09:15` today, `11-20 09:15` this year, `2025-11-20` before. */
export function shortMoment(at: Date, now: Date, language: Language): string {
  const [day, today] = [dayOf(at), dayOf(now)]
  const hour = format(language, clock).format(at)
  if (day === today) return hour
  return day.slice(0, 4) === today.slice(0, 4) ? `${day.slice(5)} ${hour}` : day
}

/** `2026-11-20 09:15:17`: for the story and for titles. */
export const fullMoment = (at: Date, language: Language): string =>
  `${dayOf(at)} ${format(language, { ...clock, second: '2-digit' }).format(at)}`

export const weekday = (at: Date, language: Language): string =>
  format(language, { weekday: 'short' }).format(at)

const spans: Record<Language, [string, string, string, string]> = {
  zh: [' 天', ' 小时', ' 分', ' 秒'],
  en: [' d', ' h', ' min', ' s'],
}

/** The two largest parts of a span: `2 天 3 小时`, `35 分`, `40 秒`. */
export function spanText(ms: number, language: Language): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const parts = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const first = parts.findIndex((part) => part > 0)
  if (first < 0) return `0${spans[language][3]}`
  const shown = first === 3 ? [3] : [first, first + 1].filter((at) => at < 3 && parts[at]! > 0)
  return shown.map((at) => `${parts[at]}${spans[language][at]}`).join(' ')
}

export const numberText = (value: number, language: Language): string =>
  new Intl.NumberFormat(locale(language)).format(value)

const justNow: Text = { zh: '刚刚', en: 'just now' }

/** How long ago: `2 小时前`; under a minute, and where clocks differ a little, it is just now. */
export const agoText = (ms: number, language: Language): string =>
  ms < 60_000
    ? justNow[language]
    : { zh: `${spanText(ms, 'zh')}前`, en: `${spanText(ms, 'en')} ago` }[language]
