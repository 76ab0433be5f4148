import { Button } from 'antd'
import { dayOf } from '#ui/format.ts'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import { type Project, warningTone } from './project-data.ts'
import type { ProjectTask } from './project-dialog.tsx'
import { performanceWords } from './words.ts'

/** Each look during the year: how much of it had passed, what was behind. */
export function Monitorings({
  project,
  onMonitor,
}: {
  project: Project
  onMonitor: ((task: ProjectTask) => void) | undefined
}) {
  const say = useWords(performanceWords)
  return (
    <section className="panel" aria-label={say('monitorings')}>
      <header>
        <h2>{say('monitorings')}</h2>
        {onMonitor && (
          <Button className="push" size="small" onClick={() => onMonitor({ kind: 'monitor' })}>
            {say('monitor')}
          </Button>
        )}
      </header>
      <div className="body stack">
        {project.monitorings.length === 0 && <p className="quiet">{say('noMonitoring')}</p>}
        {project.monitorings.toReversed().map((look) => (
          <article key={look.number}>
            <p className="row">
              <strong>{dayOf(new Date(look.at))}</strong>
              <Tag tone={warningTone[look.warning]}>{say(`warning-${look.warning}`)}</Tag>
              <span className="quiet small">
                {say('elapsed', { share: look.elapsed })} · {say('executed')} {look.executed} {say('unit')}
                {look.by && ` · ${look.by}`}
              </span>
            </p>
            <ul className="small">
              {look.findings
                .filter(({ warning }) => warning !== 'none')
                .map((found) => (
                  <li key={found.position} className="row">
                    <Tag tone={warningTone[found.warning]}>{say(`warning-${found.warning}`)}</Tag>
                    {found.name}：{found.actual}
                  </li>
                ))}
            </ul>
            {look.note && <p className="small">{look.note}</p>}
          </article>
        ))}
      </div>
    </section>
  )
}
