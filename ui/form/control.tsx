import { Input, InputNumber, Select } from 'antd'
import { type ReactNode, use } from 'react'
import type { ClassKey, FieldSchema } from '../cases.ts'
import { ClassField } from '../class-field.tsx'
import { useText } from '../words.ts'
import { FormAboutContext } from './about.ts'
import { AccountField } from './account-field.tsx'
import { CaseField } from './case-field.tsx'
import { Choice } from './choice.tsx'
import { ClassesField } from './classes-field.tsx'
import { EntryField } from './entry-field.tsx'
import { FreeEntryField } from './free-entry-field.tsx'
import { type Point, PointField } from './point-field.tsx'
import { StageField, TagField } from './tag-field.tsx'
import { UnitField } from './unit-field.tsx'

export interface ControlProps {
  id: string
  label: string
  schema: FieldSchema
  value: unknown
  issue: string | undefined
  autoFocus: boolean
  onChange: (value: unknown) => void
}

/** So few choices stand side by side. */
export const isFew = ({ enum: options }: FieldSchema): boolean => options !== undefined && options.length <= 7

/** The control that fits what the schema says of the value. */
export function Control(props: ControlProps): ReactNode {
  const { id, label, schema, value, onChange } = props
  const { kinds, edition } = use(FormAboutContext)
  if (schema.enum) return <OneOf {...props} />
  if (schema.items?.enum) return <SomeOf {...props} />
  const fitting = schema.kinds ?? schema.items?.kinds ?? kinds
  if (schema.class)
    return (
      <ClassField
        {...{ id, label, edition, onChange }}
        kinds={fitting}
        value={value as ClassKey | undefined}
      />
    )
  if (schema.items?.class)
    return (
      <ClassesField {...{ id, label, onChange }} kinds={fitting} value={value as ClassKey[] | undefined} />
    )
  if (schema.place) return <PointField {...{ id, onChange }} value={value as Point | undefined} />
  if (schema.entry && schema.free)
    return (
      <FreeEntryField {...{ id, onChange }} register={schema.entry} value={value as string | undefined} />
    )
  if (schema.entry)
    return <EntryField {...{ id, onChange }} register={schema.entry} value={value as string | undefined} />
  if (schema.case) return <CaseField {...{ id, onChange }} value={value as number | undefined} />
  if (schema.account)
    return <AccountField {...{ id, onChange }} which={schema.account} value={value as number | undefined} />
  if (schema.tag)
    return <TagField {...{ id, onChange }} which={schema.tag} value={value as string | undefined} />
  if (schema.stageOf)
    return <StageField {...{ id, onChange }} of={schema.stageOf} value={value as string | undefined} />
  const unit = schema.unit ?? schema.items?.unit
  if (unit)
    return (
      <UnitField
        {...{ id, onChange }}
        autoFocus={props.autoFocus}
        which={unit}
        many={schema.type === 'array'}
        value={value as number | number[] | undefined}
      />
    )
  return <Typed {...props} />
}

function OneOf({ id, schema, value, issue, autoFocus, onChange }: ControlProps) {
  const text = useText()
  const options = schema.enum!.map((code) => ({ value: code, label: text(schema.options?.[code]) || code }))
  const chosen = value as string | undefined
  if (isFew(schema)) return <Choice {...{ id, options, autoFocus, onChange }} value={chosen} />
  return (
    <Select
      id={id}
      autoFocus={autoFocus}
      aria-invalid={Boolean(issue)}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      options={options}
      value={chosen}
      onChange={onChange}
    />
  )
}

function SomeOf({ id, schema, value, issue, onChange }: ControlProps) {
  const text = useText()
  const { enum: codes = [], options } = schema.items!
  return (
    <Select
      id={id}
      mode="multiple"
      aria-invalid={Boolean(issue)}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      style={{ width: '100%' }}
      options={codes.map((code) => ({ value: code, label: text(options?.[code]) || code }))}
      value={(value ?? []) as string[]}
      onChange={onChange}
    />
  )
}

/** What is typed: text, several lines, a number, a day. */
function Typed({ id, schema, value, issue, autoFocus, onChange }: ControlProps) {
  const about = { id, autoFocus, 'aria-invalid': Boolean(issue), 'aria-describedby': `${id}-issue` }
  const say = useText()
  const text = typeof value === 'string' ? value : ''
  if (schema.type === 'integer' || schema.type === 'number')
    return (
      <InputNumber
        {...about}
        value={value as number}
        onChange={onChange}
        suffix={say(schema.measure)}
        style={{ width: '100%' }}
      />
    )
  if (schema.long)
    return (
      <Input.TextArea
        {...about}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={schema.maxLength}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  return (
    <Input
      {...about}
      type={schema.format === 'date' ? 'date' : 'text'}
      maxLength={schema.maxLength}
      autoComplete="off"
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
