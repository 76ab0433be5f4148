import { DownloadOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { get, queryText } from '#ui/api.ts'
import { fullMoment } from '#ui/format.ts'
import { MoreRows } from '#ui/more-rows.tsx'
import { Empty, Failure } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import './audit/audit.css'
import { askedOf, type AuditSearch, type Entry } from './audit/entry.ts'
import { EntryDialog } from './audit/entry-dialog.tsx'
import { AuditFilters } from './audit/filters.tsx'
import { Did, useWho } from './audit/sentence.tsx'
import { auditWords } from './audit/words.ts'

/** 审计: who did what to what, when, from where, with what result, in words; nobody can change it. */
export function AuditPage() {
  const say = useWords(auditWords)
  const language = useLanguage()
  const [search, setSearch] = useState<AuditSearch>({})
  const [opened, setOpened] = useState<Entry>()
  const asked = askedOf(useDeferredValue(search))
  const pages = useInfiniteQuery({
    queryKey: ['audit', asked],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      get<{ entries: Entry[]; next: number | null }>('/audit', { ...asked, before: pageParam }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const columns = useColumns()
  if (pages.error && !pages.data) return <Failure error={pages.error} retry={pages.refetch} />
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        <Button
          className="push"
          icon={<DownloadOutlined aria-hidden />}
          href={`/api/audit.csv${queryText({ ...asked, language })}`}
        >
          {say('export')}
        </Button>
      </header>
      <AuditFilters
        search={search}
        onChange={(change) => setSearch({ ...search, ...change })}
        onClear={() => setSearch({})}
      />
      <div className="panel scrolls list">
        <Table
          label={say('title')}
          columns={columns}
          rows={pages.data?.pages.flatMap((page) => page.entries)}
          rowKey={(row) => row.id}
          onOpen={setOpened}
          empty={<Empty title={say('none')} />}
        />
        <MoreRows pages={pages}>{say('more')}</MoreRows>
      </div>
      {opened && (
        <EntryDialog entry={opened} onNarrow={(to) => setSearch(to)} onClose={() => setOpened(undefined)} />
      )}
    </>
  )
}

function useColumns(): Column<Entry>[] {
  const say = useWords(auditWords)
  const language = useLanguage()
  const who = useWho()
  return [
    {
      key: 'at',
      title: say('at'),
      width: 168,
      phone: 'bare',
      render: (row) => fullMoment(new Date(row.at), language),
    },
    {
      key: 'who',
      title: say('who'),
      width: 210,
      phone: 'bare',
      render: (row) => (
        <>
          <b>{who(row)}</b> <span className="quiet code">{row.login}</span>
        </>
      ),
    },
    { key: 'what', title: say('what'), width: 420, phone: 'line', render: (row) => <Did entry={row} /> },
    {
      key: 'result',
      title: say('result'),
      width: 84,
      phone: 'bare',
      render: (row) => (
        <Tag tone={row.succeeded ? 'plain' : 'red'}>{say(row.succeeded ? 'done' : 'refused')}</Tag>
      ),
    },
    {
      key: 'address',
      title: say('address'),
      width: 130,
      render: (row) => (row.address === 'console' ? say('console') : row.address),
    },
  ]
}
