import { Link } from '@tanstack/react-router'
import { StateTag } from '#ui/state-tag.tsx'
import { useWords } from '#ui/words.ts'
import './help.css'
import { useCallerHistory } from './use-help.ts'
import { helpWords } from './words.ts'

/** What this caller has opened before, once the number is whole; nothing until then. */
export function CallerPanel({ phone }: { phone: string }) {
  const say = useWords(helpWords)
  const { data } = useCallerHistory(phone)
  if (!data) return null
  const none = data.cases.length === 0
  return (
    <section className="panel caller" aria-label={say('caller')}>
      <header>
        <h2>{say('caller')}</h2>
        <span className="quiet small push">{say('onRecord')}</span>
      </header>
      <p className="body quiet">
        {none ? say('callerNone') : say('callerCounts', { open: data.open, closed: data.closed })}
      </p>
      {!none && (
        <ul className="alike-list">
          {data.cases.slice(0, 6).map((row) => (
            <li key={row.id}>
              <p className="row">
                <Link to="/cases/$id" params={{ id: String(row.id) }} target="_blank" className="code">
                  {row.number}
                </Link>
                <StateTag type={row.type} state={row.state} />
              </p>
              <p className="small">{row.text}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
