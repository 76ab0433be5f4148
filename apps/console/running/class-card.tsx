import { useQuery } from '@tanstack/react-query'
import { get } from '#ui/api.ts'
import type { ClassKey } from '#ui/cases.ts'
import { catalogueQuery } from '#ui/class-field.tsx'
import { useLimitText } from '#ui/clock-bar.tsx'
import type { CatalogueClass } from '#ui/district.ts'
import { Waiting } from '#ui/situation.tsx'
import { type Text, useText, useWords } from '#ui/words.ts'
import { catalogueWords } from './catalogue-words.ts'
import { ClassInUse } from './class-in-use.tsx'

interface Condition {
  code: string
  text: Text
  closing?: Text
  limit: { amount: number; unit: string }
  basis?: string
}

interface Passage {
  direction: string
  edition: string
  code: string | null
  relation: string
  note: Text | null
}

/** A class with its filing conditions, and what it is called in other editions. */
export function ClassCard({ about }: { about: ClassKey }) {
  const say = useWords(catalogueWords)
  const text = useText()
  const path = `/catalogue/classes/${about.edition}/${about.kind}/${about.code}`
  const { data } = useQuery({
    queryKey: ['catalogue', 'class', path],
    queryFn: () => get<{ class: CatalogueClass; passages: Passage[]; openCases: number }>(path),
  })
  const { data: catalogue } = useQuery(catalogueQuery)
  const editions = new Map(catalogue?.editions.map(({ code, title }) => [code, title]))
  const { data: standards } = useQuery({
    queryKey: ['catalogue', 'conditions', about.edition, about.kind, about.code],
    queryFn: () => get<{ conditions: Condition[] }>(`${path}/conditions`),
  })
  if (!data || !standards)
    return (
      <section className="panel">
        <Waiting lines={6} />
      </section>
    )
  return (
    <section className="panel class-card" aria-label={text(data.class.title)}>
      <header>
        <h2>{text(data.class.title)}</h2>
        <span className="code quiet">{data.class.code}</span>
        <span className="quiet push">{text(data.class.major.title)}</span>
      </header>
      <div className="body stack">
        <ClassInUse about={data.class} openCases={data.openCases} />
        <h3>{say('conditions')}</h3>
        {standards.conditions.length === 0 && <p className="quiet">{say('noConditions')}</p>}
        {standards.conditions.map((condition) => (
          <ConditionCard key={condition.code} condition={condition} />
        ))}
        {data.passages.length > 0 && (
          <>
            <h3>{say('passages')}</h3>
            <ul>
              {data.passages.map(({ direction, edition, code, relation, note }) => (
                <li key={`${direction}${edition}${code}`} className="small">
                  {direction === 'to' ? '→' : '←'} {text(editions.get(edition)) || edition}{' '}
                  <span className="code">{code ?? '–'}</span> {say(`relation-${relation}` as 'relation-same')}{' '}
                  <span className="quiet">{text(note)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  )
}

function ConditionCard({ condition }: { condition: Condition }) {
  const say = useWords(catalogueWords)
  const text = useText()
  const limitText = useLimitText()
  return (
    <div className="condition">
      <p>
        <span className="code quiet">{condition.code}</span> {text(condition.text)}
      </p>
      <p className="small">
        {say('limit')} <b>{limitText(condition.limit)}</b>
        {condition.closing && (
          <span className="quiet">
            {' '}
            · {say('closing')} {text(condition.closing)}
          </span>
        )}
      </p>
    </div>
  )
}
