import { Link } from '@tanstack/react-router'
import type { ListedCase } from '#ui/cases.ts'
import { useClasses, useDeclarations, useNames } from '#ui/district.ts'
import { shortMoment } from '#ui/format.ts'
import { Light } from '#ui/light.tsx'
import { useNow } from '#ui/now.ts'
import { StateTag } from '#ui/state-tag.tsx'
import type { Column } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { Marked } from './marked.tsx'
import { casesWords } from './words.ts'

export const columnKeys = [
  'clock',
  'number',
  'what',
  'state',
  'class',
  'place',
  'unit',
  'channel',
  'type',
  'opened',
  'last',
] as const
export type ColumnKey = (typeof columnKeys)[number]

/** The columns that lists of cases are put together from; `found` are the words to light up in the text. */
export function useCaseColumns(keys: readonly ColumnKey[], found = ''): Column<ListedCase>[] {
  const say = useWords(casesWords)
  const text = useText()
  const names = useNames()
  const classes = useClasses()
  const declarations = useDeclarations()
  const language = useLanguage()
  const now = useNow(60_000)
  const moment = (at: string) => shortMoment(new Date(at), now, language)
  const made: Record<ColumnKey, Omit<Column<ListedCase>, 'key' | 'title'>> = {
    clock: {
      ...{ width: 156, phone: 'bare' },
      render: (row) => <Light clock={row.clock} dueAt={row.dueAt} ended={row.closedAt !== null} />,
    },
    number: {
      ...{ width: 152, phone: 'bare' },
      render: (row) => (
        <Link to="/cases/$id" params={{ id: String(row.id) }} className="code">
          {row.number}
        </Link>
      ),
    },
    what: {
      phone: 'line',
      render: (row) => (
        <span title={row.text}>
          {row.urgency === 'urgent' && <Tag tone="red">{say('urgent')}</Tag>}{' '}
          <Marked text={row.text || row.title} found={found} />
        </span>
      ),
    },
    state: { width: 112, phone: 'bare', render: (row) => <StateTag type={row.type} state={row.state} /> },
    class: { width: 150, phone: 'bare', render: (row) => text(classes.of(row.class)?.title) },
    place: {
      ...{ width: language === 'zh' ? 132 : 176, phone: 'bare' },
      render: (row) => (
        <span title={[row.street, row.community].map((area) => text(names.area(area))).join(' ')}>
          {text(names.area(row.community)) || text(names.area(row.street))}
        </span>
      ),
    },
    unit: { width: language === 'zh' ? 132 : 160, render: (row) => text(names.unit(row.unit)) },
    channel: { width: 120, render: (row) => text(declarations.channels.get(row.channel)?.name) },
    type: { width: 116, render: (row) => text(declarations.types.get(row.type)?.title) },
    opened: { width: 104, render: (row) => <span className="quiet">{moment(row.openedAt)}</span> },
    last: {
      width: 150,
      render: (row) => (
        <span className="quiet">
          {moment(row.lastAt)} {row.lastActor}
        </span>
      ),
    },
  }
  return keys.map((key) => ({ key, title: say(key), ...made[key] }))
}
