import { Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import type { CaseSummary, DeclaredAction } from '#ui/cases.ts'
import { useLeave } from '#ui/dialog-form.tsx'
import { type Declarations, useDeclarations } from '#ui/district.ts'
import {
  type Answers,
  checkAnswers,
  emptyAnswers,
  focusFirstWrong,
  formWords,
  type Issues,
  SchemaForm,
} from '#ui/form.tsx'
import { useText, useWords } from '#ui/words.ts'
import './bulk.css'
import { BulkReport } from './bulk-report.tsx'
import { newRun } from './run.ts'
import { RunBar } from './run-bar.tsx'
import { useBulk } from './use-bulk.ts'
import { bulkWords } from './words.ts'

interface BulkBarProps {
  rows: readonly CaseSummary[]
  onClear: () => void
}

/** What can be done with all marked cases at once; afterwards a report of what was refused and why, which waits for who left the page meanwhile. */
export function BulkBar({ rows, onClear }: BulkBarProps) {
  const say = useWords(bulkWords)
  const text = useText()
  const declarations = useDeclarations()
  const [chosen, setChosen] = useState<DeclaredAction>()
  const bulk = useBulk()
  const actions = commonActions(rows, declarations)
  const [ended, setEnded] = useState(false)
  const { run } = bulk
  const begin = (action: DeclaredAction, answers: Answers) => {
    setChosen(undefined)
    bulk.carryOn(newRun(rows, action, answers))
    onClear()
  }
  const close = () => {
    setEnded(false)
    bulk.forget()
  }
  const count = rows.length
  if (run && run.state !== 'ended' && !ended)
    return (
      <RunBar run={run} onStop={bulk.stop} onGoOn={() => bulk.carryOn(run)} onEnd={() => setEnded(true)} />
    )
  if (run) return <BulkReport run={run} onClose={close} />
  if (count === 0) return null
  return (
    <>
      <div className="bulk-bar" role="toolbar" aria-label={say('marked', { count })}>
        <b>{say('marked', { count })}</b>
        {actions.length === 0 && <span className="quiet">{say('none')}</span>}
        {actions.map((action) => (
          <Button
            key={action.code}
            type="primary"
            onClick={() => (action.asks ? setChosen(action) : begin(action, {}))}
          >
            {text(action.title)}
          </Button>
        ))}
        <Button type="text" onClick={onClear}>
          {say('clear')}
        </Button>
      </div>
      {chosen && (
        <BulkForm
          action={chosen}
          count={count}
          onSend={(answers) => begin(chosen, answers)}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}

interface BulkFormProps {
  action: DeclaredAction
  count: number
  onSend: (answers: Answers) => void
  onClose: () => void
}

function BulkForm({ action, count, onSend, onClose }: BulkFormProps) {
  const say = useWords(bulkWords)
  const sayForm = useWords(formWords)
  const text = useText()
  const [values, setValues] = useState<Answers>(() => emptyAnswers(action.asks))
  const [issues, setIssues] = useState<Issues>({})
  const leave = useLeave(() => JSON.stringify(values) !== JSON.stringify(emptyAnswers(action.asks)), onClose)
  const body = useRef<HTMLDivElement>(null)
  const send = () => {
    const checked = checkAnswers(action.asks, values, sayForm, text)
    setIssues(checked.issues)
    if (Object.keys(checked.issues).length > 0) return focusFirstWrong(body.current)
    onSend(checked.answers)
  }
  return (
    <Modal
      open
      title={say('for', { action: text(action.title), count })}
      onCancel={() => void leave()}
      onOk={send}
      okText={text(action.title)}
      width={480}
    >
      <div
        ref={body}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      >
        <SchemaForm
          schema={action.asks ?? {}}
          values={values}
          issues={issues}
          onChange={setValues}
          autoFocus
        />
      </div>
    </Modal>
  )
}

/** Bulk actions that every marked case offers where it stands. */
function commonActions(rows: readonly CaseSummary[], { types }: Declarations): DeclaredAction[] {
  const kinds = new Set(rows.map(({ type }) => type))
  if (kinds.size !== 1) return []
  const states = new Set(rows.map(({ state }) => state))
  const declared = types.get([...kinds][0]!)?.actions ?? []
  return declared.filter((action) => action.bulk && [...states].every((state) => action.in.includes(state)))
}
