import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { caseQuery, type CaseView } from '#ui/cases.ts'
import { useClasses, useNames } from '#ui/district.ts'
import { StateTag } from '#ui/state-tag.tsx'
import { Failure, Waiting } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import { AlikeList } from '../help/alike-list.tsx'
import { useAlikeCase } from '../help/use-help.ts'
import { ActPanel } from '../case/act-panel.tsx'
import { Precedents } from './precedents.tsx'
import { Suggestions } from './suggestions.tsx'
import { useSuggestions } from './use-suggestions.ts'
import { dispatchWords } from './words.ts'

/** The case that is looked at: its words, whom to send it to, and all it offers. */
export function BoardCase({ id }: { id: number }) {
  const { data, error, refetch } = useQuery(caseQuery(id))
  if (error && !data) return <Failure error={error} retry={refetch} />
  if (!data)
    return (
      <div className="panel">
        <Waiting lines={8} />
      </div>
    )
  return <Shown found={data} />
}

function Shown({ found }: { found: CaseView }) {
  const say = useWords(dispatchWords)
  const text = useText()
  const names = useNames()
  const classes = useClasses()
  const { suggestions, similar } = useSuggestions(found)
  const place = [names.area(found.street), names.area(found.community)].map(text).filter(Boolean)
  return (
    <>
      <section className="panel board-case">
        <header>
          <Link to="/cases/$id" params={{ id: String(found.id) }} className="code">
            {found.number}
          </Link>
          <StateTag type={found.type} state={found.state} />
          <Link to="/cases/$id" params={{ id: String(found.id) }} className="push small">
            {say('whole')}
          </Link>
        </header>
        <div className="body">
          <p className="words">{found.details[0]?.text}</p>
          <p className="quiet small">
            {[text(classes.of(found.class)?.title), place.join(' · ')].filter(Boolean).join(' · ')}
          </p>
        </div>
      </section>
      <Suggestions found={found} suggestions={suggestions} />
      <ActPanel found={found} />
      <Alike id={found.id} />
      <section className="panel" aria-label={say('history')}>
        <header>
          <h2>{say('history')}</h2>
        </header>
        <ul className="similar">
          {similar.length === 0 && <li className="quiet">{say('noHistory')}</li>}
          {similar.slice(0, 5).map((row) => (
            <li key={row.id}>
              <p className="row">
                <b>{text(names.unit(row.unit))}</b> <StateTag type={row.type} state={row.state} />
              </p>
              <p className="small quiet">{row.text}</p>
            </li>
          ))}
        </ul>
      </section>
      <Precedents id={found.id} />
    </>
  )
}

/** What may be the same, and how it went; nothing where nothing is. */
function Alike({ id }: { id: number }) {
  const say = useWords(dispatchWords)
  const { data } = useAlikeCase(id)
  if (!data || data.cases.length === 0) return null
  return (
    <section className="panel" aria-label={say('alike')}>
      <header>
        <h2>{say('alike')}</h2>
      </header>
      <AlikeList cases={data.cases} />
    </section>
  )
}
