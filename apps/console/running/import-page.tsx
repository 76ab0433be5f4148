import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { get } from '#ui/api.ts'
import { Empty, Failure, Waiting } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import './import-page.css'
import { importsQuery } from './import-runs.ts'
import { type Importable, ImportTable } from './import-table.tsx'
import { importWords } from './import-words.ts'

const cases = 'cases'

/** 导入表格: choose, try, look, import. */
export function ImportPage() {
  const say = useWords(importWords)
  const text = useText()
  const { data, error, refetch } = useQuery({
    queryKey: ['exchange', 'tables'],
    queryFn: () => get<{ tables: Importable[]; cases: boolean }>('/exchange/tables'),
    staleTime: 60_000,
  })
  const { data: runs, isPending } = useQuery(importsQuery)
  const [chosen, choose] = useState<string>()
  if (error && !data) return <Failure error={error} retry={refetch} />
  if (!data || isPending) return <Waiting lines={10} />
  const options = [
    ...data.tables.map(({ code, title }) => ({ value: code, label: text(title) })),
    ...(data.cases ? [{ value: cases, label: say('cases') }] : []),
  ]
  // Who comes back finds what goes on, or its report.
  const begun = runs?.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0]?.table
  const table = chosen ?? begun ?? options[0]?.value
  if (!table) return <Empty title={say('nothing')} />
  return (
    <div className="import-page stack">
      <header className="page-head">
        <h1>{say('title')}</h1>
        <span className="quiet small">{say('about')}</span>
      </header>
      <section className="panel" aria-label={say('which')}>
        <header>
          <h2>{say('which')}</h2>
        </header>
        <div className="body">
          <Segmented aria-label={say('which')} value={table} onChange={choose} options={options} />
        </div>
      </section>
      <ImportTable key={table} table={table} about={data.tables.find(({ code }) => code === table)} />
    </div>
  )
}
