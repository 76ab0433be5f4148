import { type FormEvent, useState } from 'react'
import { freshKey } from '#ui/present.ts'
import { useWords } from '#ui/words.ts'
import { type Choice, sendInConfidence } from '../asking.ts'
import { Choices } from '../fields/choices.tsx'
import { LineField } from '../fields/line-field.tsx'
import { SaidField } from '../fields/said-field.tsx'
import { Problem } from '../problem.tsx'
import { isPhone } from '../typed.ts'
import { confidentialWords } from './words.ts'

interface ConfidentialFormProps {
  about: readonly Choice[]
  onSent: (receipt: string) => void
}

const empty = { about: '', text: '', person: '', name: '', phone: '' }
type Typed = typeof empty
type Wrong = Partial<Record<keyof Typed, string>>

/** Kept in memory alone: a shared computer must not tell who wrote. */
export function ConfidentialForm({ about, onSent }: ConfidentialFormProps) {
  const say = useWords(confidentialWords)
  const [typed, setTyped] = useState(empty)
  const [wrong, setWrong] = useState<Wrong>({})
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const check = (): Wrong => ({
    ...(!typed.about && { about: say('aboutMissing') }),
    ...(typed.text.trim().length < 2 && { text: say('textMissing') }),
    ...(typed.phone.trim() && !isPhone(typed.phone) && { phone: say('phoneWrong') }),
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setError(undefined)
    const found = check()
    setWrong(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim()))
    await sendInConfidence(said, freshKey()).then(({ receipt }) => onSent(receipt), setError)
    setBusy(false)
  }
  return (
    <form noValidate autoComplete="off" onSubmit={(event) => void submit(event)}>
      <h2>{say('title')}</h2>
      <p className="intro">{say('intro')}</p>
      <Choices
        legend={say('about')}
        name="about"
        choices={about}
        value={typed.about}
        wrong={wrong.about}
        onChange={(chosen) => change({ about: chosen })}
      />
      <fieldset>
        <SaidField
          id="reported"
          label={say('text')}
          hint={say('textHint')}
          rows={7}
          value={typed.text}
          wrong={wrong.text}
          onChange={(text) => change({ text })}
        />
        <LineField label={say('person')} value={typed.person} onChange={(person) => change({ person })} />
      </fieldset>
      <fieldset>
        <legend>{say('contact')}</legend>
        <p className="quiet">{say('contactHelp')}</p>
        <LineField label={say('name')} value={typed.name} onChange={(name) => change({ name })} />
        <LineField
          label={say('phone')}
          type="tel"
          value={typed.phone}
          wrong={wrong.phone}
          onChange={(phone) => change({ phone })}
        />
        {wrong.phone && <p className="wrong">{wrong.phone}</p>}
      </fieldset>
      <Problem error={error} />
      <div className="send">
        <button type="submit" className="primary" disabled={busy}>
          {say(busy ? 'sending' : 'send')}
        </button>
        <p className="quiet">{say('nothingKept')}</p>
      </div>
    </form>
  )
}
