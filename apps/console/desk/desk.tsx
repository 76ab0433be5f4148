import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { type InboxItem, inboxQuery } from '#ui/cases.ts'
import { useGradually } from '#ui/gradually.ts'
import { colourOf } from '#ui/light.tsx'
import { useNow } from '#ui/now.ts'
import { isTyping } from '#ui/row-keys.ts'
import { Empty, Failure, Outdated } from '#ui/situation.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.ts'
import { BulkBar } from '../bulk/bulk-bar.tsx'
import { AtHand } from './at-hand.tsx'
import { type Part, parts as partKeys, useDeskChoice } from './choice.ts'
import './desk.css'
import { useDeskColumns } from './desk-columns.tsx'
import { DeskKeys } from './desk-keys.tsx'
import { GroupCards } from './group-cards.tsx'
import { type GroupKey, useGroups } from './groups.ts'
import { deskWords } from './words.ts'

/** 我的待办: what waits for me, the most pressing first, by what is to be done; beside it the case at hand. */
export function Desk() {
  const say = useWords(deskWords)
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(inboxQuery)
  const groups = useGroups(data?.items)
  const [{ group, part = 'all' }, choose] = useDeskChoice()
  const setGroup = (key: GroupKey | undefined) => choose({ group: key })
  const chosen = groups.find(({ key }) => key === group)
  const parts = useParts(chosen ? chosen.items : data?.items)
  const [marked, setMarked] = useState<ReadonlySet<string | number>>(new Set())
  const [active, setActive] = useState<string>()
  const items = parts?.[part]
  const shown = useGradually(items)
  const atHand = items?.find((item) => keyOf(item) === active) ?? items?.[0]
  const columns = useDeskColumns()
  const beside = useRoomBeside()
  useDigits((at) => setGroup(groups[at]?.key === group ? undefined : groups[at]?.key))
  if (error && !data) return <Failure error={error} retry={refetch} />
  return (
    <div className="desk">
      <header className="page-head">
        <h1>{say('title')}</h1>
        {parts && parts.all.length > 0 && (
          <Segmented<Part>
            value={part}
            onChange={(value) => choose({ part: value })}
            options={partKeys.map((value) => ({
              value,
              label: `${say(value)} ${parts[value].length}`,
            }))}
          />
        )}
        {data?.items.length === 200 && <span className="quiet small">{say('first')}</span>}
      </header>
      {error && <Outdated error={error} retry={refetch} />}
      {groups.length > 0 && <GroupCards groups={groups} chosen={chosen?.key} onChoose={setGroup} />}
      <BulkBar
        rows={items?.filter((item) => marked.has(keyOf(item))) ?? []}
        onClear={() => setMarked(new Set())}
      />
      <div className={items?.length === 0 ? 'columns alone' : 'columns'}>
        <div className="panel scrolls">
          <Table
            label={say('title')}
            columns={columns}
            rows={shown}
            rowKey={keyOf}
            rowName={(row) => row.number}
            marked={marked}
            onMark={setMarked}
            {...(beside && { onActive: (row: InboxItem) => setActive(keyOf(row)) })}
            onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: String(row.id) } })}
            empty={
              <Empty title={say(part === 'all' && !chosen ? 'none' : 'noneLike')}>
                {part === 'all' && !chosen && say('noneHelp')}
              </Empty>
            }
          />
        </div>
        {beside && atHand && (
          <aside className="stack no-print">
            <AtHand key={atHand.id} id={atHand.id} />
            <DeskKeys />
          </aside>
        )}
      </div>
    </div>
  )
}

/** A case may lie on the same desk twice: to handle, and to approve. */
const keyOf = ({ id, role }: InboxItem): string => `${id} ${role}`

function useParts(items: readonly InboxItem[] | undefined): Record<Part, InboxItem[]> | undefined {
  const now = useNow(30_000)
  if (!items) return undefined
  const like = (colour: string) => items.filter((item) => colourOf(item.clock, item.dueAt, now) === colour)
  const [late, soon] = [like('red'), like('yellow')]
  const pressing = new Set([...late, ...soon])
  return { all: [...items], late, soon, later: items.filter((item) => !pressing.has(item)) }
}

/** A phone has no room for a case beside the list: there a row opens it. */
const room = matchMedia('(width >= 700px)')
const onRoom = (tell: () => void) => {
  room.addEventListener('change', tell)
  return () => room.removeEventListener('change', tell)
}
const useRoomBeside = (): boolean => useSyncExternalStore(onRoom, () => room.matches)

/** A digit shows one group alone, again all of them. */
function useDigits(onDigit: (at: number) => void): void {
  const tell = useEffectEvent(onDigit)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      if (/^[1-7]$/.test(event.key)) tell(Number(event.key) - 1)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
