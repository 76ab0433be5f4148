import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { get } from '#ui/api.ts'
import type { ClockSegment } from '#ui/cases.ts'
import { ClockBar, ClockTable } from '#ui/clock-bar.tsx'
import { dayOf, fullMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { useLanguage, useWords } from '#ui/words.ts'
import { calendarWords } from './calendar-words.ts'

const units = ['workHour', 'workDay', 'urgentHour', 'urgentDay', 'naturalDay'] as const

interface Trial {
  due: string
  segments: ClockSegment[]
  countedMs: number
  uncountedMs: number
}

/** When would it be due? The calendar's own answer, every stretch explained. */
export function LimitTrial() {
  const say = useWords(calendarWords)
  const today = dayOf(useNow(3_600_000))
  const [start, setStart] = useState(`${today}T09:00`)
  const [amount, setAmount] = useState(2)
  const [unit, setUnit] = useState<(typeof units)[number]>('workDay')
  const asked = { start: `${start}:00+08:00`, amount, unit }
  const { data } = useQuery({
    queryKey: ['calendar', 'trial', asked],
    queryFn: () => get<Trial>('/calendar/trial', asked),
    enabled: start !== '' && amount > 0,
    placeholderData: keepPreviousData,
  })
  return (
    <section className="panel trial" aria-label={say('trial')}>
      <header>
        <h2>{say('trial')}</h2>
      </header>
      <div className="body stack">
        <input
          type="datetime-local"
          aria-label={say('start')}
          value={start}
          onChange={(event) => setStart(event.target.value)}
        />
        <div className="row">
          <InputNumber
            aria-label={say('amount')}
            min={0.25}
            max={400}
            value={amount}
            onChange={(value) => setAmount(value ?? 1)}
            style={{ width: 90 }}
          />
          <Select
            aria-label={say('unit')}
            value={unit}
            onChange={setUnit}
            style={{ flex: 1 }}
            options={units.map((value) => ({ value, label: say(value) }))}
          />
        </div>
        {data && <Answer trial={data} start={asked.start} />}
      </div>
    </section>
  )
}

function Answer({ trial, start }: { trial: Trial; start: string }) {
  const say = useWords(calendarWords)
  const language = useLanguage()
  const clock = asClock(trial, start)
  return (
    <>
      <p>
        {say('due')} <b className="due">{fullMoment(new Date(trial.due), language)}</b>
      </p>
      <ClockBar clock={clock} />
      <div className="trial-table" role="region" aria-label={say('trial')} tabIndex={0}>
        <ClockTable clock={clock} />
      </div>
    </>
  )
}

/** A trial drawn as the clock of a case is. */
const asClock = ({ segments, countedMs, uncountedMs, due }: Trial, start: string) => ({
  seq: 0,
  name: '',
  title: { zh: '', en: '' },
  round: 1,
  state: 'met' as const,
  reason: '',
  startedAt: start,
  endedAt: due,
  dueAt: due,
  originalDueAt: due,
  limit: { amount: 0, unit: 'workHour' },
  light: 'green',
  rule: null,
  explanation: { segments, countedMs, uncountedMs },
})
