import { useLanguage, useText, useWords } from '#ui/words.ts'
import type { Day } from './calendar.ts'
import { calendarWords } from './calendar-words.ts'

interface MonthProps {
  days: readonly Day[]
  today: string
  /** Absent: the calendar is only looked at. */
  onDay?: (day: Day) => void
}

/** A month with its days by kind: holidays and make-up days carry a sign besides their colour. */
export function Month({ days, today, onDay }: MonthProps) {
  const say = useWords(calendarWords)
  const text = useText()
  const language = useLanguage()
  const first = days[0]!
  const name = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long' }).format(
    new Date(`${first.day}T12:00:00+08:00`),
  )
  const told = ({ day, kind, name: holiday, workHours }: Day) =>
    [day, say(kind), text(holiday), workHours > 0 ? say('hours', { hours: workHours }) : '']
      .filter(Boolean)
      .join(' · ')
  return (
    <div className="month">
      <h2>{name}</h2>
      <div className="days">
        {days.map((each) => {
          const sign =
            each.kind === 'holiday' ? 'signHoliday' : each.kind === 'make-up day' ? 'signMakeUp' : undefined
          const Box = onDay ? 'button' : 'span'
          return (
            <Box
              key={each.day}
              {...(onDay && { type: 'button' as const, onClick: () => onDay(each) })}
              className={`${each.kind.replace(' ', '-')} ${each.day === today ? 'today' : ''}`}
              style={each === first ? { gridColumnStart: each.weekday } : undefined}
              title={told(each)}
              {...(onDay && { 'aria-label': told(each) })}
            >
              {Number(each.day.slice(8))}
              {sign && <small>{say(sign)}</small>}
            </Box>
          )
        })}
      </div>
    </div>
  )
}
