import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { MoreRows } from '#ui/more-rows.tsx'
import { type DeclaredRegister, entriesQuery, type Entry, registersQuery } from '#ui/registers.ts'
import { Empty, Failure, Waiting } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import '../cases/list.css'
import { StartCensus } from './census/start-census.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { entryWay } from './entry-way.ts'
import { ExportLinks } from './export-links.tsx'
import { FilterBar } from './filter-bar.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { PastNotice } from './past-notice.tsx'
import './registers.css'
import { changed, filterOf, type RegisterSearch } from './search.ts'
import { Value } from './value.tsx'
import { registerWords } from './words.ts'

const EntriesMap = lazy(() =>
  import('./map/entries-map.tsx').then(({ EntriesMap }) => ({ default: EntriesMap })),
)

/** Any register of the house: its entries by the filters it declares, as they are or were on a day. */
export function RegisterPage() {
  const say = useWords(registerWords)
  const { register: code } = useParams({ from: '/inside/registers/$register' })
  const { data, error, refetch } = useQuery(registersQuery)
  if (error && !data) return <Failure error={error} retry={refetch} />
  if (!data) return <Waiting lines={8} />
  const register = data.find((one) => one.code === code)
  if (!register) return <Empty title={say('unknown')} />
  return <Entries key={code} register={register} />
}

function Entries({ register }: { register: DeclaredRegister }) {
  const say = useWords(registerWords)
  const text = useText()
  const navigate = useNavigate({ from: '/registers/$register' })
  const search = useSearch({ from: '/inside/registers/$register' })
  const pages = useEntries(register, search)
  const [open, setOpen] = useState<'create' | 'import'>()
  const rows = pages.data?.pages.flatMap((page) => page.entries)
  const filter = (change: Record<string, string | undefined>) =>
    void navigate({ search: (before) => changed(before, change), replace: true })
  const show = ({ key }: Entry) => void navigate(entryWay(register.code, key, search.asOf))
  const past = search.asOf !== undefined
  const mapped = search.view === 'map' && register.place !== null && !past
  return (
    <>
      <header className="page-head">
        <h1>{text(register.title)}</h1>
        <span className="quiet small">{text(register.about)}</span>
        <span className="quiet small" aria-live="polite">
          {rows && say(pages.hasNextPage ? 'atLeast' : 'shown', { count: rows.length })}
        </span>
        <div className="push row">
          {register.place !== null && !past && (
            <Segmented
              aria-label={say('view')}
              value={mapped ? 'map' : 'list'}
              options={(['list', 'map'] as const).map((value) => ({ value, label: say(value) }))}
              onChange={(view) => filter({ view: view === 'map' ? 'map' : '' })}
            />
          )}
          {register.may.includes('export') && <ExportLinks register={register} search={search} />}
          {register.may.includes('import') && (
            <Button onClick={() => setOpen('import')}>{say('import')}</Button>
          )}
          {register.code === 'census' && !past && <StartCensus />}
          {register.may.includes('write') && !past && (
            <Button type="primary" onClick={() => setOpen('create')}>
              {say('create')}
            </Button>
          )}
        </div>
      </header>
      <FilterBar register={register} search={search} onChange={filter} />
      {search.asOf && <PastNotice day={search.asOf} onReturn={() => filter({ asOf: '' })} />}
      {mapped ? (
        <Suspense fallback={<Waiting lines={1} height={420} />}>
          <EntriesMap register={register} filter={filterOf(search)} />
        </Suspense>
      ) : (
        <EntryRows register={register} search={search} pages={pages} onOpen={show} />
      )}
      {open === 'create' && (
        <EntryDialog register={register} onClose={() => setOpen(undefined)} onSaved={show} />
      )}
      {open === 'import' && <ImportDialog register={register} onClose={() => setOpen(undefined)} />}
    </>
  )
}

const useEntries = (register: DeclaredRegister, search: RegisterSearch) =>
  useInfiniteQuery(entriesQuery(register.code, filterOf(search)))

interface EntryRowsProps {
  register: DeclaredRegister
  search: RegisterSearch
  pages: ReturnType<typeof useEntries>
  onOpen: (entry: Entry) => void
}

function EntryRows({ register, search, pages, onOpen }: EntryRowsProps) {
  const say = useWords(registerWords)
  const text = useText()
  const navigate = useNavigate({ from: '/registers/$register' })
  const columns = useEntryColumns(register, search.asOf)
  const rows = pages.data?.pages.flatMap((page) => page.entries)
  if (pages.error && !rows) return <Failure error={pages.error} retry={pages.refetch} />
  return (
    <div className={`panel scrolls list ${pages.isPlaceholderData ? 'stale' : ''}`}>
      <Table
        label={text(register.title)}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        onOpen={onOpen}
        empty={
          <NoEntries
            filtered={Object.keys(search).length > 0}
            onClear={() => void navigate({ search: {} })}
          />
        }
      />
      <MoreRows pages={pages}>{say('more')}</MoreRows>
    </div>
  )
}

function NoEntries({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const say = useWords(registerWords)
  if (!filtered) return <Empty title={say('empty')} />
  return (
    <Empty title={say('none')}>
      <p>{say('noneHelp')}</p>
      <Button onClick={onClear}>{say('clear')}</Button>
    </Empty>
  )
}

function useEntryColumns(register: DeclaredRegister, asOf: string | undefined): Column<Entry>[] {
  const { form, columns, keyField, name, code } = register
  const say = useWords(registerWords)
  const text = useText()
  const shown = columns.filter((field) => field !== keyField)
  return [
    {
      key: 'key',
      title: keyField ? text(form.properties?.[keyField]?.label) : say('key'),
      width: 190,
      phone: 'bare',
      render: (row) => (
        <span className="row">
          <Link className="code" {...entryWay(code, row.key, asOf)}>
            {row.key}
          </Link>
          {row.retired && <Tag>{say('retired')}</Tag>}
        </span>
      ),
    },
    ...shown.map((field): Column<Entry> => {
      const schema = form.properties?.[field] ?? {}
      return {
        key: `${code}.${field}`,
        title: text(schema.label ?? schema.items?.label) || field,
        ...((schema.entry || schema.cell) && { width: 170 }),
        ...(field === name && { phone: 'line' }),
        render: ({ fields }) => {
          const value = <Value schema={schema} value={fields[field]} />
          return field === name ? <b>{value}</b> : <span className="clipped">{value}</span>
        },
      }
    }),
  ]
}
