import { type FormEvent, useState } from 'react'
import { shortMoment } from '#ui/format.ts'
import { presentMoment } from '#ui/present.ts'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { addToReport, type FollowedReport, followReport } from '../asking.ts'
import { Problem } from '../problem.tsx'
import { confidentialWords } from './words.ts'

/** By the receipt alone, which stands in no address and is not remembered. */
export function FollowReport() {
  const say = useWords(confidentialWords)
  const [receipt, setReceipt] = useState('')
  const [found, setFound] = useState<{ receipt: string; report: FollowedReport }>()
  const [error, setError] = useState<unknown>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFound(undefined)
    setError(undefined)
    const typed = receipt.trim().toUpperCase()
    if (!typed) return setError(say('receiptMissing'))
    await followReport(typed).then((report) => setFound({ receipt: typed, report }), setError)
  }
  return (
    <section className="follow-report">
      <h2>{say('follow')}</h2>
      <form className="find" noValidate autoComplete="off" onSubmit={(event) => void submit(event)}>
        <label>
          <span>{say('receipt')}</span>
          <input
            autoComplete="off"
            maxLength={60}
            value={receipt}
            onChange={(event) => setReceipt(event.target.value)}
          />
        </label>
        <Problem error={error} />
        <button type="submit" className="primary">
          {say('look')}
        </button>
      </form>
      {found && <Followed key={found.receipt} {...found} />}
    </section>
  )
}

function Followed({ receipt, report }: { receipt: string; report: FollowedReport }) {
  const say = useWords(confidentialWords)
  const text = useText()
  const language = useLanguage()
  const at = (moment: string) => shortMoment(new Date(moment), presentMoment(), language)
  return (
    <article className="followed">
      <header>
        <h3>{text(report.state)}</h3>
        <p className="quiet">
          {say('opened', { at: at(report.openedAt) })}
          {report.closedAt && ` · ${say('closed', { at: at(report.closedAt) })}`}
        </p>
      </header>
      <section className="answer">
        <h3>{say('answer')}</h3>
        {report.replies.length === 0 && <p className="quiet">{say('noAnswer')}</p>}
        {report.replies.map((reply) => (
          <p key={reply}>{reply}</p>
        ))}
      </section>
      {report.open && <AddForm receipt={receipt} />}
    </article>
  )
}

function AddForm({ receipt }: { receipt: string }) {
  const say = useWords(confidentialWords)
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState(false)
  const [error, setError] = useState<unknown>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSaid(false)
    if (typed.trim().length < 2) return setError(say('textMissing'))
    setError(undefined)
    const onSaid = () => {
      setTyped('')
      setSaid(true)
    }
    await addToReport(receipt, typed).then(onSaid, setError)
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <label>
        <span>{say('add')}</span>
        <textarea
          rows={3}
          maxLength={4000}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <Problem error={error} />
      {said && (
        <p className="note" role="status">
          {say('added')}
        </p>
      )}
      <button type="submit">{say('sendAdded')}</button>
    </form>
  )
}
