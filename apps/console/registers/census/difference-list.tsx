import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { MoreRows } from '#ui/more-rows.tsx'
import { useMay, useMe } from '#ui/session.ts'
import { Empty, Failure, Waiting } from '#ui/situation.tsx'
import { useWords } from '#ui/words.ts'
import { type Difference, differencesQuery, type Result, results } from './census-data.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { DifferenceRow } from './difference-row.tsx'
import { censusWords } from './words.ts'

interface Deciding {
  accept: boolean
  keys: string[]
}

/** What the walkers found, decided one by one or many at once; nobody decides what they found themselves. */
export function DifferenceList({ census, open }: { census: string; open: boolean }) {
  const say = useWords(censusWords)
  const me = useMe()
  const may = useMay()
  const [result, setResult] = useState<Result>(open ? 'found' : 'accepted')
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [deciding, setDeciding] = useState<Deciding>()
  const pages = useInfiniteQuery(differencesQuery(census, result))
  const rows = pages.data?.pages.flatMap((page) => page.differences)
  const decides = may('grid.edit') && result === 'found'
  const mine = ({ fields }: Difference) => fields.finder === me.account
  const markable = rows?.filter((row) => !mine(row)) ?? []
  const chosen = markable.filter(({ key }) => marked.has(key)).map(({ key }) => key)
  const toggle = (key: string) => {
    const next = new Set(marked)
    if (!next.delete(key)) next.add(key)
    setMarked(next)
  }
  return (
    <section className="panel list" aria-label={say('differences')}>
      <header>
        <h2>{say('differences')}</h2>
        <div className="choice push" role="group">
          {results.map((one) => (
            <label key={one} className={one === result ? 'chosen' : undefined}>
              <input type="radio" name="result" checked={one === result} onChange={() => setResult(one)} />
              {say(one)}
            </label>
          ))}
        </div>
      </header>
      {decides && markable.length > 0 && (
        <div className="row census-marks">
          <label className="row small">
            <input
              type="checkbox"
              checked={chosen.length === markable.length}
              onChange={(event) =>
                setMarked(new Set(event.target.checked ? markable.map(({ key }) => key) : []))
              }
            />
            {chosen.length > 0 ? say('marked', { count: chosen.length }) : say('all')}
          </label>
          {chosen.length > 0 && (
            <span className="row push">
              <Button size="small" onClick={() => setDeciding({ accept: false, keys: chosen })}>
                {say('decline')}
              </Button>
              <Button type="primary" size="small" onClick={() => setDeciding({ accept: true, keys: chosen })}>
                {say('accept')}
              </Button>
            </span>
          )}
        </div>
      )}
      {pages.error && !rows && <Failure error={pages.error} retry={pages.refetch} />}
      {!rows && !pages.error && <Waiting lines={6} />}
      {rows?.length === 0 && <Empty title={say('noDifferences')} />}
      <ul className="differences">
        {rows?.map((row) => (
          <DifferenceRow
            key={row.key}
            difference={row}
            marked={decides && !mine(row) ? marked.has(row.key) : undefined}
            onMark={() => toggle(row.key)}
            onDecide={(accept) => setDeciding({ accept, keys: [row.key] })}
          />
        ))}
      </ul>
      <MoreRows pages={pages}>{say('more')}</MoreRows>
      {deciding && (
        <DecideDialog
          {...deciding}
          onClose={() => setDeciding(undefined)}
          onDecided={() => setMarked(new Set())}
        />
      )}
    </section>
  )
}
