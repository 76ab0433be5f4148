import { Checkbox } from 'antd'
import { Tag } from '../tag.tsx'
import { useText, useWords } from '../words.ts'
import { Control, type ControlProps, isFew } from './control.tsx'
import { formWords } from './words.ts'

interface FieldProps extends Omit<ControlProps, 'label'> {
  name: string
  required: boolean
}

/** A field under its label, with what is wrong below it. */
export function Field(props: FieldProps) {
  const { id, name, schema, required, issue } = props
  const say = useWords(formWords)
  const text = useText()
  const label = text(schema.label) || usual(name, say) || name
  const Label = isFew(schema) ? 'span' : 'label'
  if (schema.type === 'boolean') return <Tick {...props} label={label} />
  return (
    <div className={`field ${issue ? 'wrong' : ''}`}>
      <Label id={`${id}-label`} {...(!isFew(schema) && { htmlFor: id })}>
        {label}
        {!required && <small>{say('optional')}</small>}
        {schema.audience === 'public' && <Tag tone="yellow">{say('public')}</Tag>}
        {schema.personal && <Tag>{say('personal')}</Tag>}
      </Label>
      <Control {...props} label={label} />
      {schema.help && <p className="help">{text(schema.help)}</p>}
      {issue && (
        <p className="issue" id={`${id}-issue`} role="alert">
          {issue}
        </p>
      )}
    </div>
  )
}

/** Fields that many actions share and that need no label of their own. */
const usual = (name: string, say: (key: 'note' | 'reason') => string): string | undefined =>
  name === 'note' || name === 'reason' ? say(name) : undefined

function Tick({ id, schema, value, label, onChange }: ControlProps) {
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
