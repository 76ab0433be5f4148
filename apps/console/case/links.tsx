import { Link } from '@tanstack/react-router'
import type { CaseView } from '#ui/cases.ts'
import { StateTag } from '#ui/state-tag.tsx'
import { useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

type LinkWord = 'mergedInto' | 'mergedHere' | 'splitFrom' | 'splitHere' | 'related' | 'supervision'

/** Merged and split cases as each side sees them, related ones, orders: which is which, and where each stands. */
export function Links({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  if (found.links.length === 0) return null
  return (
    <section className="panel links" aria-label={say('links')}>
      <header>
        <h2>{say('links')}</h2>
      </header>
      <ul className="body stack">
        {found.links.map((link) => (
          <li key={`${link.kind}${link.id}`} className="row">
            <span className="quiet small">{say(wordOf(found, link))}</span>
            <Link to="/cases/$id" params={{ id: String(link.id) }} className="code">
              {link.number}
            </Link>
            <StateTag type={found.type} state={link.state} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A link lies on both cases alike; which way it goes stands on the case that was merged or split off. */
function wordOf({ mergedInto, splitFrom }: CaseView, { kind, id }: CaseView['links'][number]): LinkWord {
  if (kind === 'merged') return id === mergedInto ? 'mergedInto' : 'mergedHere'
  if (kind === 'split') return id === splitFrom ? 'splitFrom' : 'splitHere'
  return kind === 'supervision' ? 'supervision' : 'related'
}
