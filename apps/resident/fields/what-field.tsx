import { useWords } from '#ui/words.ts'
import type { PublicSide } from '../asking.ts'
import type { Typed, Wrong } from '../typed.ts'
import { residentWords } from '../words.ts'
import { Choices } from './choices.tsx'
import { SaidField } from './said-field.tsx'

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
        <SaidField
          id="what"
          label={say('what')}
          hint={say('whatHint')}
          rows={5}
          value={typed.text}
          wrong={wrong.text}
          onChange={(text) => onChange({ text })}
        />
      </fieldset>
    </>
  )
}
