import type { CaseView } from '#ui/cases.ts'
import { useDeclarations, useNames } from '#ui/district.ts'
import { Answered } from '#ui/form.tsx'
import { agoText } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

/** Who must act now, and what waits for somebody's agreement. */
export function Holders({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  const text = useText()
  const names = useNames()
  const language = useLanguage()
  const now = useNow(60_000)
  const open = found.assignments.filter(({ ended_at }) => ended_at === null)
  return (
    <section className="panel holders" aria-label={say('with')}>
      <header>
        <h2>{say('with')}</h2>
      </header>
      <div className="body stack">
        {open.length === 0 && <p className="quiet">{say('nobody')}</p>}
        {open.map((held) => (
          <div key={held.seq}>
            <Tag tone={held.role === 'lead' ? 'blue' : 'violet'}>{say(held.role)}</Tag>{' '}
            <b>{text(names.unit(held.unit_id))}</b>
            {held.post && <span> · {text(names.post(held.post))}</span>}
            <p className="quiet small">
              {say('since', { ago: agoText(now.getTime() - Date.parse(held.opened_at), language) })}
            </p>
            {held.note && <p className="note">{held.note}</p>}
          </div>
        ))}
        <Requests found={found} />
      </div>
    </section>
  )
}

function Requests({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  const text = useText()
  const { types } = useDeclarations()
  if (found.requests.length === 0) return null
  const declared = types.get(found.type)?.actions ?? []
  const titles = new Map(declared.map(({ code, title }) => [code, title]))
  const asks = new Map(declared.map((action) => [action.code, action.asks]))
  return (
    <div className="requests">
      <h3>{say('requests')}</h3>
      {found.requests.map(({ id, kind, state, answers, decisions }) => (
        <div key={id}>
          {text(titles.get(kind)) || kind}{' '}
          <Tag tone={state === 'asked' ? 'yellow' : 'plain'}>{say(state)}</Tag>
          <Answered schema={asks.get(kind)} values={answers} />
          {decisions.map(({ name, at, grant, note }) => (
            <p key={at} className="quiet small">
              {name} · {say(grant ? 'granted' : 'declined')} {note}
            </p>
          ))}
        </div>
      ))}
    </div>
  )
}
