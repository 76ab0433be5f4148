import { refuse, type Text } from '#kernel/errors.ts'
import { duration, type Duration, type Unit, units } from './duration.ts'
import { durationAmbiguous, durationUnreadable } from './errors.ts'

/** What a bare 天 or 小时 means in the table at hand; absent, a bare unit is refused, never guessed. */
export interface BareUnits {
  hour?: Unit
  day?: Unit
}

const words: Record<string, Unit | keyof BareUnits> = {
  工作时: 'workHour',
  工作小时: 'workHour',
  工作日: 'workDay',
  工作天: 'workDay',
  紧急工作时: 'urgentHour',
  紧急工作小时: 'urgentHour',
  紧急工作日: 'urgentDay',
  紧急工作天: 'urgentDay',
  自然日: 'naturalDay',
  自然天: 'naturalDay',
  日历日: 'naturalDay',
  日历天: 'naturalDay',
  小时: 'hour',
  天: 'day',
  日: 'day',
  'work hour': 'workHour',
  'working hour': 'workHour',
  'work day': 'workDay',
  'working day': 'workDay',
  'urgent hour': 'urgentHour',
  'urgent day': 'urgentDay',
  'natural day': 'naturalDay',
  'calendar day': 'naturalDay',
  hour: 'hour',
  day: 'day',
}

const written = /^([\d.]+|[半一二两三四五六七八九十]+)\s*个?\s*(\D+)$/

/**
 * Reads a limit as tables write it: `4工作时`, `七个工作日`, `2 urgent hours`, `半天`. Refuses what says
 * neither working time nor clock time unless `bare` tells (a city's 天 may be either).
 */
export function parseDuration(text: string, bare: BareUnits = {}): Duration {
  const [, number, word] = written.exec(text.normalize('NFKC').trim().toLowerCase()) ?? []
  if (!number || !word) refuse(durationUnreadable, { text })
  const meant = words[word.replace(/s$/, '')] ?? refuse(durationUnreadable, { text })
  const unit = meant === 'hour' || meant === 'day' ? bare[meant] : meant
  if (!unit) refuse(durationAmbiguous, { text })
  const amount = /\d/.test(number) ? Number(number) : chineseNumber(number)
  if (Number.isNaN(amount)) refuse(durationUnreadable, { text })
  return duration(amount, unit)
}

/** `7个工作日`, `7 work days`; `parseDuration` reads both back. */
export function durationText({ amount, unit }: Duration): Text {
  const { zh, en } = units[unit].title
  return { zh: `${amount}个${zh}`, en: `${amount} ${en}${amount === 1 ? '' : 's'}` }
}

const digits = '零一二三四五六七八九'

/** Up to 99, 两 for two, 半 alone for a half; NaN for anything else. */
function chineseNumber(text: string): number {
  if (text === '半') return 0.5
  const parts = /^(?:([二三四五六七八九]?)十)?([一二两三四五六七八九]?)$/.exec(text)
  if (!parts) return NaN
  const [, tens, ones = ''] = parts
  return (
    (tens === undefined ? 0 : digits.indexOf(tens || '一') * 10) +
    digits.indexOf(ones.replace('两', '二') || '零')
  )
}
