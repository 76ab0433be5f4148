import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { dayOf, fullMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { useMay } from '#ui/session.ts'
import { Failure, Waiting } from '#ui/situation.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import './calendar.css'
import { type Day, editsQuery, yearQuery } from './calendar.ts'
import { calendarWords } from './calendar-words.ts'
import { DayDialog } from './day-dialog.tsx'
import { LimitTrial } from './limit-trial.tsx'
import { Month } from './month.tsx'
import { Schedules } from './schedules.tsx'

/** 工作日历: which days count, why, and until when that is known. */
export function CalendarPage() {
  const say = useWords(calendarWords)
  const may = useMay()
  const now = useNow(60_000)
  const [year, setYear] = useState(() => Number(dayOf(now).slice(0, 4)))
  const [day, setDay] = useState<Day>()
  const { data, error, refetch } = useQuery(yearQuery(year))
  if (error && !data) return <Failure error={error} retry={refetch} />
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        <div className="row">
          <Button
            icon={<LeftOutlined aria-hidden />}
            aria-label={say('before')}
            onClick={() => setYear(year - 1)}
          />
          <b className="year">{say('year', { year })}</b>
          <Button
            icon={<RightOutlined aria-hidden />}
            aria-label={say('after')}
            onClick={() => setYear(year + 1)}
          />
        </div>
        {data && <span className="quiet small">{say(data.announced ? 'announced' : 'notAnnounced')}</span>}
      </header>
      <div className="calendar">
        <section className="panel months" aria-label={say('year', { year })}>
          {data ? (
            months(data.days).map((days) => (
              <Month
                key={days[0]!.day}
                days={days}
                today={dayOf(now)}
                {...(may('calendar.edit') && { onDay: setDay })}
              />
            ))
          ) : (
            <Waiting lines={10} />
          )}
        </section>
        <aside className="stack">
          <LimitTrial />
          <Schedules />
          <Edits />
        </aside>
      </div>
      {day && data && <DayDialog day={day} version={data.version} onClose={() => setDay(undefined)} />}
    </>
  )
}

const months = (days: readonly Day[]): Day[][] => [
  ...Map.groupBy(days, ({ day }) => day.slice(0, 7)).values(),
]

function Edits() {
  const say = useWords(calendarWords)
  const language = useLanguage()
  const { data } = useQuery(editsQuery)
  return (
    <section className="panel" aria-label={say('edits')}>
      <header>
        <h2>{say('edits')}</h2>
      </header>
      <ul className="body edits">
        {data?.edits.length === 0 && <li className="quiet">{say('noEdits')}</li>}
        {data?.edits.map(({ version, act, firstDay, lastDay, by, at }) => (
          <li key={version} className="small">
            <b>
              {say(act)} {firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`}
            </b>
            <p className="quiet">
              {by} {fullMoment(new Date(at), language)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
