import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { get } from '#ui/api.ts'
import { Failure, Waiting } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import { catalogueWords } from './catalogue-words.ts'
import { useToldField } from './standards/told-field.ts'

interface Difference {
  what: string
  id: string
  change: 'added' | 'removed' | 'changed'
  fields: { name: string; before: unknown; after: unknown }[]
}

const tones = { added: 'green', removed: 'red', changed: 'yellow' } as const

/** More are opened by a click: an imported table may change hundreds. */
const mostFirst = 40

/** What a version would change, before it is put in force. */
export function Differences({ version, against }: { version: number; against: number }) {
  const say = useWords(catalogueWords)
  const told = useToldField()
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['catalogue', 'differences', version, against],
    queryFn: () =>
      get<{ differences: Difference[] }>(`/catalogue/versions/${version}/differences`, { against }),
  })
  if (error) return <Failure error={error} retry={refetch} />
  if (!data) return <Waiting lines={3} />
  if (data.differences.length === 0) return <p className="quiet">{say('same')}</p>
  const { differences } = data
  const many = (change: Difference['change']) => differences.filter((each) => each.change === change).length
  const counts = { added: many('added'), changed: many('changed'), removed: many('removed') }
  return (
    <>
      <p>{say('counted', counts)}</p>
      <ul className="differences">
        {differences.slice(0, all ? differences.length : mostFirst).map(({ what, id, change, fields }) => (
          <li key={`${what} ${id}`}>
            <Tag tone={tones[change]}>{say(change)}</Tag> <span className="code">{id}</span>
            {fields.map(({ name, before, after }) => (
              <p key={name} className="small">
                {told.name(name)}: {before != null && <del>{told.value(name, before)}</del>}{' '}
                {after != null && <ins>{told.value(name, after)}</ins>}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {!all && differences.length > mostFirst && (
        <Button onClick={() => setAll(true)}>{say('allDifferences', { count: differences.length })}</Button>
      )}
    </>
  )
}
