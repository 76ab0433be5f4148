import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { numberText } from '#ui/format.ts'
import { useProblem } from '#ui/situation.tsx'
import { type Text, useLanguage, useText, useWords } from '#ui/words.ts'
import { FileChoice, MappingField } from './import-choice.tsx'
import { csvOf, saveAs } from './import-files.ts'
import { ImportReport } from './import-report.tsx'
import {
  type Choice,
  type ImportRun,
  importsQuery,
  keepChoice,
  keptChoice,
  useImport,
} from './import-runs.ts'
import { importWords } from './import-words.ts'

export interface Importable {
  code: string
  title: Text
  columns: { name: string; title: Text; need: boolean }[]
}

/** One table: choose, try, look, import. What goes on goes on when the page is left, and is found again here. */
export function ImportTable({ table, about }: { table: string; about: Importable | undefined }) {
  const say = useWords(importWords)
  const text = useText()
  const problem = useProblem()
  const [choice, setChoice] = useState(() => keptChoice(table))
  const { data: runs } = useQuery(importsQuery)
  const { sending, forget } = useImport(table)
  const run = runs?.find((each) => each.table === table)
  const change = (next: Choice) => {
    keepChoice(table, next)
    setChoice(next)
    if (run && run.state !== 'running') void forget()
  }
  const busy = sending.isPending || run?.state === 'running'
  const ready = choice.file !== undefined && (about !== undefined || choice.mapping.trim() !== '')
  const tried = ready && run?.state === 'done' && run.dry && run.done > 0
  const send = (dry: boolean) => sending.mutate({ choice: { ...choice, cases: !about }, dry })
  const error = sending.error && !run?.why ? problem(sending.error) : run?.why && text(run.why.message)
  return (
    <>
      {about ? (
        <Columns table={about} />
      ) : (
        <MappingField value={choice.mapping} onChange={(mapping) => change({ ...choice, mapping })} />
      )}
      <FileChoice file={choice.file} onChange={(file) => change({ ...choice, file })} />
      <div className="row">
        <Button type={tried ? 'default' : 'primary'} disabled={!ready || busy} onClick={() => send(true)}>
          {say('try')}
        </Button>
        <Button type={tried ? 'primary' : 'default'} disabled={!tried || busy} onClick={() => send(false)}>
          {say('run')}
        </Button>
        {run && run.dry && !choice.file && (
          <span className="quiet small">{say('chooseAgain', { file: run.file })}</span>
        )}
      </div>
      {run?.state === 'running' && <Going run={run} />}
      {error && !busy && <Alert type="error" showIcon title={error} role="alert" />}
      {run?.result && <ImportReport run={run} result={run.result} onPutAway={() => void forget()} />}
    </>
  )
}

/** Counts as they grow. */
export function Going({ run: { dry, file, read, done, refused } }: { run: ImportRun }) {
  const say = useWords(importWords)
  const language = useLanguage()
  const figures = [
    [say('read'), read],
    [say(dry ? 'would' : 'done'), done],
    [say('refused'), refused],
  ] as const
  return (
    <section className="panel import-report" role="status" aria-label={say('going', { file })}>
      <header>
        <h2>{say('going', { file })}</h2>
      </header>
      <div className="body stack">
        <dl>
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{numberText(value, language)}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet small">{say('mayLeave')}</p>
      </div>
    </section>
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
