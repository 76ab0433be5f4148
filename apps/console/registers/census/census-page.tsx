import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Refused } from '#ui/api.ts'
import { useClasses } from '#ui/district.ts'
import { dayOf, numberText } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { useMay } from '#ui/session.ts'
import { Empty, Failure, Waiting } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useJoined, useLanguage, useText, useWords } from '#ui/words.ts'
import { type CensusView, censusQuery, figures } from './census-data.ts'
import './census.css'
import { CloseDialog } from './close-dialog.tsx'
import { DifferenceList } from './difference-list.tsx'
import { TaskList } from './task-list.tsx'
import { censusWords } from './words.ts'

/** A census: how far it has come, cell by cell, and what it found. */
export function CensusPage() {
  const say = useWords(censusWords)
  const { census } = useParams({ from: '/inside/census/$census' })
  const { data, error, refetch } = useQuery(censusQuery(census))
  if (error instanceof Refused && error.status === 404) return <Empty title={say('unknown')} />
  if (error && !data) return <Failure error={error} retry={refetch} />
  if (!data) return <Waiting lines={10} />
  return (
    <>
      <Head view={data} />
      {data.census.fields.state === 'closed' ? <Figures view={data} /> : <Progress view={data} />}
      <div className="census-columns">
        <TaskList view={data} />
        <DifferenceList census={data.census.key} open={data.census.fields.state === 'open'} />
      </div>
    </>
  )
}

function Head({ view }: { view: CensusView }) {
  const say = useWords(censusWords)
  const text = useText()
  const may = useMay()
  const { of } = useClasses()
  const joined = useJoined()
  const today = dayOf(useNow(3_600_000))
  const [closing, setClosing] = useState(false)
  const { key, fields } = view.census
  const classes = joined(fields.classes?.map((one) => text(of(one)?.title)) ?? [])
  const open = fields.state === 'open'
  return (
    <header className="page-head">
      <div>
        <Link to="/registers/$register" params={{ register: 'census' }} className="small">
          {say('censuses')}
        </Link>
        <h1>{fields.title}</h1>
        <p className="quiet small">
          <span className="code">{key}</span> · {say('span', { from: fields.from, until: fields.until })} ·{' '}
          {classes || say('allClasses')}
        </p>
      </div>
      <Tag tone={open ? 'blue' : 'plain'}>{say(fields.state)}</Tag>
      {open && fields.until < today && <Tag tone="red">{say('overdue')}</Tag>}
      {open && may('grid.edit') && (
        <Button className="push" onClick={() => setClosing(true)}>
          {say('close')}
        </Button>
      )}
      {closing && <CloseDialog view={view} onClose={() => setClosing(false)} />}
    </header>
  )
}

function Progress({ view: { tasks } }: { view: CensusView }) {
  const say = useWords(censusWords)
  const language = useLanguage()
  const sum = (of: (task: CensusView['tasks'][number]) => number) =>
    tasks.reduce((total, task) => total + of(task), 0)
  const count = (number: number) => numberText(number, language)
  const cards = [
    ['cellsWalked', sum(({ state }) => (state === 'walked' ? 1 : 0)), tasks.length],
    ['looked', sum(({ seen, differences }) => seen + differences), sum(({ registered }) => registered)],
    ['differencesFound', sum(({ differences }) => differences), undefined],
    ['toDecide', sum(({ undecided }) => undecided), undefined],
  ] as const
  return (
    <dl className="census-cards" aria-label={say('progress')}>
      {cards.map(([word, done, all]) => (
        <div key={word}>
          <dt>{say(word)}</dt>
          <dd>
            {all === undefined ? count(done) : say('of', { done: count(done), all: count(all) })}
            {all !== undefined && (
              <progress value={done} max={Math.max(done, all, 1)} aria-label={say(word)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What came out, as it was kept when the census was closed. */
function Figures({ view: { census } }: { view: CensusView }) {
  const say = useWords(censusWords)
  const language = useLanguage()
  return (
    <dl className="census-cards small-ones" aria-label={say('results')}>
      {figures.map((figure) => (
        <div key={figure}>
          <dt>{say(figure)}</dt>
          <dd>{numberText(census.fields[figure] ?? 0, language)}</dd>
        </div>
      ))}
    </dl>
  )
}
