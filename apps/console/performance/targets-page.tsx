import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useDraft } from '#ui/draft.ts'
import { type Choice, Grid, type GridColumn } from '#ui/grid.tsx'
import { Failure, useProblem, Waiting } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import './performance.css'
import {
  type Choices,
  choicesQuery,
  directions,
  groups,
  type Project,
  projectQuery,
  useWrite,
} from './project-data.ts'
import { secondLevel, useSecondLevel } from './second-level.ts'
import { freshRow, pointsOf, rowOf, sentOf, type TargetRow } from './target-rows.ts'
import { performanceWords } from './words.ts'

/** 设定目标: three levels, direction and value, points by the rule, and where the actual value comes from. */
export function TargetsPage() {
  const { id } = useParams({ from: '/inside/performance/$id/targets' })
  const { data: project, error, refetch } = useQuery(projectQuery(Number(id)))
  const { data: choices } = useQuery(choicesQuery)
  if (error) return <Failure error={error} retry={refetch} />
  if (!project || !choices) return <Waiting lines={10} />
  return <Editor key={project.id} project={project} choices={choices} />
}

function Editor({ project, choices }: { project: Project; choices: Choices }) {
  const say = useWords(performanceWords)
  const write = useWrite(project.id)
  const go = useNavigate()
  const problem = useProblem()
  const { message } = App.useApp()
  const [error, setError] = useState<unknown>()
  const [{ rows }, keep, clear] = useDraft<{ rows: TargetRow[] }>(`targets.${project.id}`, {
    rows: project.indicators.map(rowOf),
  })
  const columns = useTargetColumns(choices)
  const change = useCallback(
    (edit: (rows: readonly TargetRow[]) => readonly TargetRow[]) =>
      keep(({ rows: now }) => ({ rows: [...edit(now)] })),
    [keep],
  )
  const save = async () => {
    setError(undefined)
    try {
      await write('PUT', '/indicators', { version: project.version, indicators: sentOf(rows) })
      clear()
      void message.success(say('saved'))
      await go({ to: '/performance/$id', params: { id: String(project.id) } })
    } catch (failure) {
      setError(failure)
    }
  }
  const filled = project.indicators.some(({ actual, level }) => actual !== null || level !== null)
  return (
    <div className="stack">
      <header className="page-head">
        <div>
          <Link to="/performance/$id" params={{ id: String(project.id) }} className="small">
            {say('backToProject')}
          </Link>
          <h1>{say('targetsTitle', { name: project.name })}</h1>
        </div>
        <div className="row push">
          <span className="quiet small">{say('targetsKept')}</span>
          <Button type="primary" disabled={sentOf(rows).length === 0} onClick={() => void save()}>
            {say('saveTargets')}
          </Button>
        </div>
      </header>
      {error !== undefined && <Alert type="error" showIcon role="alert" title={problem(error)} />}
      {filled && <Alert type="warning" showIcon title={say('targetsDrop')} />}
      <Points rows={rows} project={project} choices={choices} />
      <section className="panel targets" aria-label={say('indicators')}>
        <Grid label={say('indicators')} columns={columns} rows={rows} fresh={freshRow} onChange={change} />
      </section>
      <Measures choices={choices} />
    </div>
  )
}

/** What the points of each group come to, beside what the way of scoring asks for. */
function Points({
  rows,
  project,
  choices,
}: {
  rows: readonly TargetRow[]
  project: Project
  choices: Choices
}) {
  const say = useWords(performanceWords)
  const text = useText()
  const scheme = choices.schemes.find(({ code }) => code === project.scheme)
  if (!scheme) return null
  const asked = groups.flatMap((group) => {
    const points = scheme.points[group] ?? 0
    const given = pointsOf(rows, group)
    return points > 0 || given > 0 ? [{ group, given, points }] : []
  })
  const all = pointsOf(rows)
  const whole = asked.reduce((sum, { points }) => sum + points, 0)
  const tone = (given: number, points: number) => (given === points * 100 ? 'green' : 'yellow')
  return (
    <p className="row" role="status">
      <span className="quiet small">
        {say('scheme')} {text(scheme.title)}
      </span>
      {asked.map(({ group, given, points }) => (
        <Tag key={group} tone={tone(given, points)}>
          {say('pointsOf', { group: say(group), given: given / 100, asked: points })}
        </Tag>
      ))}
      <Tag tone={tone(all, whole)}>{say('pointsSum', { given: all / 100, asked: whole })}</Tag>
    </p>
  )
}

/** What the house counts itself, and by which rule. */
function Measures({ choices }: { choices: Choices }) {
  const say = useWords(performanceWords)
  const text = useText()
  return (
    <details className="panel measures">
      <summary>{say('whatCounts')}</summary>
      <dl className="body">
        {choices.measures.map(({ code, title, unit, basis }) => (
          <div key={code}>
            <dt>{say('inUnit', { name: text(title), unit })}</dt>
            <dd className="quiet small">{basis}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const field = (key: keyof TargetRow) => ({
  key,
  get: (row: TargetRow) => row[key],
  set: (row: TargetRow, value: string): TargetRow => ({ ...row, [key]: value }),
})

function useTargetColumns(choices: Choices): GridColumn<TargetRow>[] {
  const say = useWords(performanceWords)
  const text = useText()
  const named = useSecondLevel()
  return useMemo(() => {
    const seconds = secondLevel.map((value): Choice => ({ value, label: named(value) }))
    const worded = <K extends Parameters<typeof say>[0]>(list: readonly K[]): Choice[] =>
      list.map((value) => ({ value, label: say(value) }))
    const measured = choices.measures.map(({ code, title }) => ({ value: code, label: text(title) }))
    return [
      { ...field('first'), title: say('first'), width: 9, choices: worded(groups) },
      { ...field('second'), title: say('second'), width: 11, choices: seconds, open: true },
      { ...field('name'), title: say('third'), width: 17 },
      {
        ...field('measure'),
        ...{ title: say('origin'), width: 14 },
        choices: [{ value: 'typed', label: say('typedValue') }, ...measured],
        // What is counted brings its unit with it.
        set: (row, value) => {
          const unit = choices.measures.find(({ code }) => code === value)?.unit
          return { ...row, measure: value, ...(unit && { unit }) }
        },
      },
      {
        ...field('channel'),
        ...{ title: say('channel'), width: 8 },
        choices: [
          { value: '', label: say('anyChannel') },
          ...choices.channels.map(({ code, title }) => ({ value: code, label: text(title) })),
        ],
      },
      { ...field('direction'), title: say('direction'), width: 9, choices: worded(directions) },
      { ...field('target'), title: say('value'), width: 7, number: true },
      { ...field('targetUntil'), title: say('valueUntil'), width: 6, number: true },
      { ...field('wording'), title: say('wording'), width: 9 },
      { ...field('unit'), title: say('unitOf'), width: 6 },
      { ...field('points'), title: say('points'), width: 6, number: true },
      { ...field('basis'), title: say('basis'), width: 9 },
    ]
  }, [choices, say, text, named])
}
