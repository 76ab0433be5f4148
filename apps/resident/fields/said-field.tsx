interface SaidFieldProps {
  id: string
  label: string
  hint: string
  rows: number
  value: string
  wrong?: string | undefined
  onChange: (value: string) => void
}

/** What somebody has to say, in as many words as it takes. */
export function SaidField({ id, label, hint, rows, value, wrong, onChange }: SaidFieldProps) {
  return (
    <>
      <legend>
        <label htmlFor={id}>{label}</label>
      </legend>
      <textarea
        id={id}
        rows={rows}
        maxLength={4000}
        placeholder={hint}
        value={value}
        aria-invalid={wrong ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && <p className="wrong">{wrong}</p>}
    </>
  )
}
