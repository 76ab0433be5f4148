import { useLanguage, useWords } from '#ui/words.ts'
import { weekday } from '#ui/format.ts'
import type { ReconciledDay } from './reconciliation.ts'
import { reconciliationWords } from './words.ts'

/** Two weeks, the newest first: each day and how it stands. */
export function DayStrip({
  days,
  day,
  onDay,
}: {
  days: readonly ReconciledDay[]
  day: string
  onDay: (day: string) => void
}) {
  const say = useWords(reconciliationWords)
  const language = useLanguage()
  const stands = ({ listedAt, open, mismatches }: ReconciledDay): [string, string] => {
    if (open > 0) return ['open', say('openCount', { count: open })]
    if (mismatches > 0) return ['', say('settledAll')]
    return listedAt ? ['even', say('even')] : ['', say('noList')]
  }
  return (
    <nav className="day-strip" aria-label={say('days')}>
      {days.map((each) => {
        const [tone, words] = stands(each)
        return (
          <button
            key={each.day}
            type="button"
            className={`${tone} ${each.day === day ? 'chosen' : ''}`}
            aria-current={each.day === day ? 'date' : undefined}
            onClick={() => onDay(each.day)}
          >
            <b>{each.day.slice(5)}</b>
            <span className="small">{weekday(new Date(`${each.day}T04:00:00Z`), language)}</span>
            <em>{words}</em>
          </button>
        )
      })}
    </nav>
  )
}
