import { useText } from '#ui/words.ts'
import type { Choice } from '../asking.ts'

interface ChoicesProps {
  legend: string
  name: string
  choices: readonly Choice[]
  value: string
  wrong?: string | undefined
  onChange: (code: string) => void
}

/** One of a few, each as large as a finger. */
export function Choices({ legend, name, choices, value, wrong, onChange }: ChoicesProps) {
  const text = useText()
  return (
    <fieldset className="choices" aria-invalid={wrong ? true : undefined}>
      <legend>{legend}</legend>
      <div>
        {choices.map(({ code, title }) => (
          <label key={code} className={code === value ? 'chosen' : undefined}>
            <input
              type="radio"
              name={name}
              value={code}
              checked={code === value}
              onChange={() => onChange(code)}
            />
            {text(title)}
          </label>
        ))}
      </div>
      {wrong && <p className="wrong">{wrong}</p>}
    </fieldset>
  )
}
