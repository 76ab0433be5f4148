import { Alert, App, Modal } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import type { FormSchema } from './cases.ts'
import {
  type Answers,
  checkAnswers,
  focusFirstWrong,
  formWords,
  type Issues,
  issuesOf,
  SchemaForm,
} from './form.tsx'
import { useProblem } from './situation.tsx'
import { useText, useWords } from './words.ts'

interface DialogFormProps {
  title: string
  schema: FormSchema
  initial?: Answers
  okText?: string
  /** What a schema cannot check: what is wrong, by field. */
  check?: (answers: Answers) => Issues
  /** What no schema can say, below the fields: an attachment. */
  extra?: ReactNode
  /** Sends it; a refusal is shown and nothing typed is lost. */
  onSend: (answers: Answers) => Promise<unknown>
  onClose: () => void
}

/** A small form in front of the page, drawn from a schema. */
export function DialogForm(props: DialogFormProps) {
  const { title, schema, initial = {}, okText, extra, onSend, onClose } = props
  const say = useWords(formWords)
  const text = useText()
  const problem = useProblem()
  const [values, setValues] = useState<Answers>(initial)
  const [issues, setIssues] = useState<Issues>({})
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const leave = useLeave(() => JSON.stringify(values) !== JSON.stringify(initial), onClose)
  const send = async () => {
    const checked = checkAnswers(schema, values, say, text)
    const found = { ...props.check?.(checked.answers), ...checked.issues }
    setIssues(found)
    if (Object.keys(found).length > 0) return focusFirstWrong(body.current)
    setBusy(true)
    await onSend(checked.answers).then(onClose, (reason: unknown) => {
      setError(reason)
      setIssues(issuesOf(reason, text))
    })
    setBusy(false)
  }
  return (
    <Modal
      open
      title={title}
      okText={okText ?? title}
      confirmLoading={busy}
      onCancel={() => void leave()}
      onOk={() => void send()}
      width={480}
    >
      <div
        ref={body}
        className="stack"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
        }}
      >
        {error !== undefined && <Alert type="error" showIcon title={problem(error)} role="alert" />}
        <SchemaForm schema={schema} values={values} issues={issues} onChange={setValues} autoFocus />
        {extra}
      </div>
    </Modal>
  )
}

/** Closes at once what was only looked at; asks before what was typed is lost. */
export function useLeave(isChanged: () => boolean, onClose: () => void): () => Promise<void> {
  const say = useWords(formWords)
  const { modal } = App.useApp()
  return async () => {
    const ask = { title: say('leave'), okText: say('leaveIt'), cancelText: say('stay') }
    if (!isChanged() || (await modal.confirm(ask))) onClose()
  }
}
