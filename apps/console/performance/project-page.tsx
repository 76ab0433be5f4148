import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { fullMoment } from '#ui/format.ts'
import { useMay } from '#ui/session.ts'
import { Failure, useProblem, Waiting } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import { Indicators } from './indicators.tsx'
import { Mendings } from './mendings.tsx'
import { Monitorings } from './monitorings.tsx'
import './performance.css'
import { type Project, projectQuery, useWrite } from './project-data.ts'
import { type ProjectTask, ProjectDialog } from './project-dialog.tsx'
import { ScorePanel } from './score-panel.tsx'
import { performanceWords } from './words.ts'

/** One project: its money, its indicators with the evidence behind each, the score with its working. */
export function ProjectPage() {
  const { id } = useParams({ from: '/inside/performance/$id' })
  const { data, error, refetch } = useQuery(projectQuery(Number(id)))
  if (error) return <Failure error={error} retry={refetch} />
  if (!data) return <Waiting lines={10} />
  return <Shown project={data} />
}

function Shown({ project }: { project: Project }) {
  const say = useWords(performanceWords)
  const may = useMay()
  const [task, setTask] = useState<ProjectTask>()
  const editable = may('performance.edit') && project.state === 'open'
  return (
    <>
      <Head project={project} onTask={setTask} />
      {project.goal && (
        <p className="goal">
          <span className="quiet">{say('goal')}</span> {project.goal}
        </p>
      )}
      <div className="project-columns">
        <div className="stack">
          <Indicators project={project} onFill={editable ? setTask : undefined} />
          <Monitorings project={project} onMonitor={editable ? setTask : undefined} />
          <Mendings project={project} onTask={may('performance.edit') ? setTask : undefined} />
        </div>
        <ScorePanel project={project} onFunds={editable ? setTask : undefined} />
      </div>
      {task && <ProjectDialog project={project} task={task} onClose={() => setTask(undefined)} />}
    </>
  )
}

function Head({ project, onTask }: { project: Project; onTask: (task: ProjectTask) => void }) {
  const say = useWords(performanceWords)
  const language = useLanguage()
  const may = useMay()
  const problem = useProblem()
  const { message } = App.useApp()
  const write = useWrite(project.id)
  const submit = () =>
    write('POST', '/submission', { version: project.version }).then(
      () => void message.success(say('saved')),
      (error: unknown) => void message.error(problem(error), 8),
    )
  return (
    <header className="page-head">
      <div>
        <Link to="/performance" search={{ year: project.year }} className="small">
          {say('back')}
        </Link>
        <h1>{project.name}</h1>
        <p className="quiet small">
          <span className="code">{project.code}</span> · {project.section} ·{' '}
          {project.submittedAt && project.submittedBy
            ? say('submittedBy', {
                name: project.submittedBy,
                moment: fullMoment(new Date(project.submittedAt), language),
              })
            : say(project.state)}
        </p>
      </div>
      <div className="row push no-print">
        {may('performance.edit') && project.state === 'open' && (
          <Button onClick={() => onTask({ kind: 'edit' })}>{say('edit')}</Button>
        )}
        {project.whole && <Tag tone="violet">{say('whole')}</Tag>}
        {(['pdf', 'docx', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            href={`/api/performance/projects/${project.id}/sheet?format=${format}`}
            download
          >
            {say('sheet')} {format.toUpperCase()}
          </Button>
        ))}
        {may('performance.edit') &&
          (project.state === 'open' ? (
            <Button type="primary" onClick={() => void submit()}>
              {say('submit')}
            </Button>
          ) : (
            <Button onClick={() => onTask({ kind: 'return' })}>{say('return')}</Button>
          ))}
      </div>
    </header>
  )
}
