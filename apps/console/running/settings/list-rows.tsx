import { type ComponentType, useState } from 'react'
import { type Text, useText, useWords } from '#ui/words.ts'
import { under } from './check.ts'
import { useIssue, type ValueProps } from './field.tsx'
import { Rows } from './rows.tsx'
import { blank, itemShape, partOf } from './shape.ts'
import { settingsWords } from './words.ts'

interface ListRowsProps extends ValueProps {
  /** Draws what a row holds, whatever its shape. */
  draw: ComponentType<ValueProps>
}

/** A list as rows that can be added and taken away; rows of many fields fold under their name. */
export function ListRows({ shape, path, value, usual, onChange, draw }: ListRowsProps) {
  const say = useWords(settingsWords)
  const issue = useIssue(path)
  const [added, setAdded] = useState<number>()
  const rows = value as unknown[]
  const item = itemShape(shape)
  const add = () => {
    setAdded(rows.length)
    onChange([...rows, blank(item)])
  }
  const drawn = rows.map((row, at) => (
    <OneRow
      key={at}
      shape={item}
      path={under(path, String(at))}
      value={row}
      usual={usualRow(usual, row)}
      draw={draw}
      open={at === added}
      title={say('rowOf', { row: at + 1 })}
      onChange={(next) => onChange(rows.with(at, next))}
    />
  ))
  return (
    <Rows {...{ shape, usual, onChange }} value={rows} rows={drawn} onAdd={add}>
      {issue && (
        <p className="issue" role="alert">
          {issue}
        </p>
      )}
    </Rows>
  )
}

interface OneRowProps extends ListRowsProps {
  title: string
  open: boolean
}

const fewFields = 3

function OneRow({ title, open, draw: Draw, ...row }: OneRowProps) {
  const text = useText()
  const isLong = Object.keys(row.shape.properties ?? {}).length > fewFields
  if (!isLong) return <Draw {...row} bare />
  const named = (row.value as { title?: Text }).title
  return (
    <details open={open}>
      <summary>{text(named) || title}</summary>
      <Draw {...row} />
    </details>
  )
}

/** The default of a row that has a code of its own: the delivered row of that code. */
const usualRow = (usual: unknown, row: unknown): unknown => {
  const code = partOf(row, 'code')
  return code ? (usual as unknown[] | undefined)?.find((each) => partOf(each, 'code') === code) : undefined
}
