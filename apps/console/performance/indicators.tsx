import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { dayOf } from '#ui/format.ts'
import { Empty } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import type { Indicator, Project } from './project-data.ts'
import type { ProjectTask } from './project-dialog.tsx'
import { useSecondLevel } from './second-level.ts'
import { performanceWords } from './words.ts'

interface IndicatorsProps {
  project: Project
  onFill: ((task: ProjectTask) => void) | undefined
}

/** Three levels of indicators: target, actual value with what stands behind it, score with its working, reason. */
export function Indicators({ project, onFill }: IndicatorsProps) {
  const say = useWords(performanceWords)
  return (
    <section className="panel" aria-label={say('indicators')}>
      <header>
        <h2>{say('indicators')}</h2>
        {onFill && (
          <Link className="push" to="/performance/$id/targets" params={{ id: String(project.id) }}>
            {say(project.indicators.length > 0 ? 'changeTargets' : 'setTargets')}
          </Link>
        )}
      </header>
      {project.indicators.length === 0 && <Empty title={say('noTargets')}>{say('noTargetsHint')}</Empty>}
      <div
        className="scrolls"
        tabIndex={0}
        role="region"
        aria-label={say('indicators')}
        hidden={project.indicators.length === 0}
      >
        <table className="table indicators">
          <thead>
            <tr>
              {(['indicator', 'target', 'actual', 'points', 'score', 'reason'] as const).map((word) => (
                <th key={word} scope="col" className={`col-${word}`}>
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {project.indicators.map((one) => (
              <Row key={one.position} one={one} onFill={onFill} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ one, onFill }: { one: Indicator; onFill: IndicatorsProps['onFill'] }) {
  const say = useWords(performanceWords)
  const text = useText()
  const secondLevel = useSecondLevel()
  return (
    <tr>
      <td>
        <span className="quiet small">
          {say(one.first)} · {secondLevel(one.second)}
        </span>
        <br />
        {one.name}
      </td>
      <td>{one.targetText}</td>
      <td>
        <Actual one={one} />
        {onFill && (
          <Button
            size="small"
            type="link"
            aria-label={`${say('fill')} ${one.name}`}
            onClick={() => onFill({ kind: 'fill', indicator: one })}
          >
            {say('fill')}
          </Button>
        )}
      </td>
      <td className="right">{one.points}</td>
      <td>
        {one.score ? (
          <>
            <strong>{one.score}</strong>
            <br />
            <span className="quiet small">{text(one.working)}</span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td>
        {one.reason}
        {one.reasonDue && !one.reason && <Tag tone="yellow">{say('reasonWanted')}</Tag>}
      </td>
    </tr>
  )
}

const dayMs = 86_400_000

/** The value; a counted one opens exactly the cases it was counted from, a typed one its file. */
function Actual({ one }: { one: Indicator }) {
  const say = useWords(performanceWords)
  const { evidence } = one
  const words = one.level ? say(one.level) : one.actualText
  return (
    <>
      <strong>{words || '–'}</strong>{' '}
      {evidence && (
        <>
          <Tag tone="blue">{say('counted')}</Tag>
          <br />
          <Link
            className="small"
            to="/cases"
            search={{
              ...(evidence.type && { type: evidence.type }),
              ...(evidence.channel && { channel: evidence.channel }),
              ...(evidence.open && { open: evidence.open }),
              ...(evidence.clock && { clock: evidence.clock }),
              from: dayOf(new Date(evidence.from)),
              until: dayOf(new Date(new Date(evidence.until).getTime() - dayMs)),
            }}
          >
            {say('evidence', { count: evidence.cases })}
          </Link>
        </>
      )}
      {one.evidenceFile && (
        <a className="small" href={`/api/files/${one.evidenceFile}`} target="_blank" rel="noreferrer">
          {say('file')}
        </a>
      )}
    </>
  )
}
