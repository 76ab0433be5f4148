import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import { get, post } from '#ui/api.ts'
import { Empty, Failure, useProblem, Waiting } from '#ui/situation.tsx'
import { type Text, useText, useWords } from '#ui/words.ts'
import './import-page.css'
import { csvOf, base64Of, saveAs } from './import-files.ts'
import { FileChoice, MappingField } from './import-choice.tsx'
import { ImportReport, type ImportResult } from './import-report.tsx'
import { importWords } from './import-words.ts'

interface Importable {
  code: string
  title: Text
  columns: { name: string; title: Text; need: boolean }[]
}

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
  const [chosen, choose] = useState<string>()
  if (error && !data) return <Failure error={error} retry={refetch} />
  if (!data) return <Waiting lines={10} />
  const options = [
    ...data.tables.map(({ code, title }) => ({ value: code, label: text(title) })),
    ...(data.cases ? [{ value: cases, label: say('cases') }] : []),
  ]
  const table = chosen ?? options[0]?.value
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
      <OneTable key={table} table={table} about={data.tables.find(({ code }) => code === table)} />
    </div>
  )
}

type Ran = { dry: boolean; result: ImportResult }

function OneTable({ table, about }: { table: string; about: Importable | undefined }) {
  const say = useWords(importWords)
  const problem = useProblem()
  const [file, setFile] = useState<File>()
  const [mapping, setMapping] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [ran, setRan] = useState<Ran>()
  const changed = (work: () => void) => {
    setRan(undefined)
    setError(undefined)
    work()
  }
  const run = async (dry: boolean) => {
    setBusy(true)
    setError(undefined)
    try {
      const bytes = await base64Of(file!)
      const result = about
        ? await post<ImportResult>(`/exchange/tables/${table}`, { bytes, dry })
        : await post<ImportResult>('/exchange/case-imports', { bytes, dry, mapping })
      setRan({ dry, result })
    } catch (failure) {
      setRan(undefined)
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const ready = file !== undefined && (about !== undefined || mapping.trim() !== '')
  const mayRun = ready && ran?.dry === true && ran.result.done > 0
  return (
    <>
      {about ? (
        <Columns table={about} />
      ) : (
        <MappingField value={mapping} onChange={(text) => changed(() => setMapping(text))} />
      )}
      <FileChoice file={file} onChange={(next) => changed(() => setFile(next))} />
      <div className="row">
        <Button
          type={mayRun ? 'default' : 'primary'}
          disabled={!ready}
          loading={busy}
          onClick={() => void run(true)}
        >
          {say('try')}
        </Button>
        <Button
          type={mayRun ? 'primary' : 'default'}
          disabled={!mayRun || busy}
          onClick={() => void run(false)}
        >
          {say('run')}
        </Button>
        {busy && <span role="status">{say('working')}</span>}
      </div>
      {error !== undefined && <Alert type="error" showIcon title={problem(error)} role="alert" />}
      {ran && <ImportReport {...ran} table={table} />}
    </>
  )
}

function Columns({ table: { code, columns } }: { table: Importable }) {
  const say = useWords(importWords)
  const text = useText()
  return (
    <section className="panel" aria-label={say('columns')}>
      <div className="body row">
        <span>{say('columns')}</span>
        {columns.map(({ name, title, need }) => (
          <span key={name} className="column">
            {text(title)}
            {!need && <small> {say('optional')}</small>}
          </span>
        ))}
        <Button
          className="push"
          onClick={() => saveAs(`${code}.csv`, csvOf([columns.map(({ title }) => text(title))]))}
        >
          {say('template')}
        </Button>
      </div>
    </section>
  )
}
