import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '#ui/api.ts'
import { casesKey } from '#ui/cases.ts'
import { useNames } from '#ui/district.ts'
import { dayOf } from '#ui/format.ts'
import { useMay } from '#ui/session.ts'
import { StateTag } from '#ui/state-tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { registerWords } from './words.ts'

interface ComponentCase {
  id: number
  number: string
  type: string
  state: string
  openedAt: string
  unit: number | null
}

const componentCasesQuery = (component: string) =>
  queryOptions({
    queryKey: [...casesKey, 'of-component', component],
    queryFn: ({ signal }) =>
      get<{ cases: ComponentCase[] }>(`/grid/components/${component}/cases`, undefined, signal),
  })

/** What has been reported about a component, newest first. */
export function ComponentCases({ component }: { component: string }) {
  const say = useWords(registerWords)
  const text = useText()
  const names = useNames()
  const may = useMay()
  const { data } = useQuery({ ...componentCasesQuery(component), enabled: may('cases.read') })
  if (!data) return null
  return (
    <section className="panel" aria-label={say('cases')}>
      <header>
        <h2>{say('cases')}</h2>
        {data.cases.length > 0 && <span className="quiet small">{data.cases.length}</span>}
      </header>
      <ul className="body stack">
        {data.cases.length === 0 && <li className="quiet">{say('noCases')}</li>}
        {data.cases.map(({ id, number, type, state, openedAt, unit }) => (
          <li key={id} className="row">
            <Link to="/cases/$id" params={{ id: String(id) }} className="code">
              {number}
            </Link>
            <StateTag type={type} state={state} />
            <span className="small quiet">
              {[say('opened', { day: dayOf(new Date(openedAt)) }), text(names.unit(unit))]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
