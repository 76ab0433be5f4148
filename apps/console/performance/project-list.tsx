import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { dayOf } from '#ui/format.ts'
import { presentMoment } from '#ui/present.ts'
import { useMay } from '#ui/session.ts'
import { Empty, Failure, Waiting } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import { CreateDialog } from './create-dialog.tsx'
import './performance.css'
import { gradeTone, type ListedProject, projectsQuery, warningTone } from './project-data.ts'
import { performanceWords } from './words.ts'

/** 预算绩效: the projects of a year with money, score and warning, and what they come to together. */
export function ProjectList() {
  const say = useWords(performanceWords)
  const go = useNavigate()
  const thisYear = Number(dayOf(presentMoment()).slice(0, 4))
  const { year = thisYear } = useSearch({ from: '/inside/performance' })
  const { data, error, refetch } = useQuery(projectsQuery(year))
  const columns = useColumns()
  const mayEdit = useMay()('performance.edit')
  const [creating, setCreating] = useState(false)
  const years = Array.from({ length: 6 }, (_, n) => thisYear + 1 - n)
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        <Select
          aria-label={say('year')}
          style={{ width: 110 }}
          value={year}
          onChange={(chosen: number) => void go({ to: '/performance', search: { year: chosen } })}
          options={years.map((value) => ({ value, label: String(value) }))}
        />
        <span className="quiet small">{say('unit')}</span>
        <div className="row push no-print">
          {data && data.projects.length > 0 && <SummaryFiles year={year} />}
          {mayEdit && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {say('create')}
            </Button>
          )}
        </div>
      </header>
      {error && <Failure error={error} retry={refetch} />}
      {!error && !data && <Waiting />}
      {data && data.projects.length > 0 && <SummaryTiles {...data.summary} />}
      {data && (
        <section className="panel scrolls projects" aria-label={say('projects')}>
          <Table
            label={say('projects')}
            columns={columns}
            rows={data.projects}
            rowKey={({ id }) => id}
            onOpen={({ id }) => void go({ to: '/performance/$id', params: { id: String(id) } })}
            empty={<Empty title={say('none', { year })}>{say('noneHint')}</Empty>}
          />
        </section>
      )}
      {creating && <CreateDialog year={year} onClose={() => setCreating(false)} />}
    </>
  )
}

const SummaryFiles = ({ year }: { year: number }) => {
  const say = useWords(performanceWords)
  return (['pdf', 'docx', 'xlsx'] as const).map((format) => (
    <Button key={format} href={`/api/performance/summary?year=${year}&format=${format}`} download>
      {say('summary')} {format.toUpperCase()}
    </Button>
  ))
}

function SummaryTiles(sums: Parameters<typeof tilesOf>[0]) {
  const say = useWords(performanceWords)
  return (
    <dl className="tiles">
      {tilesOf(sums).map(([word, value]) => (
        <div key={word}>
          <dt>{say(word)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const tilesOf = (sums: {
  projects: number
  submitted: number
  adjusted: string
  executed: string
  rate: string | null
  averageScore: string | null
  grades: Record<'excellent' | 'good' | 'fair' | 'poor', number>
  warned: number
}) =>
  [
    ['projects', `${sums.submitted} / ${sums.projects}`],
    ['adjusted', sums.adjusted],
    ['executed', sums.executed],
    ['rate', sums.rate ?? '–'],
    ['average', sums.averageScore ?? '–'],
    ['grades', Object.values(sums.grades).join(' / ')],
    ['warned', String(sums.warned)],
  ] as const

function useColumns(): Column<ListedProject>[] {
  const say = useWords(performanceWords)
  return [
    {
      key: 'code',
      title: say('code'),
      width: 80,
      phone: 'bare',
      render: (row) => <span className="code">{row.code}</span>,
    },
    {
      key: 'name',
      title: say('name'),
      phone: 'line',
      render: (row) => (
        <>
          <Link to="/performance/$id" params={{ id: String(row.id) }}>
            {row.name}
          </Link>{' '}
          {row.whole && <Tag tone="violet">{say('whole')}</Tag>}
        </>
      ),
    },
    { key: 'section', title: say('section'), width: 120, render: (row) => row.section },
    { key: 'adjusted', title: say('adjusted'), width: 140, align: 'right', render: (row) => row.adjusted },
    { key: 'executed', title: say('executed'), width: 110, align: 'right', render: (row) => row.executed },
    { key: 'rate', title: say('rate'), width: 90, align: 'right', render: (row) => row.rate ?? '–' },
    {
      key: 'score',
      title: say('score'),
      width: 140,
      align: 'right',
      render: (row) =>
        row.score ? (
          <>
            {row.score} {row.grade && <Tag tone={gradeTone[row.grade]}>{say(row.grade)}</Tag>}
          </>
        ) : (
          <span className="quiet small">{say('missing', { count: row.missing })}</span>
        ),
    },
    {
      key: 'state',
      title: say('state'),
      width: 190,
      phone: 'bare',
      render: (row) => (
        <span className="row">
          <Tag tone={row.state === 'submitted' ? 'green' : 'plain'}>{say(row.state)}</Tag>
          {row.warning && row.warning !== 'none' && (
            <Tag tone={warningTone[row.warning]}>{say(`warning-${row.warning}`)}</Tag>
          )}
          {row.missing === 0 && row.reasonsDue > 0 && (
            <Tag tone="yellow">{say('reasonsDue', { count: row.reasonsDue })}</Tag>
          )}
        </span>
      ),
    },
  ]
}
