import { Input } from 'antd'
import { useText } from '#ui/words.ts'
import { keyPath, under } from './check.ts'
import { useIssue, type ValueProps } from './field.tsx'
import { Leaf } from './leaf.tsx'
import { Rows } from './rows.tsx'
import { blank, type Row, type Shape, valueShape } from './shape.ts'

/** A table of two columns: a name, and what holds for it. */
export function TableRows({ shape, path, value, usual, onChange }: ValueProps) {
  const rows = value as Row[]
  const values = valueShape(shape)
  const set = (at: number, row: Row) => onChange(rows.with(at, row))
  const drawn = rows.map(([key, each], at) => (
    <div key={at} className="setting-pair">
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
  ))
  const add = () => onChange([...rows, ['', blank(values)]])
  return <Rows {...{ shape, usual, onChange }} value={rows} rows={drawn} onAdd={add} />
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
