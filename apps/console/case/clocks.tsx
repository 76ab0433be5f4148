import { Button } from 'antd'
import { useState } from 'react'
import type { ExplainedClock, RuleSaid } from '#ui/cases.ts'
import { ClockBar, ClockTable, useLimitText } from '#ui/clock-bar.tsx'
import { fullMoment, spanText } from '#ui/format.ts'
import { Light } from '#ui/light.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

/** Every clock of the case, the running ones first; each says which rule gave it and where every second went. */
export function Clocks({ clocks }: { clocks: readonly ExplainedClock[] }) {
  const say = useWords(caseWords)
  const [all, setAll] = useState(false)
  const shown = clocks.filter(({ state }) => state !== 'replaced' && state !== 'void')
  const running = shown.filter(({ endedAt }) => endedAt === null)
  const rest = clocks.filter((clock) => !running.includes(clock)).toReversed()
  const first = running.length > 0 ? running : rest.slice(0, 1)
  const earlier = rest.filter((clock) => !first.includes(clock))
  return (
    <section className="panel" aria-label={say('clocks')}>
      <header>
        <h2>{say('clocks')}</h2>
        {earlier.length > 0 && (
          <Button
            size="small"
            type="text"
            className="push no-print"
            onClick={() => setAll(!all)}
            aria-expanded={all}
          >
            {all ? say('hide') : say('earlier', { count: earlier.length })}
          </Button>
        )}
      </header>
      <div className="body clocks">
        {clocks.length === 0 && <p className="quiet">{say('noClocks')}</p>}
        {(all ? [...first, ...earlier] : first).map((clock) => (
          <Clock key={clock.seq} clock={clock} />
        ))}
      </div>
    </section>
  )
}

function Clock({ clock }: { clock: ExplainedClock }) {
  const say = useWords(caseWords)
  const text = useText()
  const language = useLanguage()
  const limitText = useLimitText()
  const [open, setOpen] = useState(false)
  const moment = (at: string) => fullMoment(new Date(at), language)
  const { explanation, dueAt, originalDueAt, endedAt } = clock
  return (
    <div className="clock">
      <div className="row">
        <b>{text(clock.title)}</b>
        {clock.round > 1 && <Tag>{say('round', { round: clock.round })}</Tag>}
        <span className="quiet">{say('limit', { limit: limitText(clock.limit) })}</span>
        <span className="push">
          <Light clock={clock.state} dueAt={dueAt} ended={endedAt !== null} />
        </span>
      </div>
      <ClockBar clock={clock} />
      <div className="row small quiet">
        {dueAt && <span>{say('due', { moment: moment(dueAt) })}</span>}
        {originalDueAt && originalDueAt !== dueAt && (
          <span>{say('original', { moment: moment(originalDueAt) })}</span>
        )}
        {endedAt && <span>{say('endedAt', { moment: moment(endedAt) })}</span>}
        {explanation && (
          <span className="push">
            {say('counted', { span: spanText(explanation.countedMs, language) })} ·{' '}
            {say('uncounted', { span: spanText(explanation.uncountedMs, language) })}
            <Button
              size="small"
              type="link"
              className="no-print"
              onClick={() => setOpen(!open)}
              aria-expanded={open}
            >
              {say(open ? 'hide' : 'explain')}
            </Button>
          </span>
        )}
      </div>
      {clock.rule && <Rule rule={clock.rule} open={open} />}
      {open && <ClockTable clock={clock} />}
    </div>
  )
}

/** Which rule gave the limit; opened, also those that were weighed and why they gave way. */
function Rule({ rule, open }: { rule: RuleSaid; open: boolean }) {
  const say = useWords(caseWords)
  const text = useText()
  return (
    <div className="rule small">
      <p>
        <span className="quiet">{say('rule')}</span> {text(rule.text)}
      </p>
      {open && (
        <>
          {rule.basis && <p className="quiet">{rule.basis}</p>}
          {rule.because && rule.because.length > 1 && (
            <ul>
              {rule.because.map((each) => (
                <li key={each.id}>{text(each.text)}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}
