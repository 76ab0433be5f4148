import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { caseQuery } from '#ui/cases.ts'
import { useNames } from '#ui/district.ts'
import { Light } from '#ui/light.tsx'
import { Failure, Waiting } from '#ui/situation.tsx'
import { StateTag } from '#ui/state-tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { ActPanel } from '../case/act-panel.tsx'
import { nextClock } from '../case/case-head.tsx'
import { CasePhotos } from '../case/case-photos.tsx'
import { Said } from '../case/said.tsx'
import { deskWords } from './words.ts'

/** The case that the keys have come to, beside the list: enough of it to act, and its actions by letter. */
export function AtHand({ id }: { id: number }) {
  const say = useWords(deskWords)
  const text = useText()
  const names = useNames()
  const { data: found, error, refetch } = useQuery(caseQuery(id))
  if (error && !found) return <Failure error={error} retry={refetch} />
  if (!found)
    return (
      <div className="panel">
        <Waiting lines={6} />
      </div>
    )
  const clock = nextClock(found)
  const place = [names.area(found.street), names.area(found.community)].map(text).filter(Boolean)
  return (
    <>
      <section className="panel at-hand" aria-label={say('atHand')}>
        <header>
          <span className="code">{found.number}</span>
          <StateTag type={found.type} state={found.state} />
          {clock && <Light clock={clock.state} dueAt={clock.dueAt} ended={clock.endedAt !== null} />}
          <Link to="/cases/$id" params={{ id: String(id) }} className="push small">
            {say('keyOpen')}
          </Link>
        </header>
        {place.length > 0 && <p className="body quiet small">{place.join(' · ')}</p>}
      </section>
      <ActPanel found={found} />
      <Said found={found} />
      <CasePhotos found={found} />
    </>
  )
}
