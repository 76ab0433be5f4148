import { type FormEvent, useState } from 'react'
import { shortMoment } from '#ui/format.ts'
import { presentMoment } from '#ui/present.ts'
import { useLanguage, useWords } from '#ui/words.ts'
import type { PublicSide, Receipt } from '../asking.ts'
import { forgetReceipt, keptReceipts } from '../kept-receipts.ts'
import { followWords } from '../words.ts'
import { FollowedAppeal } from './followed-appeal.tsx'

interface FollowPageProps {
  side: PublicSide
  receipt?: Receipt | undefined
  onReceipt: (receipt: Receipt) => void
  /** Whether receipts of this device are shown. */
  mine?: boolean
}

/** By number and code; what this device has sent is one tap away. */
export function FollowPage({ side, receipt, onReceipt, mine = true }: FollowPageProps) {
  const say = useWords(followWords)
  const [number, setNumber] = useState(receipt?.number ?? '')
  const [code, setCode] = useState(receipt?.code ?? '')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = { number: number.trim().toUpperCase(), code: code.trim().toUpperCase() }
    setWrong(!typed.number || !typed.code)
    if (typed.number && typed.code) onReceipt(typed)
  }
  return (
    <>
      {!receipt && <p className="intro">{say('findHelp')}</p>}
      <form className="find" noValidate onSubmit={submit}>
        <label>
          <span>{say('number')}</span>
          <input
            name="number"
            autoComplete="off"
            maxLength={40}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        </label>
        <label>
          <span>{say('code')}</span>
          <input
            name="code"
            autoComplete="off"
            maxLength={20}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        {wrong && (
          <p className="wrong" role="alert">
            {say('missing')}
          </p>
        )}
        <button type="submit" className="primary">
          {say('look')}
        </button>
      </form>
      {receipt && <FollowedAppeal key={`${receipt.number} ${receipt.code}`} side={side} receipt={receipt} />}
      {mine && <Mine onReceipt={onReceipt} />}
    </>
  )
}

function Mine({ onReceipt }: { onReceipt: (receipt: Receipt) => void }) {
  const say = useWords(followWords)
  const language = useLanguage()
  const [kept, setKept] = useState(keptReceipts)
  if (kept.length === 0) return null
  return (
    <section className="mine">
      <h2>{say('mine')}</h2>
      <ul>
        {kept.map(({ at, ...each }) => (
          <li key={each.number}>
            <button type="button" onClick={() => onReceipt(each)}>
              {each.number} <small>{shortMoment(new Date(at), presentMoment(), language)}</small>
            </button>
            <button
              type="button"
              className="plain"
              aria-label={say('forget', { number: each.number })}
              onClick={() => {
                forgetReceipt(each.number)
                setKept(keptReceipts())
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
