import { type FormEvent, type ReactNode, useState } from 'react'
import { useWords } from '#ui/words.ts'
import { type PublicSide, type Receipt, sayOf } from '../asking.ts'
import { Choices } from '../fields/choices.tsx'
import { Problem } from '../problem.tsx'
import { followWords } from '../words.ts'

interface SaysProps {
  receipt: Receipt
  /** It is said: how the case stands is read again. */
  onSaid: () => void
}

export function RatingForm({
  side,
  receipt,
  until,
  onSaid,
}: SaysProps & { side: PublicSide; until: string }) {
  const say = useWords(followWords)
  const [solved, setSolved] = useState('')
  const [satisfied, setSatisfied] = useState('')
  const send = async () => {
    if (!solved || !satisfied) throw say('chooseBoth')
    await sayOf(receipt, 'rating', { solved, satisfied })
  }
  return (
    <SaysForm
      title={say('rate')}
      help={say('rateUntil', { at: until })}
      submit={say('sendRating')}
      send={send}
      onSaid={onSaid}
    >
      <Choices
        legend={say('solved')}
        name="solved"
        choices={side.solved}
        value={solved}
        onChange={setSolved}
      />
      <Choices
        legend={say('satisfied')}
        name="satisfied"
        choices={side.satisfied}
        value={satisfied}
        onChange={setSatisfied}
      />
    </SaysForm>
  )
}

export function ReopenForm({ receipt, until, onSaid }: SaysProps & { until: string }) {
  const say = useWords(followWords)
  const [reason, setReason] = useState('')
  const send = async () => {
    if (reason.trim().length < 2) throw say('short')
    await sayOf(receipt, 'reopening', { reason })
  }
  return (
    <SaysForm
      folded
      title={say('notSolved')}
      help={say('notSolvedHelp', { at: until })}
      submit={say('reopen')}
      send={send}
      onSaid={onSaid}
    >
      <Words label={say('reason')} most={500} value={reason} onChange={setReason} />
    </SaysForm>
  )
}

export function AddForm({ receipt, onSaid }: SaysProps) {
  const say = useWords(followWords)
  const [typed, setTyped] = useState('')
  const send = async () => {
    if (typed.trim().length < 2) throw say('short')
    await sayOf(receipt, 'supplement', { text: typed })
    setTyped('')
  }
  return (
    <SaysForm
      folded
      title={say('add')}
      help={say('addHelp')}
      submit={say('sendAdded')}
      send={send}
      onSaid={onSaid}
    >
      <Words label={say('add')} most={2000} value={typed} onChange={setTyped} />
    </SaysForm>
  )
}

/** Nothing brings it back, so a box asks whether it is meant. */
export function WithdrawForm({ receipt, onSaid }: SaysProps) {
  const say = useWords(followWords)
  const [reason, setReason] = useState('')
  const [sure, setSure] = useState(false)
  const send = async () => {
    if (!sure) throw say('sureFirst')
    if (reason.trim().length === 1) throw say('short')
    await sayOf(receipt, 'withdrawal', reason.trim() ? { reason } : {})
  }
  return (
    <SaysForm
      folded
      title={say('withdraw')}
      help={say('withdrawHelp')}
      submit={say('withdrawIt')}
      send={send}
      onSaid={onSaid}
    >
      <Words label={say('whyWithdraw')} most={500} value={reason} onChange={setReason} />
      <label className="sure">
        <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
        <span>{say('sure')}</span>
      </label>
    </SaysForm>
  )
}

interface WordsProps {
  label: string
  most: number
  value: string
  onChange: (value: string) => void
}

const Words = ({ label, most, value, onChange }: WordsProps) => (
  <label>
    <span>{label}</span>
    <textarea rows={3} maxLength={most} value={value} onChange={(event) => onChange(event.target.value)} />
  </label>
)

interface SaysFormProps {
  title: string
  help: string
  submit: string
  folded?: boolean
  /** Throws what was refused, or a sentence that says what is missing. */
  send: () => Promise<void>
  onSaid: () => void
  children: ReactNode
}

function SaysForm({ title, help, submit, folded, send, onSaid, children }: SaysFormProps) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    await send().then(onSaid, setError)
    setBusy(false)
  }
  return (
    <details className="says" open={!folded}>
      <summary>{title}</summary>
      <form noValidate onSubmit={(event) => void onSubmit(event)}>
        <p className="quiet">{help}</p>
        {children}
        <Problem error={error} />
        <button type="submit" className="primary" disabled={busy}>
          {submit}
        </button>
      </form>
    </details>
  )
}
