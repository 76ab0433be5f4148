interface ChoiceProps {
  id: string
  options: { value: string; label: string }[]
  value: string | undefined
  autoFocus: boolean
  onChange: (value: string) => void
}

/** A few choices side by side: one click, or the arrow keys. */
export function Choice({ id, options, value, autoFocus, onChange }: ChoiceProps) {
  return (
    <div role="radiogroup" aria-labelledby={`${id}-label`} className="choice">
      {options.map((option, at) => (
        <label key={option.value} className={option.value === value ? 'chosen' : undefined}>
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            autoFocus={autoFocus && at === 0}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
