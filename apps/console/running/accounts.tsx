import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { MoreRows } from '#ui/more-rows.tsx'
import { SearchInput } from '#ui/search-input.tsx'
import { useMay } from '#ui/session.ts'
import { Empty, Failure } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import { AccountActions, AddAccount } from './account-actions.tsx'
import { type Account, accountsQuery } from './account.ts'
import { accountsWords } from './accounts-words.ts'
import './running.css'

/** 账号: who may sign in; made, locked and granted by the security administrator alone. */
export function Accounts() {
  const say = useWords(accountsWords)
  const may = useMay()
  const [search, setSearch] = useState('')
  const pages = useInfiniteQuery(accountsQuery(useDeferredValue(search.trim())))
  const columns = useColumns()
  if (pages.error && !pages.data) return <Failure error={pages.error} retry={pages.refetch} />
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        <SearchInput style={{ width: 240 }} label={say('find')} value={search} onChange={setSearch} />
        <span className="quiet small">{say('apart')}</span>
        <span className="push">{may('accounts.edit') && <AddAccount />}</span>
      </header>
      <div className="panel scrolls list">
        <Table
          label={say('title')}
          columns={columns}
          rows={pages.data?.pages.flatMap((page) => page.accounts)}
          rowKey={(row) => row.id}
          empty={<Empty title={say('nobody')} />}
        />
        <MoreRows pages={pages}>{say('more')}</MoreRows>
      </div>
    </>
  )
}

function useColumns(): Column<Account>[] {
  const say = useWords(accountsWords)
  const may = useMay()
  const state = ({ disabledAt, lockedUntil, mustChangePassword, demonstration }: Account) => (
    <span className="row">
      {disabledAt ? (
        <Tag>{say('disabled')}</Tag>
      ) : lockedUntil ? (
        <Tag tone="red">{say('locked')}</Tag>
      ) : (
        <Tag tone="green">{say('working')}</Tag>
      )}
      {mustChangePassword && <Tag tone="yellow">{say('mustChange')}</Tag>}
      {demonstration && <Tag>{say('demonstration')}</Tag>}
    </span>
  )
  return [
    { key: 'name', title: say('name'), width: 140, phone: 'bare', render: (row) => <b>{row.name}</b> },
    {
      key: 'login',
      title: say('login'),
      width: 200,
      phone: 'bare',
      render: (row) => <span className="code">{row.login}</span>,
    },
    {
      key: 'administration',
      title: say('administration'),
      width: 150,
      phone: 'bare',
      render: (row) => row.administration && <Tag tone="violet">{say(row.administration)}</Tag>,
    },
    { key: 'state', title: say('state'), phone: 'bare', render: state },
    ...(may('accounts.edit') || may('accounts.grant')
      ? [
          {
            key: 'actions',
            title: say('actions'),
            width: 370,
            phone: 'line' as const,
            render: (row: Account) => <AccountActions account={row} />,
          },
        ]
      : []),
  ]
}
