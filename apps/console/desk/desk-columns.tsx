import type { InboxItem } from '#ui/cases.ts'
import { agoText } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import type { Column } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import { useCaseColumns } from '../cases/columns.tsx'
import { deskWords } from './words.ts'

/** What a desk shows of each case beside the one at hand: what presses first. */
export function useDeskColumns(): Column<InboxItem>[] {
  const say = useWords(deskWords)
  const language = useLanguage()
  const now = useNow(60_000)
  const [clock, number, what, state, place] = useCaseColumns(['clock', 'number', 'what', 'state', 'place'])
  return [
    clock!,
    {
      key: 'what',
      title: what!.title,
      phone: 'line',
      render: (row) => (
        <>
          <div className="clipped">{what!.render(row)}</div>
          <div className="small quiet clipped">
            {number!.render(row)} {place!.render(row)}
          </div>
        </>
      ),
    },
    state!,
    {
      key: 'held',
      title: say('held'),
      width: 116,
      render: (row) => (
        <span className="quiet">
          {row.role !== 'lead' && <Tag tone="violet">{say(row.role as 'co')}</Tag>}{' '}
          {agoText(now.getTime() - Date.parse(row.heldSince), language)}
        </span>
      ),
    },
  ]
}
