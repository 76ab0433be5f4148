import { TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useState } from 'react'
import { useWords } from '#ui/words.ts'
import { type ColumnKey, columnKeys } from './columns.tsx'
import { casesWords } from './words.ts'

const stored = 'huying.columns'
const usual: ColumnKey[] = ['clock', 'number', 'what', 'state', 'place', 'unit', 'opened']

/** Which columns this person wants to see; kept in this browser, always in the same order. */
export function useColumnChoice(): [ColumnKey[], (keys: ColumnKey[]) => void] {
  const [chosen, setChosen] = useState<ColumnKey[]>(() => {
    const known = (localStorage.getItem(stored) ?? '').split(',')
    const keys = columnKeys.filter((key) => known.includes(key))
    return keys.length > 0 ? keys : usual
  })
  return [
    chosen,
    (keys) => {
      const ordered = columnKeys.filter((key) => keys.includes(key))
      localStorage.setItem(stored, ordered.join(','))
      setChosen(ordered)
    },
  ]
}

export function ColumnChoice(props: { chosen: ColumnKey[]; onChoose: (keys: ColumnKey[]) => void }) {
  const say = useWords(casesWords)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="column-choice"
          value={props.chosen}
          onChange={(keys) => props.onChoose(keys.length > 0 ? keys : usual)}
          options={columnKeys.map((key) => ({ value: key, label: say(key) }))}
        />
      }
    >
      <Button icon={<TableOutlined />}>{say('columns')}</Button>
    </Popover>
  )
}
