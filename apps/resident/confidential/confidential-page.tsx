import { useState } from 'react'
import { useWords } from '#ui/words.ts'
import { askReportForm } from '../asking.ts'
import { Problem } from '../problem.tsx'
import { useAnswer } from '../use-answer.ts'
import { ConfidentialForm } from './confidential-form.tsx'
import { FollowReport } from './follow-report.tsx'
import { confidentialWords } from './words.ts'

/** 12380: a report that only named officers read. Nothing of it stays in this browser, the receipt neither. */
export function ConfidentialPage() {
  const [receipt, setReceipt] = useState<string>()
  const { data, error } = useAnswer('reports', askReportForm)
  if (receipt) return <ReceiptOnce receipt={receipt} onWritten={() => setReceipt(undefined)} />
  return (
    <>
      <Problem error={error} />
      {data && <ConfidentialForm about={data.about} onSent={setReceipt} />}
      <FollowReport />
    </>
  )
}

function ReceiptOnce({ receipt, onWritten }: { receipt: string; onWritten: () => void }) {
  const say = useWords(confidentialWords)
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(receipt).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <section className="receipt" role="status">
      <h2>✓ {say('done')}</h2>
      <p>{say('keep')}</p>
      <dl className="numbers">
        <dt>{say('receipt')}</dt>
        <dd className="code whole">{receipt}</dd>
      </dl>
      <div className="buttons">
        <button type="button" onClick={() => void copy()}>
          {say(copied ? 'copied' : 'copy')}
        </button>
        <button type="button" className="primary" onClick={onWritten}>
          {say('written')}
        </button>
      </div>
    </section>
  )
}
