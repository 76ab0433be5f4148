import { useState } from 'react'
import { useWords } from '#ui/words.ts'
import { type PublicSide, type Receipt, sendReport } from '../asking.ts'
import { ContactField } from '../fields/contact-field.tsx'
import { PlaceField } from '../fields/place-field.tsx'
import { WhatField } from '../fields/what-field.tsx'
import { Problem } from '../problem.tsx'
import { checkTyped, type Field, nothingTyped, reportOf, type Typed, type Wrong, wrongOf } from '../typed.ts'
import { kioskWords, residentWords } from '../words.ts'

const steps: readonly (readonly Field[])[] = [['kind', 'text'], ['place'], ['phone']]

/** Three steps, each on one screen; what is typed lives in this page's memory alone. */
export function KioskForm({ side, onSent }: { side: PublicSide; onSent: (receipt: Receipt) => void }) {
  const say = useWords(kioskWords)
  const sayReport = useWords(residentWords)
  const [typed, setTyped] = useState<Typed>(nothingTyped)
  const [at, setAt] = useState(0)
  const [wrong, setWrong] = useState<Wrong>({})
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const send = async () => {
    setBusy(true)
    await sendReport(reportOf(typed, 'kiosk'), typed.key).then(onSent, (failure: unknown) => {
      const found = wrongOf(failure)
      const first = steps.findIndex((fields) => fields.some((field) => found[field]))
      setWrong(found)
      setError(failure)
      setBusy(false)
      if (first >= 0) setAt(first)
    })
  }
  const next = () => {
    setError(undefined)
    const found = checkTyped(typed, sayReport)
    const here = Object.fromEntries(
      Object.entries(found).filter(([field]) => steps[at]!.includes(field as Field)),
    )
    setWrong(here)
    if (Object.keys(here).length > 0) return
    if (at < steps.length - 1) setAt(at + 1)
    else void send()
  }
  return (
    <form
      className="steps"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <p className="quiet">{say('step', { at: at + 1, of: steps.length })}</p>
      {at === 0 && <WhatField side={side} typed={typed} wrong={wrong} onChange={change} />}
      {at === 1 && <PlaceField fixed typed={typed} wrong={wrong.place} onChange={change} />}
      {at === 2 && <ContactField remember={false} typed={typed} wrong={wrong.phone} onChange={change} />}
      <Problem error={error} />
      <div className="buttons">
        {at > 0 && (
          <button type="button" onClick={() => setAt(at - 1)}>
            {say('back')}
          </button>
        )}
        <button type="submit" className="primary" disabled={busy}>
          {at < steps.length - 1 ? say('next') : sayReport(busy ? 'sending' : 'send')}
        </button>
      </div>
    </form>
  )
}
