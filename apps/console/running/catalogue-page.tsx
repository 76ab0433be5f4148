import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import type { ClassKey } from '#ui/cases.ts'
import { catalogueQuery } from '#ui/class-field.tsx'
import { type CatalogueClass, unitsQuery, useClasses } from '#ui/district.ts'
import { SearchInput } from '#ui/search-input.tsx'
import { Empty } from '#ui/situation.tsx'
import { useMay } from '#ui/session.ts'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { catalogueWords } from './catalogue-words.ts'
import { ClassCard } from './class-card.tsx'
import { ClassDialog } from './class-dialog.tsx'
import { RetiredTag } from './class-in-use.tsx'
import './running.css'
import { Versions } from './versions.tsx'

/** 目录与标准: classes by edition, and the versions of the filing standards with what each changes. */
export function CataloguePage() {
  const say = useWords(catalogueWords)
  const [part, setPart] = useState<'classes' | 'versions'>('classes')
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        <Segmented
          value={part}
          onChange={setPart}
          options={(['classes', 'versions'] as const).map((value) => ({ value, label: say(value) }))}
        />
      </header>
      {part === 'classes' ? <Classes /> : <Versions />}
    </>
  )
}

/** So many rows stand in the page; a few letters more find the rest. */
const mostRows = 200

function Classes() {
  const say = useWords(catalogueWords)
  const text = useText()
  const { all } = useClasses()
  const { data: catalogue } = useQuery(catalogueQuery)
  const [edition, setEdition] = useState<string>()
  const [sought, setSought] = useState('')
  const [adding, setAdding] = useState(false)
  const may = useMay()
  const [chosen, setChosen] = useState<ClassKey>()
  const settled = useDeferredValue(sought.trim())
  const shown = edition ?? catalogue?.editions[0]?.code
  const rows = useMemo(
    () =>
      all.filter(
        ({ edition: of, code, title }) =>
          of === shown && `${code} ${title.zh} ${title.en}`.toLowerCase().includes(settled.toLowerCase()),
      ),
    [all, shown, settled],
  )
  const columns = useClassColumns()
  return (
    <div className={chosen ? 'two-columns wide-left' : undefined}>
      <section className="panel scrolls" aria-label={say('classes')}>
        <div className="tree-find row">
          <Select
            style={{ width: 'min(360px, 100%)' }}
            aria-label={say('edition')}
            value={shown ?? null}
            onChange={setEdition}
            options={
              catalogue?.editions.map(({ code, title }) => ({ value: code, label: text(title) })) ?? []
            }
          />
          <SearchInput style={{ width: 200 }} label={say('find')} value={sought} onChange={setSought} />
          <span className="quiet small">{say('shown', { count: rows.length })}</span>
          {may('catalogue.edit') && (
            <Button className="push" onClick={() => setAdding(true)}>
              {say('addClass')}
            </Button>
          )}
        </div>
        <Table
          label={say('classes')}
          columns={columns}
          rows={all.length > 0 ? rows.slice(0, mostRows) : undefined}
          rowKey={({ edition, kind, code }) => `${edition}/${kind}/${code}`}
          onActive={setChosen}
          onOpen={setChosen}
          empty={<Empty title={say('none')} />}
        />
      </section>
      {chosen && <ClassCard about={chosen} />}
      {adding && <ClassDialog onClose={() => setAdding(false)} />}
    </div>
  )
}

function useClassColumns(): Column<CatalogueClass>[] {
  const say = useWords(catalogueWords)
  const text = useText()
  const { data: units } = useQuery(unitsQuery)
  const named = new Map(units?.map(({ code, name }) => [code, name]))
  return [
    {
      key: 'code',
      title: say('code'),
      width: 72,
      phone: 'bare',
      render: (row) => <span className="code">{row.code}</span>,
    },
    {
      key: 'name',
      title: say('name'),
      width: 220,
      phone: 'bare',
      render: (row) => (
        <span style={{ paddingLeft: (row.level - 1) * 14, fontWeight: row.level === 1 ? 600 : 400 }}>
          {text(row.title)} {row.extension && <Tag tone="blue">{say('extension')}</Tag>}{' '}
          {row.retiredOn && <RetiredTag day={row.retiredOn} />}
        </span>
      ),
    },
    {
      key: 'kind',
      title: say('kind'),
      width: 88,
      phone: 'bare',
      render: (row) => say(row.kind as 'appeal'),
    },
    {
      key: 'unit',
      title: say('unit'),
      width: 128,
      phone: 'bare',
      render: (row) => text(named.get(row.unit ?? '')),
    },
  ]
}
