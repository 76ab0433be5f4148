import type { ExplainedClock } from './cases.ts'
import './clock-bar.css'
import { fullMoment, spanText } from './format.ts'
import { useNow } from './now.ts'
import { useLanguage, useText, useWords, words } from './words.ts'

/** Why a stretch counts or not, as `engines/calendar` names it, and the units of a limit. */
export const clockWords = words('clock', {
  session: { zh: '工作时段', en: 'Work session' },
  'make-up day': { zh: '调休上班', en: 'Make-up workday' },
  clock: { zh: '连续计时', en: 'Clock time' },
  lunch: { zh: '午休', en: 'Lunch break' },
  break: { zh: '休息', en: 'Break' },
  night: { zh: '非工作时间', en: 'Outside work' },
  weekend: { zh: '周休', en: 'Weekly day off' },
  holiday: { zh: '节假日', en: 'Holiday' },
  paused: { zh: '暂停计时', en: 'Paused' },
  workHour: { zh: '{count} 个工作时', en: '{count} work hours', one: '{count} work hour' },
  workDay: { zh: '{count} 个工作日', en: '{count} work days', one: '{count} work day' },
  urgentHour: { zh: '{count} 个紧急工作时', en: '{count} urgent hours', one: '{count} urgent hour' },
  urgentDay: { zh: '{count} 个紧急工作日', en: '{count} urgent days', one: '{count} urgent day' },
  naturalDay: { zh: '{count} 个自然日', en: '{count} natural days', one: '{count} natural day' },
  counts: { zh: '计入', en: 'Counts' },
  rests: { zh: '不计', en: 'Does not count' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  why: { zh: '原因', en: 'Why' },
  length: { zh: '时长', en: 'Length' },
  now: { zh: '现在', en: 'Now' },
})
type Word = (typeof clockWords)['keys'][number]

/** `2 个工作日`. */
export function useLimitText(): (limit: { amount: number; unit: string }) => string {
  const say = useWords(clockWords)
  return ({ amount, unit }) => say(unit as Word, { count: amount })
}

/** The life of a clock on one line: what counted is solid, what did not is hatched; a mark says now. */
export function ClockBar({ clock }: { clock: ExplainedClock }) {
  const say = useWords(clockWords)
  const language = useLanguage()
  const now = useNow()
  const segments = clock.explanation?.segments ?? []
  const first = Date.parse(clock.startedAt)
  const last = segments.length > 0 ? Date.parse(segments.at(-1)!.to) : first
  const wholeMs = Math.max(last - first, 1)
  const share = (at: number) => `${(100 * Math.min(Math.max(at - first, 0), wholeMs)) / wholeMs}%`
  const isRunning = clock.endedAt === null && now.getTime() < last
  return (
    <div className={`clock-bar ${clock.light}`} aria-hidden="true">
      {segments.map(({ from, to, counts, why }) => (
        <i
          key={from}
          className={counts ? 'counts' : 'rests'}
          style={{ left: share(Date.parse(from)), width: share(first + Date.parse(to) - Date.parse(from)) }}
          title={`${say(why as Word)} ${spanText(Date.parse(to) - Date.parse(from), language)}`}
        />
      ))}
      {isRunning && <b style={{ left: share(now.getTime()) }} title={say('now')} />}
    </div>
  )
}

/** Every stretch of a clock, one a line: nothing is left unexplained. */
export function ClockTable({ clock }: { clock: ExplainedClock }) {
  const say = useWords(clockWords)
  const text = useText()
  const language = useLanguage()
  return (
    <table className="clock-table">
      <thead>
        <tr>
          {(['from', 'to', 'length', 'why', 'counts'] as const).map((key) => (
            <th key={key} scope="col">
              {say(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {clock.explanation?.segments.map(({ from, to, counts, why, name }) => (
          <tr key={from} className={counts ? undefined : 'rests'}>
            <td>{fullMoment(new Date(from), language)}</td>
            <td>{fullMoment(new Date(to), language)}</td>
            <td>{spanText(Date.parse(to) - Date.parse(from), language)}</td>
            <td>
              {say(why as Word)} {name && <span className="quiet">{text(name)}</span>}
            </td>
            <td>{say(counts ? 'counts' : 'rests')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
