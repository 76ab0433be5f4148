import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { type InboxItem, inboxQuery } from '#ui/cases.ts'
import { declarationsQuery, useDeclarations } from '#ui/district.ts'
import { useKept } from '#ui/kept.ts'
import { Empty, Failure, Outdated } from '#ui/situation.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.ts'
import { BulkBar } from '../bulk/bulk-bar.tsx'
import { useCaseColumns } from '../cases/columns.tsx'
import './board.css'
import { BoardCase } from './board-case.tsx'
import { dispatchWords } from './words.ts'

type Part = 'all' | 'fresh' | 'returned'

/** 派单台: what waits to be sent to a unit, beside it whom to send it to and why; many at once where they fit. */
export function DispatchBoard() {
  const say = useWords(dispatchWords)
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(inboxQuery)
  const declared = useQuery(declarationsQuery)
  const parts = useWaiting(declared.data && data?.items)
  const [part, setPart] = useKept<Part>('dispatch.part', 'all')
  const [marked, setMarked] = useState<ReadonlySet<string | number>>(new Set())
  const [active, setActive] = useState<number>()
  const columns = useCaseColumns(['clock', 'what', 'state', 'place'])
  const rows = parts?.[part]
  const shown = rows?.find(({ id }) => id === active) ?? rows?.[0]
  // Without the case types nobody could say what waits here: an empty board would lie.
  const failed = (!data && error) || (!declared.data && declared.error)
  if (failed) return <Failure error={failed} retry={() => Promise.all([refetch(), declared.refetch()])} />
  return (
    <div className="board">
      <header className="page-head">
        <h1>{say('title')}</h1>
        {parts && (
          <Segmented<Part>
            value={part}
            onChange={setPart}
            options={(['all', 'fresh', 'returned'] as const).map((value) => ({
              value,
              label: `${say(value)} ${parts[value].length}`,
            }))}
          />
        )}
      </header>
      {error && <Outdated error={error} retry={refetch} />}
      <BulkBar rows={rows?.filter(({ id }) => marked.has(id)) ?? []} onClear={() => setMarked(new Set())} />
      <div className="columns">
        <div className="panel waiting-list">
          <Table
            label={say('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.number}
            marked={marked}
            onMark={setMarked}
            onActive={(row) => setActive(row.id)}
            onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: String(row.id) } })}
            empty={<Empty title={say('none')} />}
          />
        </div>
        <aside className="stack">{shown && <BoardCase key={shown.id} id={shown.id} />}</aside>
      </div>
    </div>
  )
}

/** States in which the dispatcher has the case: the opening one is fresh, the others came back. */
function useWaiting(items: InboxItem[] | undefined): Record<Part, InboxItem[]> | undefined {
  const { types, state } = useDeclarations()
  return useMemo(() => {
    if (!items) return undefined
    const all = items.filter((item) => state(item.type, item.state)?.held === 'dispatcher')
    const isFresh = (item: InboxItem) =>
      types
        .get(item.type)
        ?.actions.some(
          ({ bulk, in: states, asks }) => bulk && asks?.properties?.unit && states[0] === item.state,
        )
    const fresh = all.filter(isFresh)
    return { all, fresh, returned: all.filter((item) => !fresh.includes(item)) }
  }, [items, types, state])
}
