import { shortMoment } from '#ui/format.ts'
import { presentMoment } from '#ui/present.ts'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { follow, type PublicSide, type Receipt } from '../asking.ts'
import { Problem } from '../problem.tsx'
import { useAnswer } from '../use-answer.ts'
import { followWords } from '../words.ts'
import { AddForm, RatingForm, ReopenForm, WithdrawForm } from './citizen-says.tsx'

/** How it stands: the state first, then the answer, what may still be said, and the way so far. */
export function FollowedAppeal({ side, receipt }: { side: PublicSide; receipt: Receipt }) {
  const say = useWords(followWords)
  const text = useText()
  const at = useMoments()
  const { data, error, again } = useAnswer(`${receipt.number} ${receipt.code}`, () => follow(receipt))
  if (error !== undefined && !data) return <Problem error={error} />
  if (!data) return <p role="status">{say('loading')}</p>
  const { may } = data
  return (
    <article className="followed">
      <header>
        <p className="quiet">{data.number}</p>
        <h2>{text(data.state)}</h2>
        <p className="quiet">
          {say('opened', { at: at(data.openedAt) })}
          {data.closedAt
            ? ` · ${say('closed', { at: at(data.closedAt) })}`
            : data.dueAt && ` · ${say('due', { at: at(data.dueAt) })}`}
        </p>
      </header>
      {(data.reply || may.supplement) && (
        <section className="answer">
          <h3>{say('answer')}</h3>
          <p className={data.reply ? undefined : 'quiet'}>{data.reply ?? say('noAnswer')}</p>
        </section>
      )}
      {data.rated && <p className="note">{say('rated')}</p>}
      {may.rateUntil && <RatingForm side={side} receipt={receipt} until={at(may.rateUntil)} onSaid={again} />}
      {may.reopenUntil && <ReopenForm receipt={receipt} until={at(may.reopenUntil)} onSaid={again} />}
      {may.supplement && <AddForm receipt={receipt} onSaid={again} />}
      {may.withdraw && <WithdrawForm receipt={receipt} onSaid={again} />}
      <section>
        <h3>{say('story')}</h3>
        <ol className="story">
          {data.steps.toReversed().map((step, index) => (
            <li key={data.steps.length - index}>
              <b>{text(step.title)}</b> <time dateTime={step.at}>{at(step.at)}</time>
            </li>
          ))}
        </ol>
        <button type="button" className="plain" onClick={again}>
          {say('refresh')}
        </button>
      </section>
    </article>
  )
}

function useMoments(): (at: string) => string {
  const language = useLanguage()
  return (at) => shortMoment(new Date(at), presentMoment(), language)
}
