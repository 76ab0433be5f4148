import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useDraft } from '#ui/draft.ts'
import { useWords } from '#ui/words.ts'
import { type PublicSide, type Receipt, sendReport } from '../asking.ts'
import { ContactField } from '../fields/contact-field.tsx'
import { PhotoField } from '../fields/photo-field.tsx'
import { PlaceField } from '../fields/place-field.tsx'
import { WhatField } from '../fields/what-field.tsx'
import { keepReceipt } from '../kept-receipts.ts'
import { Problem } from '../problem.tsx'
import { checkTyped, nothingTyped, reportOf, type Typed, type Wrong, wrongOf } from '../typed.ts'
import { residentWords } from '../words.ts'
import { ReceiptCard } from './receipt-card.tsx'

/** One form, everything visible; a draft at every stroke, and one report however often it is sent. */
export function ReportPage({ side }: { side: PublicSide }) {
  const [typed, setTyped, clear] = useDraft<Typed>('report', nothingTyped())
  const [receipt, setReceipt] = useState<Receipt>()
  if (receipt) return <ReceiptCard receipt={receipt} onAnother={() => setReceipt(undefined)} />
  const onSent = (sent: Receipt) => {
    keepReceipt(sent)
    clear()
    setReceipt(sent)
  }
  return <ReportForm side={side} typed={typed} onType={setTyped} onClear={clear} onSent={onSent} />
}

interface ReportFormProps {
  side: PublicSide
  typed: Typed
  onType: (typed: Typed) => void
  onClear: () => void
  onSent: (receipt: Receipt) => void
}

function ReportForm({ side, typed, onType, onClear, onSent }: ReportFormProps) {
  const say = useWords(residentWords)
  const [wrong, setWrong] = useState<Wrong>({})
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const change = (part: Partial<Typed>) => onType({ ...typed, ...part })
  useEffect(() => {
    // Newer browsers answer a scroll with a promise, which an effect may not return.
    form.current?.querySelector<HTMLElement>('.wrong')?.scrollIntoView({ block: 'center' })
  }, [wrong])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setError(undefined)
    const found = checkTyped(typed, say)
    setWrong(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      onSent(await sendReport(reportOf(typed, 'web'), typed.key))
    } catch (failure) {
      setWrong(wrongOf(failure))
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      <p className="intro">{say('intro')}</p>
      <WhatField side={side} typed={typed} wrong={wrong} onChange={change} />
      <PlaceField typed={typed} wrong={wrong.place} onChange={change} />
      <PhotoField rules={side.photos} value={typed.photos} onChange={(photos) => change({ photos })} />
      <ContactField typed={typed} wrong={wrong.phone} onChange={change} />
      <Problem error={error} />
      <div className="send">
        <button type="submit" className="primary" disabled={busy}>
          {say(busy ? 'sending' : 'send')}
        </button>
        <button type="button" className="plain" onClick={onClear}>
          {say('discard')}
        </button>
        <p className="quiet">{say('kept')}</p>
      </div>
    </form>
  )
}
