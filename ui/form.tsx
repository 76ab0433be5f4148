import { useId, useState } from 'react'
import type { FormSchema } from './cases.ts'
import { Field } from './form/field.tsx'
import './form/form.css'

export type { Answers, Issues } from './form/check.ts'
export { checkAnswers, emptyAnswers, issuesOf } from './form/check.ts'
export { Answered } from './form/answered.tsx'
export { type FormAbout, FormAboutContext } from './form/about.ts'
export { formWords } from './form/words.ts'
export { focusFirstWrong } from './form/focus-wrong.ts'
export { UnitField } from './form/unit-field.tsx'

interface SchemaFormProps {
  schema: FormSchema
  values: Record<string, unknown>
  onChange: (values: Record<string, unknown>) => void
  /** What is wrong, by field; said below the field and read out with it. */
  issues: Record<string, string>
  /** Fields drawn elsewhere on the page. */
  without?: readonly string[]
  autoFocus?: boolean
}

/** A form drawn from the JSON Schema of a declaration: labels, choices, units, limits follow from it. */
export function SchemaForm({ schema, values, onChange, issues, without = [], autoFocus }: SchemaFormProps) {
  const id = useId()
  const [checked, setChecked] = useState({ issues, values })
  if (checked.issues !== issues) setChecked({ issues, values })
  // What was found wrong is so until it is changed.
  const issueOf = (name: string) => (values[name] === checked.values[name] ? issues[name] : undefined)
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !without.includes(name))
  return (
    <div className="schema-form">
      {fields.map(([name, field], at) => (
        <Field
          key={name}
          id={`${id}${name}`}
          name={name}
          schema={field}
          required={schema.required?.includes(name) ?? false}
          value={values[name]}
          issue={issueOf(name)}
          autoFocus={Boolean(autoFocus) && at === 0}
          onChange={(value) => onChange({ ...values, [name]: value })}
        />
      ))}
    </div>
  )
}
