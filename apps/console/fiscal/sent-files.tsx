import { Button, Progress } from 'antd'
import { useProblem } from '#ui/situation.tsx'
import { useWords } from '#ui/words.ts'
import { isUnderWay, type Sent } from './use-checks.ts'
import { fiscalWords } from './words.ts'

/** How far the files that were dropped have come, and those that could not be read with the reason. */
export function SentFiles({ sent, onClear }: { sent: readonly Sent[]; onClear: () => void }) {
  const say = useWords(fiscalWords)
  const problem = useProblem()
  const open = sent.filter(isUnderWay)
  const refused = sent.filter(({ error }) => error !== undefined)
  if (sent.length === 0 || (sent.length === 1 && sent[0]?.id !== undefined)) return null
  const done = sent.length - open.length
  return (
    <section className="panel sent-files" aria-label={say('progress')} aria-live="polite">
      <div className="row">
        <Progress
          percent={Math.round((done / sent.length) * 100)}
          showInfo={false}
          aria-label={say('progress')}
          className="grow"
        />
        <span>{say('done', { done, all: sent.length })}</span>
        {open.length === 0 && <Button onClick={onClear}>{say('close')}</Button>}
      </div>
      {open.length > 0 && (
        <p className="quiet small">
          {say('reading', { name: open[0]?.name ?? '' })} {sent.length > 1 && say('mayLeave')}
        </p>
      )}
      {refused.length > 0 && (
        <ul>
          {refused.map(({ place, name, error }) => (
            <li key={place}>
              <b>{name}</b> {problem(error)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
