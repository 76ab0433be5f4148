import { useState } from 'react'
import { useText, useWords } from '#ui/words.ts'
import { askNear, type Nearby } from '../asking.ts'
import { DevicePosition } from '../fields/device-position.tsx'
import { PlaceSearch } from '../fields/place-search.tsx'
import { GroundMap } from '../map/ground-map.tsx'
import type { Point } from '../map/view.ts'
import { Problem } from '../problem.tsx'
import { useAnswer } from '../use-answer.ts'
import { followWords, residentWords } from '../words.ts'

/** What is reported around a place: what, how far, about where; nobody's words and nobody's name. */
export function NearPage() {
  const say = useWords(followWords)
  const sayReport = useWords(residentWords)
  const [at, setAt] = useState<Point>()
  const { data, error } = useAnswer(at && `near ${at.join(' ')}`, () => askNear(...at!))
  return (
    <>
      <p className="intro">{say('nearHelp')}</p>
      <div className="buttons">
        <DevicePosition onFound={setAt} />
      </div>
      <PlaceSearch onFound={setAt} />
      <GroundMap
        label={sayReport('nearMap')}
        pin={at}
        dots={(data?.appeals ?? []).map(({ lng, lat }): Point => [lng, lat])}
        onPick={setAt}
      />
      <Problem error={error} />
      {data && <NearList appeals={data.appeals} />}
    </>
  )
}

function NearList({ appeals }: { appeals: readonly Nearby[] }) {
  const say = useWords(followWords)
  const text = useText()
  if (appeals.length === 0) return <p role="status">{say('nearNone')}</p>
  return (
    <section className="near">
      <h2 role="status">{say('nearCount', { count: appeals.length })}</h2>
      <ul>
        {appeals.map((each, at) => (
          <li key={at}>
            <b>{each.class ? text(each.class) : say('noClass')}</b>{' '}
            <span className="state">{text(each.state)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
