import { Typography } from 'antd'
import type { CaseView, FormSchema, Step } from '#ui/cases.ts'
import { type Declarations, useDeclarations, useNames } from '#ui/district.ts'
import { fullMoment } from '#ui/format.ts'
import { Answered } from '#ui/form.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

/** Steps as a story, the latest first: who, what, why; each with the digest that chains it to the one before. */
export function Story({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  return (
    <section className="panel" aria-label={say('story')}>
      <header>
        <h2>{say('story')}</h2>
        <span className="quiet">{found.steps.length}</span>
      </header>
      <ol className="body story">
        {found.steps.toReversed().map((step) => (
          <StoryStep key={step.seq} step={step} found={found} />
        ))}
      </ol>
    </section>
  )
}

/** What an early recorded step may lag behind before it is worth telling. */
const lateMs = 60_000

function StoryStep({ step, found }: { step: Step; found: CaseView }) {
  const say = useWords(caseWords)
  const text = useText()
  const names = useNames()
  const language = useLanguage()
  const declarations = useDeclarations()
  const moment = (at: string) => fullMoment(new Date(at), language)
  const who = step.actorName ?? say(step.actor === 0 ? 'citizen' : 'system')
  const where = [names.post(step.post), names.unit(step.unit)].map(text).filter(Boolean)
  const isLate = Date.parse(step.recordedAt) - Date.parse(step.at) > lateMs
  return (
    <li>
      <div className="row">
        <b>{text(step.title)}</b>
        {step.from !== step.to && step.from !== null && (
          <span className="quiet">{say('into', { state: text(step.state) })}</span>
        )}
        <time className="push quiet small" dateTime={step.at}>
          {moment(step.at)}
        </time>
      </div>
      <p className="small">
        {who} <span className="quiet">{where.join(' · ')}</span>
        {isLate && <span className="quiet"> · {say('recorded', { moment: moment(step.recordedAt) })}</span>}
      </p>
      {step.action !== 'open' && (
        <Answered {...answersOf(schemaOf(declarations, found.type, step.action), step, found)} />
      )}
      <Typography.Text
        className="digest"
        title={say('chain', { seq: step.seq })}
        copyable={{ text: step.hash, tooltips: false }}
      >
        {step.algorithm.toUpperCase()} {step.hash.slice(0, 16)}…
      </Typography.Text>
    </li>
  )
}

/** Cases that an answer names are told by their number, not by the id they have inside. */
function answersOf(schema: FormSchema | null | undefined, { answers }: Step, { links }: CaseView) {
  const numbers = new Map(links.map(({ id, number }) => [id, number]))
  const told = Object.entries(answers).map(([name, value]) => [
    name,
    schema?.properties?.[name]?.case ? (numbers.get(value as number) ?? value) : value,
  ])
  return { schema, values: Object.fromEntries(told) as Record<string, unknown> }
}

const schemaOf = ({ types }: Declarations, type: string, action: string) =>
  types.get(type)?.actions.find(({ code }) => code === action)?.asks
