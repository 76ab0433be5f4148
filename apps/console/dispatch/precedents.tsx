import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '#ui/api.ts'
import { useNames } from '#ui/district.ts'
import { useText, useWords } from '#ui/words.ts'
import { dispatchWords } from './words.ts'

interface Precedent {
  case: number
  number: string
  unit: number
  grounds: string
  by: string
}

/** What was ruled of cases like this one; nothing where nothing was. */
export function Precedents({ id }: { id: number }) {
  const say = useWords(dispatchWords)
  const text = useText()
  const names = useNames()
  const { data } = useQuery({
    queryKey: ['precedents', id],
    queryFn: () => get<{ precedents: Precedent[] }>(`/cases/${id}/precedents`),
    staleTime: 60_000,
  })
  if (!data || data.precedents.length === 0) return null
  return (
    <section className="panel" aria-label={say('precedents')}>
      <header>
        <h2>{say('precedents')}</h2>
      </header>
      <ul className="similar">
        {data.precedents.map((each) => (
          <li key={`${each.case} ${each.unit}`}>
            <p className="row">
              <b>{text(names.unit(each.unit))}</b>
              <Link to="/cases/$id" params={{ id: String(each.case) }} className="code">
                {each.number}
              </Link>
            </p>
            <p className="small">{each.grounds}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
