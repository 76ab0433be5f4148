import { type Duration, parseDuration, type Unit } from '#engines/calendar/calendar.ts'
import { Refused, type Text } from '#kernel/errors.ts'
import { longest } from './nominal-due.ts'
import type { LimitStage } from './standards.ts'

/** Words that a city's table leaves open: 天 may be a work day or a natural one, 立即 any time at all. */
export type OpenWord = 'day' | 'hour' | 'at-once'

/** What the district answered. */
export interface OpenWords {
  day?: Unit | undefined
  hour?: Unit | undefined
  'at-once'?: Duration | undefined
}

export type LimitReading =
  | { kind: 'read'; limit: Duration; stages: LimitStage[] }
  | { kind: 'ambiguous'; words: OpenWord[] }
  | { kind: 'unreadable' }

const purposes: { words: RegExp; code: string; title: Text }[] = [
  { words: /制止|停工|停止/, code: 'stop', title: { zh: '制止', en: 'Stop' } },
  { words: /处罚|查处/, code: 'penalise', title: { zh: '处罚', en: 'Penalise' } },
  { words: /拆除/, code: 'demolish', title: { zh: '拆除', en: 'Demolish' } },
  {
    words: /控制(险情)?|关阀|警戒|围护/,
    code: 'control',
    title: { zh: '控制险情', en: 'Bring under control' },
  },
  { words: /修复|维修|抢修/, code: 'repair', title: { zh: '修复', en: 'Repair' } },
  { words: /恢复/, code: 'restore', title: { zh: '恢复', en: 'Restore' } },
]

/**
 * Reads the time limit of a filing-standards table (处置时限): `4小时`, `1工作日`, `2紧急工作时`, `立即`,
 * and limits in stages: `1紧急工作时制止`, `制止4工作时、处罚7工作日、拆除20工作日`. A bare 天 or 小时 and 立即 are
 * `ambiguous` until the district has said what they mean; any word that is not understood makes the whole
 * text `unreadable`. Nothing is guessed.
 */
export function parseLimit(text: string, open: OpenWords = {}): LimitReading {
  const texts = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .split(/[,;、。/]/)
    .filter(Boolean)
  const parts = texts.map((part) => readPart(part, open))
  if (!areRead(parts)) return { kind: 'unreadable' }

  const words = new Set(parts.flatMap(({ time }) => (typeof time === 'string' ? [time] : [])))
  if (words.size > 0) return { kind: 'ambiguous', words: [...words] }

  const limits = parts.flatMap(({ time }) => (typeof time === 'string' ? [] : [time]))
  const stages = parts.flatMap(({ stage, time }) =>
    stage && typeof time !== 'string' ? [{ ...stage, limit: time }] : [],
  )
  const eachNamed = new Set(stages.map(({ code }) => code)).size === parts.length
  if (parts.length > 1 && !eachNamed) return { kind: 'unreadable' }
  return { kind: 'read', limit: longest(limits), stages }
}

const areRead = (parts: (Part | undefined)[]): parts is Part[] =>
  parts.length > 0 && parts.every((part) => part !== undefined)

interface Part {
  time: Duration | OpenWord
  stage: { code: string; title: Text } | undefined
}

function readPart(part: string, open: OpenWords): Part | undefined {
  const purpose = purposes.find(({ words }) => words.test(part))
  const rest = (purpose ? part.replace(purpose.words, '') : part)
    .replace(/^[先再后须在]+/, '')
    .replace(/[之以]?内$/, '')
  const time = readTime(rest, open)
  return time && { time, stage: purpose && { code: purpose.code, title: purpose.title } }
}

function readTime(text: string, open: OpenWords): Duration | OpenWord | undefined {
  if (/^(立即|即时|马上)$/.test(text)) return open['at-once'] ?? 'at-once'
  try {
    const { day, hour } = open
    return parseDuration(text, { ...(day && { day }), ...(hour && { hour }) })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (error.refusal.code !== 'calendar.duration-ambiguous') return undefined
    return text.endsWith('时') || text.endsWith('hour') || text.endsWith('hours') ? 'hour' : 'day'
  }
}
