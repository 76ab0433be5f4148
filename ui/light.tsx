import { fullMoment, shortMoment, spanText } from './format.ts'
import './light.css'
import { useNow } from './now.ts'
import { useLanguage, useWords, words } from './words.ts'

/** Green, yellow, red, paused, done: each with a shape and a word of its own, never colour alone. */
export type LightColour = 'green' | 'yellow' | 'red' | 'paused' | 'done'

const lightWords = words('light', {
  green: { zh: '正常', en: 'On time' },
  yellow: { zh: '临期', en: 'Due soon' },
  red: { zh: '超时', en: 'Late' },
  paused: { zh: '暂停', en: 'Paused' },
  done: { zh: '已完成', en: 'Done' },
  over: { zh: '超时 {span}', en: '{span} late' },
  overNow: { zh: '刚刚超时', en: 'Just late' },
  left: { zh: '剩 {span}', en: '{span} left' },
  due: { zh: '{moment} 到期', en: 'Due {moment}' },
  none: { zh: '无时限', en: 'No limit' },
})

const shapes: Record<LightColour, string> = {
  green: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11Z',
  yellow: 'M8 2 14.5 13.5H1.5Z',
  red: 'M8 1.2 14.8 8 8 14.8 1.2 8Z',
  paused: 'M3.5 2.5h3v11h-3ZM9.5 2.5h3v11h-3Z',
  done: 'M2 8.4 6.3 12.6 14 4.2 12.6 2.9 6.2 9.9 3.4 7.1Z',
}

export function LightShape({ colour }: { colour: LightColour }) {
  return (
    <svg className={`light-shape ${colour}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[colour]} />
    </svg>
  )
}

const soonMs = 24 * 3_600_000

/** The colour of the clock that is due next, by the same day's notice as the list's filter. */
export function colourOf(clock: string | null, dueAt: string | null, now: Date): LightColour | undefined {
  if (clock === 'paused') return 'paused'
  if (clock === 'met' || clock === 'void') return 'done'
  if (!dueAt) return undefined
  const leftMs = Date.parse(dueAt) - now.getTime()
  if (clock === 'passed' || leftMs < 0) return 'red'
  return leftMs < soonMs ? 'yellow' : 'green'
}

/** Shape and word: late by how much, how much is left, or when it is due. */
export function Light({
  clock,
  dueAt,
  ended = false,
}: {
  clock: string | null
  dueAt: string | null
  ended?: boolean
}) {
  const say = useWords(lightWords)
  const language = useLanguage()
  const now = useNow()
  const colour = colourOf(clock, dueAt, now)
  if (!colour) return <span className="quiet">{say('none')}</span>
  const due = dueAt ? new Date(dueAt) : undefined
  const leftMs = due ? due.getTime() - now.getTime() : 0
  const span = due ? spanText(leftMs, language) : ''
  const told = {
    green: due ? say('due', { moment: shortMoment(due, now, language) }) : say('green'),
    yellow: say('left', { span }),
    red: ended ? say('red') : say(leftMs > -60_000 ? 'overNow' : 'over', { span }),
    paused: say('paused'),
    done: say('done'),
  }[colour]
  return (
    <span className={`light ${colour}`} title={due && say('due', { moment: fullMoment(due, language) })}>
      <LightShape colour={colour} />
      {told}
    </span>
  )
}
