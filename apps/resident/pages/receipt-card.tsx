import { useState } from 'react'
import { useWords } from '#ui/words.ts'
import type { Receipt } from '../asking.ts'
import { followWords } from '../words.ts'

interface ReceiptCardProps {
  receipt: Receipt
  onAnother: () => void
}

/** What the resident takes along: the number and the code. */
export function ReceiptCard({ receipt, onAnother }: ReceiptCardProps) {
  const say = useWords(followWords)
  const [copied, setCopied] = useState(false)
  const words = `${say('number')} ${receipt.number}  ${say('code')} ${receipt.code}`
  return (
    <section className="receipt" role="status">
      <h2>✓ {say('done')}</h2>
      <p>{say('keep')}</p>
      <ReceiptNumbers receipt={receipt} />
      <p className="quiet">{say('keptHere')}</p>
      <div className="buttons">
        <button
          type="button"
          onClick={() =>
            void navigator.clipboard.writeText(words).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {say(copied ? 'copied' : 'copy')}
        </button>
        <a className="button primary" href={`#follow/${receipt.number}/${receipt.code}`}>
          {say('look')}
        </a>
      </div>
      <button type="button" className="plain" onClick={onAnother}>
        {say('another')}
      </button>
    </section>
  )
}

export function ReceiptNumbers({ receipt }: { receipt: Receipt }) {
  const say = useWords(followWords)
  return (
    <dl className="numbers">
      <dt>{say('number')}</dt>
      <dd className="number">{receipt.number}</dd>
      <dt>{say('code')}</dt>
      <dd className="code">{receipt.code}</dd>
    </dl>
  )
}
