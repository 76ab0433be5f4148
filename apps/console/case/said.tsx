import type { CaseView } from '#ui/cases.ts'
import { useDeclarations } from '#ui/district.ts'
import { Answered } from '#ui/form.tsx'
import { useWords } from '#ui/words.ts'
import { CasePersonal } from './personal.tsx'
import { caseWords } from './words.ts'

/** What was asked for, in the words it came in, and what was added later. */
export function Said({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  const { types } = useDeclarations()
  const declared = types.get(found.type)
  const [first, ...later] = found.details
  const personal = Object.entries(declared?.form.properties ?? {}).flatMap(([name, { personal }]) =>
    personal ? [name] : [],
  )
  return (
    <section className="panel said" aria-label={say('facts')}>
      <div className="body stack">
        <p className="words">{first?.text}</p>
        {first && (
          <Answered
            schema={declared?.form}
            values={first.fields}
            without={[declared?.textField ?? '', ...personal]}
          />
        )}
        {later.map(({ seq, text }) => (
          <p key={seq} className="supplement">
            <b>{say('supplement')}</b> {text}
          </p>
        ))}
        {personal.some((name) => first?.fields[name] !== undefined) && (
          <CasePersonal found={found} names={personal} />
        )}
      </div>
    </section>
  )
}
