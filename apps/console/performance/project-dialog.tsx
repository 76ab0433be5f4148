import { App } from 'antd'
import type { FieldSchema, FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import type { Answers } from '#ui/form.tsx'
import { dayOf } from '#ui/format.ts'
import { presentMoment } from '#ui/present.ts'
import { type Text, useWords } from '#ui/words.ts'
import { FillDialog } from './fill-dialog.tsx'
import { type Indicator, kinds, type Project, useWrite } from './project-data.ts'
import { performanceWords } from './words.ts'

export type ProjectTask =
  | { kind: 'fill'; indicator: Indicator }
  | { kind: 'edit' | 'funds' | 'monitor' | 'mend' | 'return' }
  | { kind: 'mended'; mending: number }

interface TaskForm {
  title: string
  schema: FormSchema
  initial?: Answers
  send: (answers: Answers) => Promise<unknown>
}

const money = (label: Text): FieldSchema => ({ type: 'string', pattern: '^\\d{1,12}(\\.\\d{1,2})?$', label })
const long = (label: Text): FieldSchema => ({ type: 'string', maxLength: 2000, long: true, label })
const line = (label: Text): FieldSchema => ({ type: 'string', maxLength: 100, label })

/** What is done to a project, each in a small form in front of its page. */
export function ProjectDialog({
  project,
  task,
  onClose,
}: {
  project: Project
  task: ProjectTask
  onClose: () => void
}) {
  const forms = useForms(project)
  const { message } = App.useApp()
  const say = useWords(performanceWords)
  if (task.kind === 'fill')
    return <FillDialog project={project} indicator={task.indicator} onClose={onClose} />
  const { send, ...form } = forms(task)
  return (
    <DialogForm
      {...form}
      onSend={async (answers) => {
        await send(answers)
        void message.success(say('saved'))
      }}
      onClose={onClose}
    />
  )
}

function useForms(project: Project): (task: Exclude<ProjectTask, { kind: 'fill' }>) => TaskForm {
  const say = useWords(performanceWords)
  const write = useWrite(project.id)
  const { version } = project
  const label = (key: Parameters<typeof say>[0]): Text => ({ zh: say(key), en: say(key) })
  const funds: TaskForm = {
    title: say('editFunds'),
    schema: {
      required: ['yearStart', 'adjusted', 'executed'],
      properties: {
        yearStart: money(label('yearStart')),
        adjusted: money(label('adjusted')),
        executed: money(label('executed')),
        reason: { ...long(label('reason')), help: label('reasonRule') },
        measures: long(label('measures')),
      },
    },
    initial: {
      ...{ yearStart: project.yearStart, adjusted: project.adjusted, executed: project.executed },
      ...{ reason: project.reason, measures: project.measures },
    },
    send: (answers) => write('PUT', '', { reason: '', measures: '', ...answers, version }),
  }
  const mend: TaskForm = {
    title: say('addMending'),
    schema: {
      required: ['problem', 'measure', 'responsible', 'due'],
      properties: {
        problem: long(label('problem')),
        measure: long(label('measure')),
        responsible: line(label('responsible')),
        due: { type: 'string', format: 'date', label: label('due') },
      },
    },
    initial: { due: dayOf(presentMoment()) },
    send: (answers) => write('POST', '/mendings', answers),
  }
  const back: TaskForm = {
    title: say('return'),
    schema: { required: ['why'], properties: { why: { ...long(label('why')), minLength: 2 } } },
    send: (answers) => write('POST', '/return', { ...answers, version }),
  }
  const mended = (mending: number): TaskForm => ({
    title: say('endMending'),
    schema: { required: ['result'], properties: { result: { ...long(label('result')), minLength: 2 } } },
    send: (answers) => write('POST', `/mendings/${mending}/result`, answers),
  })
  return (task) => {
    if (task.kind === 'mended') return mended(task.mending)
    return {
      ...{ funds, mend, return: back, edit: editForm(project, { say, write, label }) },
      monitor: monitorForm(project, { say, write, label }),
    }[task.kind]
  }
}

/** Money so far, and the values so far of indicators that are typed and counted in numbers. */
function monitorForm(
  project: Project,
  {
    say,
    write,
    label,
  }: {
    say: (key: 'monitor' | 'soFar', values?: Record<string, string>) => string
    write: ReturnType<typeof useWrite>
    label: (key: 'executed' | 'note') => Text
  },
): TaskForm {
  const typed = project.indicators.filter(({ measure, direction }) => !measure && direction !== 'qualitative')
  const field = ({ name }: Indicator): FieldSchema => {
    const said = say('soFar', { name })
    return { type: 'string', pattern: '^-?\\d{1,12}(\\.\\d{1,6})?$', label: { zh: said, en: said } }
  }
  return {
    title: say('monitor'),
    schema: {
      required: ['executed'],
      properties: {
        executed: money(label('executed')),
        ...Object.fromEntries(typed.map((one) => [`p${one.position}`, field(one)])),
        note: long(label('note')),
      },
    },
    initial: { executed: project.executed },
    send: ({ executed, note, ...values }) =>
      write('POST', '/monitorings', {
        ...{ executed, note: note ?? '', version: project.version },
        actuals: Object.entries(values)
          .filter(([, actual]) => actual !== undefined && actual !== '')
          .map(([key, actual]) => ({ position: Number(key.slice(1)), actual })),
      }),
  }
}

interface Forming {
  say: (key: 'edit') => string
  write: ReturnType<typeof useWrite>
  label: (key: 'name' | 'section' | 'kind' | 'goal' | (typeof kinds)[number]) => Text
}

/** What a project is called and is for; its code and year stay. */
function editForm(project: Project, { say, write, label }: Forming): TaskForm {
  return {
    title: say('edit'),
    schema: {
      required: ['name', 'section', 'kind'],
      properties: {
        name: { ...line(label('name')), maxLength: 200 },
        section: line(label('section')),
        kind: {
          enum: [...kinds],
          options: Object.fromEntries(kinds.map((kind) => [kind, label(kind)])),
          label: label('kind'),
        },
        goal: long(label('goal')),
      },
    },
    initial: { name: project.name, section: project.section, kind: project.kind, goal: project.goal },
    send: (answers) => write('PUT', '', { goal: '', ...answers, version: project.version }),
  }
}
