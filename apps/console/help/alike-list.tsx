import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useNames } from '#ui/district.ts'
import { StateTag } from '#ui/state-tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import './help.css'
import type { AlikeCase } from './use-help.ts'
import { helpWords } from './words.ts'

interface AlikeListProps {
  cases: readonly AlikeCase[]
  /** Offers each as the case to merge into. */
  onChoose?: (found: AlikeCase) => void
  chosen?: number | undefined
}

/** Cases that may be the same, best first: how near, how long ago, the words that both say, and how they went. */
export function AlikeList({ cases, onChoose, chosen }: AlikeListProps) {
  const say = useWords(helpWords)
  const text = useText()
  const names = useNames()
  return (
    <ul className="alike-list">
      {cases.map((row) => (
        <li key={row.id}>
          <p className="row">
            <Link to="/cases/$id" params={{ id: String(row.id) }} target="_blank" className="code">
              {row.number}
            </Link>
            <StateTag type={row.type} state={row.state} />
            <span className="quiet small push">
              {row.metres !== null && `${say('metres', { metres: Math.round(row.metres) })} · `}
              {row.days < 1 ? say('today') : say('days', { count: Math.round(row.days) })}
            </span>
          </p>
          <p className="small">{row.text}</p>
          <p className="because" aria-label={say('because')}>
            {row.because.map((word) => (
              <mark key={word}>{word}</mark>
            ))}
          </p>
          {row.unit !== null && (
            <p className="quiet small">{say('handledBy', { unit: text(names.unit(row.unit)) })}</p>
          )}
          {onChoose && (
            <Button size="small" disabled={chosen === row.id} onClick={() => onChoose(row)}>
              {say(chosen === row.id ? 'chosen' : 'into')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
