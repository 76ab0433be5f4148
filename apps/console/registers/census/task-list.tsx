import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { post } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useNames } from '#ui/district.ts'
import { useMay, useMe } from '#ui/session.ts'
import { Empty } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { useSupervisors } from '../people.ts'
import { type CensusTask, type CensusView, useCensusRenewal } from './census-data.ts'
import { censusWords } from './words.ts'

const tones = { open: 'yellow', walked: 'green', left: 'plain' } as const

/** The cells of a census: who walks each and how far that has come. */
export function TaskList({ view: { census, tasks } }: { view: CensusView }) {
  const say = useWords(censusWords)
  const me = useMe()
  const may = useMay()
  const own = tasks.filter(({ walker }) => walker?.account === me.account)
  const [mine, setMine] = useState(own.length > 0)
  const [marked, setMarked] = useState<ReadonlySet<string | number>>(new Set())
  const [giving, setGiving] = useState(false)
  const rows = mine ? own : tasks
  const assigns = may('grid.edit') && census.fields.state === 'open'
  const columns = useTaskColumns(census.key)
  return (
    <section className="panel list" aria-label={say('tasks')}>
      <header>
        <h2>{say('tasks')}</h2>
        {own.length > 0 && (
          <label className="row small">
            <input type="checkbox" checked={mine} onChange={(event) => setMine(event.target.checked)} />
            {say('mine')}
          </label>
        )}
        {marked.size > 0 && (
          <Button size="small" className="push" onClick={() => setGiving(true)}>
            {say('assign')} · {marked.size}
          </Button>
        )}
      </header>
      <div className="scrolls">
        <Table
          label={say('tasks')}
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          rowName={({ cell }) => cell}
          {...(assigns && { marked, onMark: setMarked })}
          keys={false}
          empty={<Empty title={say('noTasks')} />}
        />
      </div>
      {giving && (
        <GiveDialog
          tasks={[...marked].map(String)}
          onClose={() => setGiving(false)}
          onGiven={() => setMarked(new Set())}
        />
      )}
    </section>
  )
}

function useTaskColumns(census: string): Column<CensusTask>[] {
  const say = useWords(censusWords)
  const text = useText()
  const names = useNames()
  const me = useMe()
  const may = useMay()
  const walks = ({ walker, state }: CensusTask) =>
    may('grid.census') && state === 'open' && (!walker || walker.account === me.account)
  return [
    {
      key: 'cell',
      title: say('cell'),
      phone: 'line',
      render: ({ cell }) => (
        <>
          <span className="code">{cell}</span>{' '}
          <small className="quiet">{text(names.area(cell.slice(0, 12)))}</small>
        </>
      ),
    },
    {
      key: 'walker',
      title: say('walker'),
      width: 84,
      render: ({ walker }) => walker?.name ?? say('anybody'),
    },
    {
      key: 'state',
      title: say('state'),
      width: 88,
      render: ({ state }) => <Tag tone={tones[state]}>{say(`task-${state}`)}</Tag>,
    },
    {
      key: 'looked',
      title: say('looked'),
      width: 100,
      align: 'right',
      render: ({ seen, differences, registered }) =>
        say('of', { done: seen + differences, all: Math.max(registered, seen + differences) }),
    },
    {
      key: 'differences',
      title: say('differences'),
      align: 'right',
      width: 56,
      render: (row) => row.differences,
    },
    {
      key: 'walk',
      title: '',
      width: 60,
      render: (row) => (
        <Link to="/census/$census/$task" params={{ census, task: row.key }}>
          {say(walks(row) ? 'walk' : 'look')}
        </Link>
      ),
    },
  ]
}

interface GiveDialogProps {
  tasks: string[]
  onClose: () => void
  onGiven: () => void
}

function GiveDialog({ tasks, onClose, onGiven }: GiveDialogProps) {
  const say = useWords(censusWords)
  const renew = useCensusRenewal()
  const supervisors = useSupervisors()
  const { message } = App.useApp()
  const accounts = [...supervisors].map(
    ([account, name]) => [String(account), { zh: name, en: name }] as const,
  )
  const label = { zh: say('walker'), en: say('walker') }
  const options = Object.fromEntries(accounts)
  return (
    <DialogForm
      title={`${say('assign')} · ${say('marked', { count: tasks.length })}`}
      okText={say('assign')}
      schema={{
        properties: { walker: { enum: accounts.map(([account]) => account), options, label } },
        required: ['walker'],
      }}
      onSend={async ({ walker }) => {
        await post('/grid/census-tasks/walker', { tasks, walker: Number(walker) })
        await renew()
        onGiven()
        void message.success(say('assigned'))
      }}
      onClose={onClose}
    />
  )
}
