import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Refused } from '#ui/api.ts'
import { caseQuery, type CaseView } from '#ui/cases.ts'
import { Empty, Failure, Waiting } from '#ui/situation.tsx'
import { useWords } from '#ui/words.ts'
import { Alike } from './alike.tsx'
import { ActPanel } from './act-panel.tsx'
import { CaseHead } from './case-head.tsx'
import './case.css'
import { Clocks } from './clocks.tsx'
import { Facts } from './facts.tsx'
import { Holders } from './holders.tsx'
import { Links } from './links.tsx'
import { useSayPresent } from './presence.ts'
import { CasePhotos } from './case-photos.tsx'
import { Said } from './said.tsx'
import { Story } from './story.tsx'
import { caseWords } from './words.ts'

const CaseMap = lazy(() => import('./case-map.tsx').then(({ CaseMap }) => ({ default: CaseMap })))

/** A case whole: what it is and where it stands, its clocks, its story, and what I can do. */
export function CasePage() {
  const say = useWords(caseWords)
  const { id } = useParams({ from: '/inside/cases/$id' })
  const { data, error, refetch } = useQuery(caseQuery(Number(id)))
  if (error instanceof Refused && error.status === 404) return <Empty title={say('missing')} />
  if (error && !data) return <Failure error={error} retry={refetch} />
  if (!data) return <CaseWaiting />
  return <Whole key={data.id} found={data} />
}

function Whole({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  const [acting, setActing] = useState(false)
  useSayPresent(found.id, acting)
  return (
    <article className="case">
      <CaseHead found={found} />
      <div className="main stack">
        <Said found={found} />
        <CasePhotos found={found} />
        <Clocks clocks={found.clocks} />
        <Story found={found} />
      </div>
      <aside className="stack">
        <ActPanel found={found} onActing={setActing} />
        <Holders found={found} />
        <Links found={found} />
        <Facts found={found} />
        <section className="panel map-panel no-print" aria-label={say('map')}>
          {found.lng === null ? (
            <p className="quiet">{say('noPlace')}</p>
          ) : (
            <Suspense fallback={<Waiting lines={1} height={180} />}>
              <CaseMap found={found} />
            </Suspense>
          )}
        </section>
        <Alike found={found} title={say('alike')} />
      </aside>
    </article>
  )
}

const CaseWaiting = () => (
  <div className="case">
    <div className="main stack">
      <div className="panel">
        <Waiting lines={4} />
      </div>
      <div className="panel">
        <Waiting lines={8} />
      </div>
    </div>
    <aside className="panel">
      <Waiting lines={6} />
    </aside>
  </div>
)
