import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { post } from '#ui/api.ts'
import { dayOf, fullMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { useMe } from '#ui/session.ts'
import { Empty, Failure, useProblem, Waiting } from '#ui/situation.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import { DayStrip } from './reconciliation/day-strip.tsx'
import { ListDialog, NoteDialog } from './reconciliation/dialogs.tsx'
import { MismatchTable } from './reconciliation/mismatch-table.tsx'
import {
  dayBeside,
  type DayFound,
  dayQuery,
  daysQuery,
  type Mismatch,
  reconciliationKey,
} from './reconciliation/reconciliation.ts'
import './reconciliation/reconciliation.css'
import { reconciliationWords } from './reconciliation/words.ts'

/** 对账: what the city's platform and we disagree on, day by day, and what was done about it. */
export function ReconciliationPage() {
  const say = useWords(reconciliationWords)
  const today = dayOf(useNow(60_000))
  const [chosen, setChosen] = useState<string>()
  const [asked, setAsked] = useState<string>()
  const day = chosen ?? today
  // The strip ends today, or on a later look back with the day that is looked at.
  const until = day > dayBeside(today, -14) ? today : day
  const days = useQuery(daysQuery(asked, until))
  if (days.error && !days.data) return <Failure error={days.error} retry={days.refetch} />
  if (!days.data) return <Waiting />
  const { systems, system, oldestWaiting } = days.data
  return (
    <div className="stack reconciliation">
      <header className="page-head">
        <h1>{say('title')}</h1>
        {systems.length > 1 && (
          <Select
            style={{ width: 220 }}
            aria-label={say('system')}
            value={system}
            onChange={(next: string) => setAsked(next)}
            options={systems.map((code) => ({ value: code, label: code }))}
          />
        )}
        {systems.length === 1 && <span className="quiet code">{system}</span>}
        {system !== null && <DayChoice day={day} today={today} onDay={setChosen} />}
      </header>
      {system === null ? (
        <div className="panel">
          <Empty title={say('none')}>{say('noneHow')}</Empty>
        </div>
      ) : (
        <>
          <DayStrip days={days.data.days} day={day} onDay={setChosen} />
          {oldestWaiting !== null && oldestWaiting < day && (
            <p className="notice">
              <span>{say('older', { day: oldestWaiting })}</span>
              <Button size="small" onClick={() => setChosen(oldestWaiting)}>
                {say('look')}
              </Button>
            </p>
          )}
          <Day key={`${system} ${day}`} system={system} day={day} />
        </>
      )}
    </div>
  )
}

function DayChoice({ day, today, onDay }: { day: string; today: string; onDay: (day: string) => void }) {
  const say = useWords(reconciliationWords)
  return (
    <span className="row push">
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={say('before')}
        onClick={() => onDay(dayBeside(day, -1))}
      />
      <input
        type="date"
        aria-label={say('day')}
        value={day}
        max={today}
        onChange={(event) => event.target.value && onDay(event.target.value)}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={say('after')}
        disabled={day >= today}
        onClick={() => onDay(dayBeside(day, 1))}
      />
    </span>
  )
}

function Day({ system, day }: { system: string; day: string }) {
  const say = useWords(reconciliationWords)
  const found = useQuery(dayQuery(system, day))
  const may = useMe().permissions.includes('exchange.reconcile')
  const [noted, setNoted] = useState<Mismatch>()
  const [listing, setListing] = useState(false)
  const sendAgain = useSendAgain(system)
  const close = () => {
    setNoted(undefined)
    setListing(false)
  }
  if (found.error && !found.data) return <Failure error={found.error} retry={found.refetch} />
  if (!found.data) return <Waiting />
  const { mismatches, listedAt, connected } = found.data
  return (
    <section className="panel scrolls" aria-label={say('mismatches')}>
      <header className="day-head">
        <h2>{day}</h2>
        <Counts found={found.data} />
        {may && (
          <Button className="push" onClick={() => setListing(true)}>
            {say(listedAt ? 'giveAgain' : 'give')}
          </Button>
        )}
      </header>
      {!connected && <p className="notice">{say('notConnected')}</p>}
      {mismatches.length === 0 ? (
        <Empty title={say(listedAt ? 'nothing' : 'nothingWaits')}>
          {say(listedAt ? 'nothingHow' : 'nothingWaitsHow')}
        </Empty>
      ) : (
        <MismatchTable
          rows={mismatches}
          onNote={may ? setNoted : undefined}
          onAgain={may && connected ? sendAgain : undefined}
        />
      )}
      {noted && <NoteDialog {...{ system, day, number: noted.number }} onClose={close} />}
      {listing && <ListDialog {...{ system, day, again: listedAt !== null }} onClose={close} />}
    </section>
  )
}

function Counts({ found: { listedAt, listed, here } }: { found: DayFound }) {
  const say = useWords(reconciliationWords)
  const language = useLanguage()
  return (
    <span className="quiet small">
      {listedAt
        ? say('counts', { listed, here, moment: fullMoment(new Date(listedAt), language) })
        : say('countsHere', { here })}
    </span>
  )
}

function useSendAgain(system: string): (line: Mismatch) => void {
  const say = useWords(reconciliationWords)
  const queries = useQueryClient()
  const problem = useProblem()
  const { message } = App.useApp()
  return ({ case: of, message: sent }) =>
    void post('/upstream/messages/again', { system, case: of!.id, seq: sent!.seq })
      .then(() => message.success(say('againDone')))
      .catch((error: unknown) => message.error(problem(error)))
      .then(() => queries.invalidateQueries({ queryKey: reconciliationKey }))
}
