import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { type InboxItem, inboxQuery } from '#ui/cases.ts'
import { spanText } from '#ui/format.ts'
import { colourOf } from '#ui/light.tsx'
import { useNow } from '#ui/now.ts'
import { Empty, Failure } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import { BulkBar } from '../bulk/bulk-bar.tsx'
import { useCaseColumns } from '../cases/columns.tsx'
import { deskWords } from './words.ts'

type Part = 'all' | 'late' | 'soon' | 'later'

/** 我的待办: what waits for me, the most pressing first. */
export function Desk() {
  const say = useWords(deskWords)
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(inboxQuery)
  const parts = useParts(data?.items)
  const [part, setPart] = useState<Part>('all')
  const [marked, setMarked] = useState<ReadonlySet<string | number>>(new Set())
  const columns = useDeskColumns()
  const items = parts?.[part]
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        {parts && parts.all.length > 0 && (
          <Segmented<Part>
            value={part}
            onChange={setPart}
            options={(['all', 'late', 'soon', 'later'] as const).map((value) => ({
              value,
              label: `${say(value)} ${parts[value].length}`,
            }))}
          />
        )}
        {parts?.all.length === 200 && <span className="quiet small">{say('first')}</span>}
      </header>
      <BulkBar
        rows={items?.filter((item) => marked.has(keyOf(item))) ?? []}
        onClear={() => setMarked(new Set())}
      />
      {error && !data ? (
        <Failure error={error} retry={refetch} />
      ) : (
        <div className="panel scrolls">
          <Table
            label={say('title')}
            columns={columns}
            rows={items}
            rowKey={keyOf}
            rowName={(row) => row.number}
            marked={marked}
            onMark={setMarked}
            onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: String(row.id) } })}
            empty={
              <Empty title={say(part === 'all' ? 'none' : 'noneLike')}>
                {part === 'all' && say('noneHelp')}
              </Empty>
            }
          />
        </div>
      )}
    </>
  )
}

/** A case may lie on the same desk twice: to handle, and to approve. */
const keyOf = ({ id, role }: InboxItem): string => `${id} ${role}`

function useParts(items: InboxItem[] | undefined): Record<Part, InboxItem[]> | undefined {
  const now = useNow(30_000)
  if (!items) return undefined
  const like = (colour: string) => items.filter((item) => colourOf(item.clock, item.dueAt, now) === colour)
  const [late, soon] = [like('red'), like('yellow')]
  const pressing = new Set([...late, ...soon])
  return { all: items, late, soon, later: items.filter((item) => !pressing.has(item)) }
}

function useDeskColumns(): Column<InboxItem>[] {
  const say = useWords(deskWords)
  const language = useLanguage()
  const now = useNow(60_000)
  const columns = useCaseColumns(['clock', 'number', 'what', 'state', 'place', 'channel'])
  return [
    ...columns,
    {
      key: 'held',
      title: say('held'),
      width: 132,
      render: (row) => (
        <span className="quiet">
          {row.role !== 'lead' && <Tag tone="violet">{say(row.role as 'co')}</Tag>}{' '}
          {spanText(now.getTime() - Date.parse(row.heldSince), language)}
        </span>
      ),
    },
  ]
}
