import { Alert } from 'antd'
import type { CaseView } from '#ui/cases.ts'
import { useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

/** Somebody acted while this form was being filled: what changed, kindly, and that nothing typed is lost. */
export function MovedMeanwhile({ found, since }: { found: CaseView; since: number }) {
  const say = useWords(caseWords)
  const text = useText()
  const news = found.steps.slice(Math.min(since, found.steps.length - 1))
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={say('movedTitle')}
      description={
        <>
          {news.map((step) => (
            <p key={step.seq}>
              {say('movedBy', {
                who: step.actorName ?? say('system'),
                what: text(step.title),
                state: text(step.state),
              })}
            </p>
          ))}
          <p>{say('movedKept')}</p>
        </>
      }
    />
  )
}
