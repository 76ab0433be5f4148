import { useWords } from '#ui/words.ts'
import type { PublicSide } from '../asking.ts'
import type { Typed, Wrong } from '../typed.ts'
import { residentWords } from '../words.ts'
import { Choices } from './choices.tsx'

interface WhatFieldProps {
  side: PublicSide
  typed: Typed
  wrong: Wrong
  onChange: (part: Partial<Typed>) => void
}

/** What it is about, and what happened: the same on a phone and at a kiosk. */
export function WhatField({ side, typed, wrong, onChange }: WhatFieldProps) {
  const say = useWords(residentWords)
  return (
    <>
      <Choices
        legend={say('kind')}
        name="kind"
        choices={side.kinds}
        value={typed.kind}
        wrong={wrong.kind}
        onChange={(kind) => onChange({ kind })}
      />
      {typed.kind === 'report' && <p className="note">{say('secret')}</p>}
      <fieldset>
        <legend>
          <label htmlFor="what">{say('what')}</label>
        </legend>
        <textarea
          id="what"
          rows={5}
          maxLength={4000}
          placeholder={say('whatHint')}
          value={typed.text}
          aria-invalid={wrong.text ? true : undefined}
          onChange={(event) => onChange({ text: event.target.value })}
        />
        {wrong.text && <p className="wrong">{wrong.text}</p>}
      </fieldset>
    </>
  )
}
