import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useText, useWords } from '#ui/words.ts'
import { keyPath, under } from './check.ts'
import { Default, useIssue, type ValueProps } from './field.tsx'
import { Leaf } from './leaf.tsx'
import { blank, type Row, type Shape, valueShape } from './shape.ts'
import { settingsWords } from './words.ts'

/** A table of two columns: a name, and what holds for it. */
export function TableRows({ shape, path, value, usual, onChange }: ValueProps) {
  const say = useWords(settingsWords)
  const text = useText()
  const rows = value as Row[]
  const values = valueShape(shape)
  const set = (at: number, row: Row) => onChange(rows.with(at, row))
  return (
    <fieldset className="setting-group">
      {shape.label && <legend>{text(shape.label)}</legend>}
      {shape.help && <p className="help">{text(shape.help)}</p>}
      {rows.length === 0 && <p className="quiet small">{say('empty')}</p>}
      <ol className="setting-rows">
        {rows.map(([key, each], at) => (
          <li key={at}>
            <div className="setting-pair">
              <Name
                shape={shape.propertyNames ?? {}}
                path={keyPath(path, at)}
                value={key}
                onChange={(next) => set(at, [next, each])}
              />
              <Leaf
                shape={values}
                path={under(path, key.trim())}
                value={each}
                usual={undefined}
                onChange={(next) => set(at, [key, next])}
              />
            </div>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={say('remove', { row: at + 1 })}
              title={say('remove', { row: at + 1 })}
              onClick={() => onChange(rows.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => onChange([...rows, ['', blank(values)]])}
      >
        {say('add')}
      </Button>
      <Default {...{ shape, value, usual, onChange }} />
    </fieldset>
  )
}

interface NameProps {
  shape: Shape
  path: string
  value: string
  onChange: (value: string) => void
}

function Name({ shape, path, value, onChange }: NameProps) {
  const text = useText()
  const issue = useIssue(path)
  return (
    <div className={`field ${issue ? 'wrong' : ''}`}>
      <label htmlFor={path}>{text(shape.label)}</label>
      <Input
        id={path}
        status={issue ? 'error' : ''}
        aria-invalid={Boolean(issue)}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {issue && (
        <p className="issue" role="alert">
          {issue}
        </p>
      )}
    </div>
  )
}
