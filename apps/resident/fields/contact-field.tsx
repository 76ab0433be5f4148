import { useWords } from '#ui/words.ts'
import type { Typed } from '../typed.ts'
import { residentWords } from '../words.ts'

interface ContactFieldProps {
  typed: Typed
  wrong?: string | undefined
  /** Nothing is remembered by a terminal that everybody uses. */
  remember?: boolean
  onChange: (part: Partial<Typed>) => void
}

export function ContactField({ typed, wrong, remember = true, onChange }: ContactFieldProps) {
  const say = useWords(residentWords)
  return (
    <fieldset>
      <legend>{say('contact')}</legend>
      <p className="quiet">{say('contactHelp')}</p>
      <label>
        <span>{say('name')}</span>
        <input
          name="name"
          autoComplete={remember ? 'name' : 'off'}
          maxLength={50}
          value={typed.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </label>
      <label>
        <span>{say('phone')}</span>
        <input
          name="phone"
          type="tel"
          autoComplete={remember ? 'tel' : 'off'}
          maxLength={20}
          value={typed.phone}
          aria-invalid={wrong ? true : undefined}
          onChange={(event) => onChange({ phone: event.target.value })}
        />
      </label>
      {wrong && <p className="wrong">{wrong}</p>}
    </fieldset>
  )
}
