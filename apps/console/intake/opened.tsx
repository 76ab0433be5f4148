import { CheckCircleFilled } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { caseQuery, type CaseSummary } from '#ui/cases.ts'
import { Light } from '#ui/light.tsx'
import { StateTag } from '#ui/state-tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { ActPanel } from '../case/act-panel.tsx'
import { nextClock } from '../case/case-head.tsx'
import { intakeWords } from './words.ts'

/** It is registered: the number to tell the caller, what can be done at once, and the next in one key. */
export function Opened({ made, onNext }: { made: CaseSummary; onNext: () => void }) {
  const say = useWords(intakeWords)
  const text = useText()
  const { data } = useQuery(caseQuery(made.id))
  const clock = data && nextClock(data)
  return (
    <>
      <section className="panel opened" role="status">
        <div className="body stack">
          <p className="row done">
            <CheckCircleFilled /> {say('opened')}
          </p>
          <Link to="/cases/$id" params={{ id: String(made.id) }} className="number code">
            {made.number}
          </Link>
          <p className="row">
            <StateTag type={made.type} state={data?.state ?? made.state} />
            {clock && (
              <>
                {text(clock.title)} <Light clock={clock.state} dueAt={clock.dueAt} />
              </>
            )}
          </p>
          {/* The cursor is here at first, and again once the case has been answered. */}
          <Button key={data?.state ?? made.state} type="primary" autoFocus onClick={onNext}>
            {say('next')} <kbd>Enter</kbd>
          </Button>
        </div>
      </section>
      {data && data.actions.length > 0 && <ActPanel found={data} />}
    </>
  )
}
