import { useText } from '#ui/words.ts'
import { under } from './check.ts'
import type { ValueProps } from './field.tsx'
import { Leaf } from './leaf.tsx'
import { ListRows } from './list-rows.tsx'
import { kindOf, partOf, partsOf, withPart } from './shape.ts'
import { TableRows } from './table-rows.tsx'

/** A value of any shape: groups within groups, rows within lists. */
export function Value(props: ValueProps) {
  const kind = kindOf(props.shape)
  if (kind === 'group') return <Group {...props} />
  if (kind === 'list') return <ListRows {...props} draw={Value} />
  if (kind === 'table') return <TableRows {...props} />
  return <Leaf {...props} />
}

function Group({ shape, path, value, usual, bare, onChange }: ValueProps) {
  const text = useText()
  const fields = partsOf(shape)!.map(([name, part]) => (
    <Value
      key={name}
      shape={part}
      path={under(path, name)}
      value={partOf(value, name)}
      usual={usual === undefined ? undefined : partOf(usual, name)}
      onChange={(next) => onChange(withPart(value, name, next))}
    />
  ))
  if (!shape.label || bare) return <div className="setting-fields">{fields}</div>
  return (
    <fieldset className="setting-group">
      <legend>{text(shape.label)}</legend>
      {shape.help && <p className="help">{text(shape.help)}</p>}
      <div className="setting-fields">{fields}</div>
    </fieldset>
  )
}
