import { Button } from 'antd'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Project } from './project-data.ts'
import type { ProjectTask } from './project-dialog.tsx'
import { performanceWords } from './words.ts'

/** What an evaluation showed must be mended, and what came of it. */
export function Mendings({
  project,
  onTask,
}: {
  project: Project
  onTask: ((task: ProjectTask) => void) | undefined
}) {
  const say = useWords(performanceWords)
  return (
    <section className="panel" aria-label={say('mendings')}>
      <header>
        <h2>{say('mendings')}</h2>
        {onTask && (
          <Button className="push" size="small" onClick={() => onTask({ kind: 'mend' })}>
            {say('addMending')}
          </Button>
        )}
      </header>
      <div className="body stack">
        {project.mendings.length === 0 && <p className="quiet">{say('noMending')}</p>}
        {project.mendings.map((one) => (
          <article key={one.id}>
            <p className="row">
              <strong>{one.problem}</strong>
              {one.doneAt ? (
                <Tag tone="green">{say('done')}</Tag>
              ) : (
                <Tag tone="yellow">
                  {say('due')} {one.due}
                </Tag>
              )}
            </p>
            <p className="small">
              {one.measure} <span className="quiet">· {one.responsible}</span>
            </p>
            {one.result && (
              <p className="small">
                <span className="quiet">{say('result')}</span> {one.result}
              </p>
            )}
            {!one.doneAt && onTask && (
              <Button size="small" type="link" onClick={() => onTask({ kind: 'mended', mending: one.id })}>
                {say('endMending')}
              </Button>
            )}
          </article>
        ))}
      </div>
    </section>
  )
}
