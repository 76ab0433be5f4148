import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { casesQuery } from '#ui/cases.ts'
import { useGradually } from '#ui/gradually.ts'
import { MoreRows } from '#ui/more-rows.tsx'
import { useMay } from '#ui/session.ts'
import { Empty, Failure, Outdated } from '#ui/situation.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.ts'
import { BulkBar } from '../bulk/bulk-bar.tsx'
import { columnKeys, useCaseColumns } from './columns.tsx'
import { ColumnChoice, useColumnChoice } from './column-choice.tsx'
import { ExportChoice } from './export-choice.tsx'
import { HowMany } from './how-many.tsx'
import { sortable } from './order.ts'
import { useFullPages } from './full-pages.ts'
import { Filters } from './filters.tsx'
import './list.css'
import { type CaseSearch, filterOf } from './search.ts'
import { ViewChoice } from './view-choice.tsx'
import type { SavedView } from './views.ts'
import { casesWords } from './words.ts'

/** 案件: every case I may see, by filters and in an order that the address keeps. */
export function CaseList() {
  const say = useWords(casesWords)
  const may = useMay()
  const navigate = useNavigate({ from: '/cases' })
  const search = useSearch({ from: '/inside/cases' })
  const [chosen, choose] = useColumnChoice()
  const pages = useFullPages(useInfiniteQuery(casesQuery(filterOf(search))), JSON.stringify(search))
  const rows = pages.data?.pages.flatMap((page) => page.cases)
  const shown = useGradually(rows)
  const [marked, setMarked] = useState<ReadonlySet<string | number>>(new Set())
  const filter = (change: CaseSearch) =>
    void navigate({ search: (before) => dropEmpty({ ...before, ...change }), replace: true })
  const clear = () => void navigate({ search: dropEmpty({ order: search.order }) })
  const columns = sortable(useCaseColumns(chosen, search.text), search, filter)
  const show = (view: SavedView) => {
    const known = columnKeys.filter((key) => view.columns.includes(key))
    if (known.length > 0) choose(known)
    void navigate({ search: view.search })
  }
  return (
    <>
      <header className="page-head">
        <h1>{search.text ? say('found', { text: search.text }) : say('title')}</h1>
        <span className="quiet small" aria-live="polite">
          {rows && <HowMany search={search} loaded={rows.length} more={pages.hasNextPage} />}
        </span>
        <div className="push row">
          <ViewChoice search={search} columns={chosen} onChoose={show} />
          <ColumnChoice chosen={chosen} onChoose={choose} />
          {may('cases.export') && <ExportChoice search={search} columns={chosen} />}
        </div>
      </header>
      <Filters search={search} onChange={filter} onClear={clear} />
      <BulkBar rows={rows?.filter(({ id }) => marked.has(id)) ?? []} onClear={() => setMarked(new Set())} />
      {pages.error && rows && (
        <Outdated
          error={pages.error}
          retry={pages.isFetchNextPageError ? pages.fetchNextPage : pages.refetch}
        />
      )}
      {pages.error && !rows ? (
        <Failure error={pages.error} retry={pages.refetch} />
      ) : (
        <div className={`panel scrolls list ${pages.isPlaceholderData ? 'stale' : ''}`}>
          <Table
            label={say('title')}
            columns={columns}
            rows={shown?.length === 0 && pages.hasNextPage ? undefined : shown}
            rowKey={(row) => row.id}
            rowName={(row) => row.number}
            marked={marked}
            onMark={setMarked}
            onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: String(row.id) } })}
            empty={
              <Empty title={say('none')}>
                <p>{say('noneHelp')}</p>
                <Button onClick={clear}>{say('clear')}</Button>
              </Empty>
            }
          />
          <MoreRows pages={pages}>{say(pages.looking ? 'looking' : 'more')}</MoreRows>
          {rows && rows.length > 50 && !pages.hasNextPage && <footer className="quiet">{say('end')}</footer>}
        </div>
      )}
    </>
  )
}

const dropEmpty = (search: CaseSearch): CaseSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
