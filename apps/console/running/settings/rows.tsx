import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useText, useWords } from '#ui/words.ts'
import { Default, type ValueProps } from './field.tsx'
import { settingsWords } from './words.ts'

interface RowsProps extends Omit<ValueProps, 'path' | 'value'> {
  /** What each row shows, in their order. */
  rows: readonly ReactNode[]
  value: readonly unknown[]
  onAdd: () => void
  /** What is wrong with the whole. */
  children?: ReactNode
}

/** Rows that can be added and taken away, under their name, with the default of the whole. */
export function Rows({ shape, rows, value, usual, onChange, onAdd, children }: RowsProps) {
  const say = useWords(settingsWords)
  const text = useText()
  return (
    <fieldset className="setting-group">
      {shape.label && <legend>{text(shape.label)}</legend>}
      {shape.help && <p className="help">{text(shape.help)}</p>}
      {rows.length === 0 && <p className="quiet small">{say('empty')}</p>}
      <ol className="setting-rows">
        {rows.map((row, at) => (
          <li key={at}>
            {row}
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={say('remove', { row: at + 1 })}
              title={say('remove', { row: at + 1 })}
              onClick={() => onChange(value.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        disabled={rows.length >= (shape.maxItems ?? Infinity)}
        onClick={onAdd}
      >
        {say('add')}
      </Button>
      <Default {...{ shape, value, usual, onChange }} />
      {children}
    </fieldset>
  )
}
