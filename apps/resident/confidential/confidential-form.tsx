import { type FormEvent, useState } from 'react'
import { freshKey } from '#ui/present.ts'
import { useWords } from '#ui/words.ts'
import { type Choice, sendInConfidence } from '../asking.ts'
import { Choices } from '../fields/choices.tsx'
import { Problem } from '../problem.tsx'
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
        <legend>
          <label htmlFor="reported">{say('text')}</label>
        </legend>
        <textarea
          id="reported"
          rows={7}
          maxLength={4000}
          placeholder={say('textHint')}
          value={typed.text}
          aria-invalid={wrong.text ? true : undefined}
          onChange={(event) => change({ text: event.target.value })}
        />
        {wrong.text && <p className="wrong">{wrong.text}</p>}
        <Line label={say('person')} value={typed.person} onChange={(person) => change({ person })} />
      </fieldset>
      <fieldset>
        <legend>{say('contact')}</legend>
        <p className="quiet">{say('contactHelp')}</p>
        <Line label={say('name')} value={typed.name} onChange={(name) => change({ name })} />
        <Line label={say('phone')} value={typed.phone} onChange={(phone) => change({ phone })} type="tel" />
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

const isPhone = (typed: string): boolean => /^\d{7,15}$/.test(typed.replace(/[\s()（）+-]/g, ''))

interface LineProps {
  label: string
  value: string
  type?: 'text' | 'tel'
  onChange: (value: string) => void
}

const Line = ({ label, value, type = 'text', onChange }: LineProps) => (
  <label>
    <span>{label}</span>
    <input
      type={type}
      autoComplete="off"
      maxLength={type === 'tel' ? 20 : 50}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
)
