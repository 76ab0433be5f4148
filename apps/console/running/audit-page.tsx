import { DownloadOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { get, queryText } from '#ui/api.ts'
import { fullMoment } from '#ui/format.ts'
import { MoreRows } from '#ui/more-rows.tsx'
import { Empty, Failure } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useWords, words } from '#ui/words.ts'

const auditWords = words('audit', {
  title: { zh: '审计', en: 'Audit trail' },
  at: { zh: '时间', en: 'At' },
  who: { zh: '谁', en: 'Who' },
  act: { zh: '做了什么', en: 'Act' },
  subject: { zh: '对象', en: 'Subject' },
  result: { zh: '结果', en: 'Result' },
  address: { zh: '来自', en: 'From' },
  details: { zh: '细节', en: 'Details' },
  done: { zh: '成功', en: 'Done' },
  refused: { zh: '被拒', en: 'Refused' },
  anyResult: { zh: '结果不限', en: 'Any result' },
  export: { zh: '导出', en: 'Export' },
  none: { zh: '没有这样的记录', en: 'No such entry' },
  more: { zh: '再载入 100 条', en: 'Load 100 more' },
  find: { zh: '对象（如案件号）', en: 'Subject, such as a case number' },
})

interface Entry {
  id: number
  at: string
  login: string | null
  name: string | null
  act: string
  subject: string | null
  succeeded: boolean
  details: Record<string, unknown>
  address: string | null
}

/** 审计: who did what, when, from where, with what result; nobody can change it. */
export function AuditPage() {
  const say = useWords(auditWords)
  const [subject, setSubject] = useState('')
  const [succeeded, setSucceeded] = useState<string>()
  const filter = { subject: useDeferredValue(subject.trim()), succeeded }
  const pages = useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      get<{ entries: Entry[]; next: number | null }>('/audit', { ...filter, before: pageParam }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const columns = useColumns()
  if (pages.error && !pages.data) return <Failure error={pages.error} retry={pages.refetch} />
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        <Input
          type="search"
          style={{ width: 260 }}
          aria-label={say('find')}
          placeholder={say('find')}
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
        />
        <Select
          allowClear
          style={{ width: 130 }}
          aria-label={say('result')}
          placeholder={say('anyResult')}
          value={succeeded}
          onChange={setSucceeded}
          options={[
            { value: 'true', label: say('done') },
            { value: 'false', label: say('refused') },
          ]}
        />
        <Button
          className="push"
          icon={<DownloadOutlined aria-hidden />}
          href={`/api/audit.csv${queryText(filter)}`}
        >
          {say('export')}
        </Button>
      </header>
      <div className="panel scrolls list">
        <Table
          label={say('title')}
          columns={columns}
          rows={pages.data?.pages.flatMap((page) => page.entries)}
          rowKey={(row) => row.id}
          empty={<Empty title={say('none')} />}
        />
        <MoreRows pages={pages}>{say('more')}</MoreRows>
      </div>
    </>
  )
}

function useColumns(): Column<Entry>[] {
  const say = useWords(auditWords)
  const language = useLanguage()
  const details = ({ details }: Entry) => (Object.keys(details).length > 0 ? JSON.stringify(details) : '')
  return [
    { key: 'at', title: say('at'), width: 168, render: (row) => fullMoment(new Date(row.at), language) },
    {
      key: 'who',
      title: say('who'),
      width: 190,
      render: (row) => (
        <>
          <b>{row.name}</b> <span className="quiet code">{row.login}</span>
        </>
      ),
    },
    { key: 'act', title: say('act'), width: 260, render: (row) => <span className="code">{row.act}</span> },
    { key: 'subject', title: say('subject'), width: 190, render: (row) => row.subject },
    {
      key: 'result',
      title: say('result'),
      width: 84,
      render: (row) => (
        <Tag tone={row.succeeded ? 'plain' : 'red'}>{say(row.succeeded ? 'done' : 'refused')}</Tag>
      ),
    },
    {
      key: 'details',
      title: say('details'),
      render: (row) => <span title={details(row)}>{details(row)}</span>,
    },
    { key: 'address', title: say('address'), width: 120, render: (row) => row.address },
  ]
}
