import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Modal } from 'antd'
import { useState } from 'react'
import { ask } from '#ui/api.ts'
import type { FormSchema } from '#ui/cases.ts'
import {
  type Answers,
  checkAnswers,
  emptyAnswers,
  formWords,
  type Issues,
  issuesOf,
  SchemaForm,
} from '#ui/form.tsx'
import { type DeclaredRegister, entriesKey, type Entry, entryPath } from '#ui/registers.ts'
import { useProblem } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import { registerWords } from './words.ts'

interface EntryDialogProps {
  register: DeclaredRegister
  /** The entry that is changed; absent: something new is registered. */
  entry?: Entry
  onClose: () => void
  onSaved?: (entry: Entry) => void
}

/** The form of any register: its own fields, then since when and why. */
export function EntryDialog({ register, entry, onClose, onSaved }: EntryDialogProps) {
  const say = useWords(registerWords)
  const text = useText()
  const problem = useProblem()
  const saidSchema = useSaidSchema()
  const [values, setValues] = useState<Answers>(entry?.fields ?? emptyAnswers(register.form))
  const [said, setSaid] = useState<Answers>({})
  const { send, busy, error, issues } = useSave(register, entry)
  const title = `${say(entry ? 'change' : 'create')} · ${text(register.title)}`
  const save = () =>
    send(values, said).then((saved) => {
      if (!saved) return
      onSaved?.(saved)
      onClose()
    })
  return (
    <Modal
      open
      title={title}
      width={640}
      okText={say('save')}
      cancelText={say('cancel')}
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div
        className="stack"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        }}
      >
        {error !== undefined && <Alert type="error" showIcon role="alert" title={problem(error)} />}
        <SchemaForm
          schema={register.form}
          values={values}
          issues={issues}
          onChange={setValues}
          without={entry && register.keyField ? [register.keyField] : []}
          autoFocus
        />
        <SchemaForm schema={saidSchema} values={said} issues={issues} onChange={setSaid} />
      </div>
    </Modal>
  )
}

function useSaidSchema(): FormSchema {
  const both = { since: useBoth('since'), sinceHelp: useBoth('sinceHelp'), why: useBoth('why') }
  return {
    properties: {
      since: { type: 'string', format: 'date', label: both.since, help: both.sinceHelp },
      why: { type: 'string', minLength: 2, maxLength: 500, label: both.why },
    },
    required: ['why'],
  }
}

/** A word of the page where a schema wants both languages. */
function useBoth(key: 'since' | 'sinceHelp' | 'why') {
  const said = useWords(registerWords)(key)
  return { zh: said, en: said }
}

/** Checks as the server will, sends, tells what was refused; undefined where nothing was kept. */
function useSave(register: DeclaredRegister, entry: Entry | undefined) {
  const say = useWords(registerWords)
  const sayForm = useWords(formWords)
  const text = useText()
  const queries = useQueryClient()
  const saidSchema = useSaidSchema()
  const { message } = App.useApp()
  const [issues, setIssues] = useState<Issues>({})
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async (values: Answers, said: Answers): Promise<Entry | undefined> => {
    const checked = checkAnswers(register.form, values, sayForm, text)
    const why = checkAnswers(saidSchema, said, sayForm, text)
    const found = { ...checked.issues, ...why.issues }
    setIssues(found)
    setError(undefined)
    if (Object.keys(found).length > 0) return undefined
    setBusy(true)
    const body = { fields: checked.answers, ...why.answers, ...(entry && { version: entry.version }) }
    const path = entry ? entryPath(register.code, entry.key) : `/registers/${register.code}/entries`
    try {
      const saved = await ask<Entry>(entry ? 'PUT' : 'POST', path, { body })
      void message.success(say('saved'))
      await queries.invalidateQueries({ queryKey: entriesKey(register.code) })
      return saved
    } catch (reason) {
      setError(reason)
      setIssues(issuesOf(reason, text))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { send, busy, error, issues }
}
