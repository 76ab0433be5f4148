import { useWords } from '#ui/words.ts'
import type { Typed } from '../typed.ts'
import { residentWords } from '../words.ts'
import { LineField } from './line-field.tsx'

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
      <LineField
        label={say('name')}
        remembered={remember ? 'name' : undefined}
        value={typed.name}
        onChange={(name) => onChange({ name })}
      />
      <LineField
        label={say('phone')}
        remembered={remember ? 'tel' : undefined}
        type="tel"
        value={typed.phone}
        wrong={wrong}
        onChange={(phone) => onChange({ phone })}
      />
      {wrong && <p className="wrong">{wrong}</p>}
    </fieldset>
  )
}
