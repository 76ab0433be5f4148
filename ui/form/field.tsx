import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { FieldSchema } from '../cases.ts'
import { Tag } from '../tag.tsx'
import { useText, useWords } from '../words.ts'
import { Choice } from './choice.tsx'
import { UnitField } from './unit-field.tsx'
import { formWords } from './words.ts'

interface FieldProps {
  id: string
  name: string
  schema: FieldSchema
  required: boolean
  value: unknown
  issue: string | undefined
  autoFocus: boolean
  onChange: (value: unknown) => void
}

export function Field(props: FieldProps) {
  const { id, name, schema, required, issue } = props
  const say = useWords(formWords)
  const label = useText()(schema.label) || name
  const isGroup = schema.enum && schema.enum.length <= 7
  const Label = isGroup ? 'span' : 'label'
  if (schema.type === 'boolean') return <Tick {...props} label={label} />
  return (
    <div className={`field ${issue ? 'wrong' : ''}`}>
      <Label id={`${id}-label`} {...(!isGroup && { htmlFor: id })}>
        {label}
        {!required && <small>{say('optional')}</small>}
        {schema.audience === 'public' && <Tag tone="yellow">{say('public')}</Tag>}
        {schema.personal && <Tag>{say('personal')}</Tag>}
      </Label>
      <Control {...props} label={label} />
      {issue && (
        <p className="issue" id={`${id}-issue`} role="alert">
          {issue}
        </p>
      )}
    </div>
  )
}

function Tick({ id, schema, value, label, onChange }: FieldProps & { label: string }) {
  return (
    <div className="field">
      <Checkbox
        id={id}
        checked={Boolean(value ?? schema.default)}
        onChange={(event) => onChange(event.target.checked)}
      >
        {label}
      </Checkbox>
    </div>
  )
}

/** The control that fits what the schema says of the value. */
function Control({
  id,
  schema,
  value,
  issue,
  autoFocus,
  onChange,
}: FieldProps & { label: string }): ReactNode {
  const text = useText()
  const about = { id, autoFocus, 'aria-invalid': Boolean(issue), 'aria-describedby': `${id}-issue` }
  if (schema.enum) {
    const options = schema.enum.map((code) => ({ value: code, label: text(schema.options?.[code]) || code }))
    if (options.length <= 7)
      return <Choice {...{ id, options, autoFocus, onChange }} value={value as string | undefined} />
    return <Select {...about} options={options} value={value as string} onChange={onChange} showSearch />
  }
  const unit = schema.unit ?? schema.items?.unit
  if (unit)
    return (
      <UnitField
        {...{ id, autoFocus, onChange }}
        which={unit}
        many={schema.type === 'array'}
        value={value as number | number[] | undefined}
      />
    )
  if (schema.type === 'integer' || schema.type === 'number')
    return <InputNumber {...about} value={value as number} onChange={onChange} style={{ width: '100%' }} />
  if (schema.long)
    return (
      <Input.TextArea
        {...about}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={schema.maxLength}
        value={(value as string | undefined) ?? ''}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  return (
    <Input
      {...about}
      maxLength={schema.maxLength}
      autoComplete="off"
      value={(value as string | undefined) ?? ''}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
