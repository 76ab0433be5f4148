import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { caseQuery } from '#ui/cases.ts'
import { useClasses, useNames } from '#ui/district.ts'
import { Light } from '#ui/light.tsx'
import { Waiting } from '#ui/situation.tsx'
import { StateTag } from '#ui/state-tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { nextClock } from '../case/case-head.tsx'
import { mapWords } from './words.ts'

/** The case behind a point, beside the map. */
export function ShownCase({ id, onClose }: { id: number; onClose: () => void }) {
  const say = useWords(mapWords)
  const text = useText()
  const names = useNames()
  const classes = useClasses()
  const { data } = useQuery(caseQuery(id))
  const clock = data && nextClock(data)
  return (
    <section className="panel shown-case" aria-live="polite">
      <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={say('close')} onClick={onClose} />
      {!data ? (
        <Waiting lines={4} />
      ) : (
        <>
          <p className="row">
            <Link to="/cases/$id" params={{ id: String(id) }} className="code">
              {data.number}
            </Link>
            <StateTag type={data.type} state={data.state} />
          </p>
          {clock && <Light clock={clock.state} dueAt={clock.dueAt} ended={clock.endedAt !== null} />}
          <p className="words">{data.details[0]?.text}</p>
          <p className="quiet small">
            {[classes.of(data.class)?.title, names.area(data.community), names.unit(data.unit)]
              .map(text)
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
    </section>
  )
}
