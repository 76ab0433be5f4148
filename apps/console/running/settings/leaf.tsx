import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useId } from 'react'
import { useText } from '#ui/words.ts'
import { Field, useIssue, type ValueProps } from './field.tsx'
import { itemShape, kindOf, type Shape, unitOf } from './shape.ts'
import { shown } from './told.ts'

/** One value: a number with its unit, a text, a tick, a choice, a list of known codes. */
export function Leaf(props: ValueProps) {
  const id = useId()
  return (
    <Field {...props} id={id}>
      <Control {...props} id={id} />
    </Field>
  )
}

function Control({ id, shape, path, value, bare, onChange }: ValueProps & { id: string }) {
  const text = useText()
  const issue = useIssue(path)
  const name = bare || !shape.label ? { 'aria-label': text(shape.label ?? itemShape(shape).label) } : {}
  const about = { id, ...name, 'aria-invalid': Boolean(issue), 'aria-describedby': `${id}-issue` } as const
  const status = issue ? ('error' as const) : ('' as const)
  const options = Object.entries(shape.options ?? {}).map(([code, name]) => ({
    value: code,
    label: text(name),
  }))
  switch (kindOf(shape)) {
    case 'number':
      return (
        <InputNumber
          {...about}
          status={status}
          value={typeof value === 'number' ? shown(shape, value) : null}
          suffix={unitOf(shape, text, value)}
          onChange={(next) => onChange(shape.share && next !== null ? Number(next) / 100 : next)}
        />
      )
    case 'tick':
      return (
        <Checkbox id={id} checked={Boolean(value)} onChange={(event) => onChange(event.target.checked)}>
          {text(shape.label)}
        </Checkbox>
      )
    case 'one-of':
      return (
        <Select {...about} status={status} value={value as string} options={options} onChange={onChange} />
      )
    case 'known':
      return (
        <Select
          {...about}
          status={status}
          mode={shape.closed ? 'multiple' : 'tags'}
          showSearch={{ optionFilterProp: 'label' }}
          value={value as string[]}
          options={options}
          onChange={onChange}
        />
      )
    default:
      return isWide(shape) ? (
        <Input.TextArea
          {...about}
          status={status}
          autoSize={{ minRows: 1, maxRows: 8 }}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(shape.long ? target.value : target.value.replaceAll('\n', ' '))}
        />
      ) : (
        <Input
          {...about}
          status={status}
          autoComplete="off"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      )
  }
}

/** Texts that may not fit into one line break where they need to. */
const isWide = ({ long, maxLength = 0 }: Shape): boolean => Boolean(long) || maxLength >= 60
