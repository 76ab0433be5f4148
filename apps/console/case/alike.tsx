import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '#ui/api.ts'
import { type CaseSummary, casesKey, type CaseView } from '#ui/cases.ts'
import { useNames } from '#ui/district.ts'
import { agoText, spanText } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { Failure, Waiting } from '#ui/situation.tsx'
import { StateTag } from '#ui/state-tag.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

interface AlikeCase extends CaseSummary {
  text: string
  metres: number | null
}

export const alikeQuery = (id: number) => ({
  queryKey: [...casesKey, 'alike', id],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get<{ cases: AlikeCase[] }>(`/cases/${id}/alike`, undefined, signal).then(({ cases }) => cases),
  staleTime: 60_000,
})

const most = 5

/** 相似与附近案件: what may be of the same thing, how far away, with whom it went and how it ended. */
export function Alike({ found, title }: { found: CaseView; title: string }) {
  const say = useWords(caseWords)
  const { data, error, refetch } = useQuery(alikeQuery(found.id))
  const linked = new Set(found.links.map(({ id }) => id))
  const cases = data?.filter(({ id }) => !linked.has(id)).slice(0, most)
  return (
    <section className="panel alike no-print" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!error && !data && <Waiting lines={3} />}
      {cases?.length === 0 && <p className="body quiet">{say('noAlike')}</p>}
      <ul>
        {cases?.map((each) => (
          <AlikeRow key={each.id} row={each} />
        ))}
      </ul>
    </section>
  )
}

function AlikeRow({ row }: { row: AlikeCase }) {
  const say = useWords(caseWords)
  const text = useText()
  const language = useLanguage()
  const names = useNames()
  const now = useNow(60_000)
  const [opened, closed] = [Date.parse(row.openedAt), row.closedAt && Date.parse(row.closedAt)]
  const about = [
    row.metres !== null && say('metres', { metres: Math.round(row.metres) }),
    agoText(now.getTime() - opened, language),
    text(names.unit(row.unit)),
    closed && say('took', { span: spanText(closed - opened, language) }),
  ]
  return (
    <li>
      <p className="row">
        <Link to="/cases/$id" params={{ id: String(row.id) }} className="code">
          {row.number}
        </Link>
        <StateTag type={row.type} state={row.state} />
      </p>
      <p className="small">{row.text}</p>
      <p className="small quiet">{about.filter(Boolean).join(' · ')}</p>
    </li>
  )
}
