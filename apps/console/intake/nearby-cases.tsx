import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '#ui/api.ts'
import { casesKey, type CasePage } from '#ui/cases.ts'
import { StateTag } from '#ui/state-tag.tsx'
import { Waiting } from '#ui/situation.tsx'
import { locationQuery } from '#ui/place-field.tsx'
import { useWords } from '#ui/words.ts'
import type { Typed } from './typed.ts'
import { intakeWords } from './words.ts'

/** What is open already where this happened: the same thing may have been reported. */
export function NearbyCases({ type, typed }: { type: string; typed: Typed }) {
  const say = useWords(intakeWords)
  const { lng, lat, community: chosen } = typed.place
  const { data: location } = useQuery(locationQuery(lng, lat))
  const community = chosen ?? location?.community?.code
  const filter = { type, community, open: 'yes', limit: 8 }
  const { data, isPending } = useQuery({
    queryKey: [...casesKey, 'list', 'near', filter],
    queryFn: () => get<CasePage>('/cases', filter),
    enabled: Boolean(community),
  })
  return (
    <section className="panel near" aria-label={say('near')}>
      <header>
        <h2>{say('near')}</h2>
      </header>
      {!community ? (
        <p className="body quiet">{say('nearHelp')}</p>
      ) : isPending ? (
        <Waiting lines={4} />
      ) : data?.cases.length === 0 ? (
        <p className="body quiet">{say('nearNone')}</p>
      ) : (
        <ul>
          {data?.cases.map((row) => (
            <li key={row.id}>
              <Link to="/cases/$id" params={{ id: String(row.id) }} target="_blank" className="code">
                {row.number}
              </Link>{' '}
              <StateTag type={row.type} state={row.state} />
              <p className="small">{row.text}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
