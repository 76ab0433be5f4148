interface LineFieldProps {
  label: string
  /** What the browser may know it by (`name`, `tel`); nothing: it remembers nothing. */
  remembered?: 'name' | 'tel' | undefined
  type?: 'text' | 'tel'
  value: string
  wrong?: string | undefined
  onChange: (value: string) => void
}

/** One line that is typed: a name, a telephone. */
export const LineField = ({ label, remembered, type = 'text', value, wrong, onChange }: LineFieldProps) => (
  <label>
    <span>{label}</span>
    <input
      name={remembered}
      type={type}
      autoComplete={remembered ?? 'off'}
      maxLength={type === 'tel' ? 20 : 50}
      value={value}
      aria-invalid={wrong ? true : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
)
