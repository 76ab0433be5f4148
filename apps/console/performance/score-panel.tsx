import { Button } from 'antd'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { gradeTone, type Project } from './project-data.ts'
import type { ProjectTask } from './project-dialog.tsx'
import { performanceWords } from './words.ts'

/** The money and the score beside the indicators, with how each was reckoned. */
export function ScorePanel({
  project,
  onFunds,
}: {
  project: Project
  onFunds: ((task: ProjectTask) => void) | undefined
}) {
  const say = useWords(performanceWords)
  const text = useText()
  const { execution } = project
  const groups = (['cost', 'output', 'effect', 'satisfaction'] as const)
    .map((group) => ({ group, of: project.indicators.filter(({ first }) => first === group) }))
    .filter(({ of }) => of.length > 0)
  return (
    <aside className="stack">
      <section className="panel" aria-label={say('scoring')}>
        <header>
          <h2>{say('scoring')}</h2>
          <span className="quiet small push">
            {say('scheme')} {text(project.schemeTitle)}
          </span>
        </header>
        <div className="body">
          <p className="total">
            {project.score ?? '–'}{' '}
            {project.grade && <Tag tone={gradeTone[project.grade]}>{say(project.grade)}</Tag>}
          </p>
          {!project.score && <p className="quiet small">{say('missing', { count: project.missing })}</p>}
          <dl className="lines">
            <dt>
              {say('execution')}
              <span className="quiet small">{text(execution.working)}</span>
            </dt>
            <dd>
              {execution.score ?? '–'} / {execution.points}
            </dd>
            {groups.map(({ group, of }) => (
              <GroupLine key={group} name={say(group)} of={of} />
            ))}
          </dl>
        </div>
      </section>
      <section className="panel" aria-label={say('funds')}>
        <header>
          <h2>{say('funds')}</h2>
          <span className="quiet small">{say('unit')}</span>
          {onFunds && (
            <Button className="push" size="small" onClick={() => onFunds({ kind: 'funds' })}>
              {say('editFunds')}
            </Button>
          )}
        </header>
        <div className="body">
          <dl className="lines">
            {(['yearStart', 'adjusted', 'executed', 'rate'] as const).map((word) => (
              <Line key={word} name={say(word)} value={project[word] ?? '–'} />
            ))}
          </dl>
          {project.reason && <p className="small">{project.reason}</p>}
          {execution.reasonDue && !project.reason && <Tag tone="yellow">{say('reasonWanted')}</Tag>}
          {project.measures && (
            <p className="small">
              <span className="quiet">{say('measures')}</span> {project.measures}
            </p>
          )}
        </div>
      </section>
    </aside>
  )
}

const Line = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)

/** Scores and points are hundredths of a point here, so that sums on the screen are exact too. */
function GroupLine({ name, of }: { name: string; of: Project['indicators'] }) {
  const sum = (values: (string | null)[]): string => {
    const cents = values.reduce((all, value) => all + Math.round(Number(value ?? 0) * 100), 0)
    return (cents / 100).toFixed(2)
  }
  const known = of.every(({ score }) => score !== null)
  return (
    <Line
      name={name}
      value={`${known ? sum(of.map(({ score }) => score)) : '–'} / ${Number(sum(of.map(({ points }) => points)))}`}
    />
  )
}
