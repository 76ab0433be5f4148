import { shortMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { useLanguage, useWords } from '#ui/words.ts'
import type { Mismatch, Told } from './reconciliation.ts'
import { reconciliationWords } from './words.ts'

/** What either side says, and what became of the message about it. */
export function Why({ line }: { line: Mismatch }) {
  const say = useWords(reconciliationWords)
  const moment = useMoment()
  if (line.kind === 'missing-here') return say('whyMissingHere')
  if (line.kind === 'missing-there') return say('whyMissingThere')
  if (line.kind === 'due')
    return say('sides', { theirs: moment(line.theirs ?? ''), ours: moment(line.ours ?? '') })
  if (line.kind === 'waiting') return line.message && <MessageStands message={line.message} />
  const [theirs, ours] = [line.theirs, line.ours].map((word) => say(word as 'open'))
  return (
    <>
      {say('sides', { theirs: theirs!, ours: ours! })}
      <br />
      <span className="quiet small">
        {line.message ? <MessageStands message={line.message} /> : say('untold')}
      </span>
    </>
  )
}

function MessageStands({ message }: { message: Told }) {
  const say = useWords(reconciliationWords)
  const moment = useMoment()
  const problem = useProblemOf()
  const { deliveredAt, attempts, behind } = message
  const name = say(message.kind)
  if (deliveredAt) return say('arrived', { message: name, moment: moment(deliveredAt) })
  if (behind) return say('behind', { message: name })
  if (attempts === 0) return say('notTried', { message: name })
  const why = { attempts, problem: problem(message.problem), moment: moment(message.nextAt) }
  return say('failed', { message: name, count: attempts, ...why })
}

function useMoment(): (at: string) => string {
  const language = useLanguage()
  const now = useNow(60_000)
  return (at) => shortMoment(new Date(at), now, language)
}

/** Why the platform did not take it, in words; the code stays where it helps the other side. */
function useProblemOf(): (problem: string | null) => string {
  const say = useWords(reconciliationWords)
  return (problem) => {
    const [, code] = /^answered (\d{3})$/.exec(problem ?? '') ?? []
    if (code) return say(Number(code) < 500 ? 'refusedWith' : 'brokenWith', { code })
    return say(/timeout|timed out/i.test(problem ?? '') ? 'timedOut' : 'unreachable')
  }
}
