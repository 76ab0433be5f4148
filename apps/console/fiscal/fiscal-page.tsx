import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Empty, useProblem } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import './fiscal.css'
import { type Checked, type Dropped, errorsOf, explainedIn, exportAs, keepExplained } from './check-data.ts'
import { DropFiles } from './drop-files.tsx'
import { FindingsList, type Shown } from './findings-list.tsx'
import { Original } from './original.tsx'
import { useChecks } from './use-checks.ts'
import { fiscalWords } from './words.ts'

/** 预决算检查: drop files, see what does not hold beside the original, export what is left to mend. */
export function FiscalPage() {
  const say = useWords(fiscalWords)
  const { files, add } = useChecks()
  const [chosen, choose] = useState<number>()
  const [failed, setFailed] = useState<unknown>()
  const problem = useProblem()
  const language = useLanguage()
  const one = files.find(({ id }) => id === chosen) ?? files.find(({ checked }) => checked)
  const done = files.filter(({ checked }) => checked)
  const run = (work: Promise<void>) => {
    setFailed(undefined)
    work.catch(setFailed)
  }
  return (
    <div className="stack fiscal-page">
      <header className="page-head">
        <h1>{say('title')}</h1>
        <span className="quiet small">{say('about')}</span>
        <span className="row">
          <Button disabled={done.length === 0} onClick={() => run(exportAs('xlsx', done, language))}>
            {say('book')}
          </Button>
          <Button disabled={!one?.checked} onClick={() => run(exportAs('docx', one ? [one] : [], language))}>
            {say('letter')}
          </Button>
        </span>
      </header>
      <DropFiles onFiles={add} />
      {failed !== undefined && <Alert type="error" showIcon role="alert" title={problem(failed)} />}
      {files.length > 0 && <League files={files} onOpen={choose} />}
      {one?.checked && <OneFile key={one.id} checked={one.checked} />}
    </div>
  )
}

/** All files by their errors, with what was refused. */
function League({ files, onOpen }: { files: readonly Dropped[]; onOpen: (id: number) => void }) {
  const say = useWords(fiscalWords)
  const problem = useProblem()
  const columns: Column<Dropped>[] = [
    { key: 'name', title: say('files'), render: ({ name }) => name },
    {
      key: 'unit',
      title: say('unit'),
      render: ({ checked, error }) =>
        checked ? (
          `${checked.document.unit} ${checked.document.year ?? ''} ${say(checked.document.kind)}`
        ) : (
          <span role="status">{error === undefined ? say('reading') : problem(error)}</span>
        ),
    },
    ...(['tables', 'errors', 'findings'] as const).map((key): Column<Dropped> => ({
      ...{ key, title: say(key), width: 90, align: 'right' as const },
      render: (file) =>
        file.checked
          ? {
              tables: file.checked.document.tables.length,
              errors: errorsOf(file),
              findings: file.checked.findings.length,
            }[key]
          : '–',
    })),
  ]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls on a phone, and a keyboard must reach it
    <section className="panel scrolls" aria-label={say('files')} tabIndex={0}>
      <Table
        label={say('files')}
        columns={columns}
        rows={files.toSorted((a, b) => errorsOf(b) - errorsOf(a))}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        empty={<Empty title={say('none')} />}
      />
    </section>
  )
}

function OneFile({ checked }: { checked: Checked }) {
  const say = useWords(fiscalWords)
  const text = useText()
  const [shown, setShown] = useState<Shown>({ severity: 'all', hideExplained: false })
  const [explained, setExplained] = useState(() => explainedIn(checked))
  const [open, setOpen] = useState<number>()
  const mark = (key: string) => {
    const next = new Set(explained)
    if (!next.delete(key)) next.add(key)
    keepExplained(checked, next)
    setExplained(next)
  }
  return (
    <>
      {checked.document.unread.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={say('unread')}
          description={checked.document.unread.map(({ line, why, en }) => (
            <div key={`${line} ${why}`}>
              {say(checked.document.file === 'pdf' ? 'page' : 'line', { line })} {text({ zh: why, en })}
            </div>
          ))}
        />
      )}
      <div className="fiscal-columns">
        <Original checked={checked} open={open} />
        <FindingsList {...{ checked, explained, shown }} onShown={setShown} onMark={mark} onOpen={setOpen} />
      </div>
    </>
  )
}
