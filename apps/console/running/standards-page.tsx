import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { FileButton } from '#ui/file-button.tsx'
import { ask, get } from '#ui/api.ts'
import { catalogueQuery } from '#ui/class-field.tsx'
import { useProblem } from '#ui/situation.tsx'
import { useWords } from '#ui/words.ts'
import './running.css'
import './standards/standards.css'
import { ColumnChoices } from './standards/column-choices.tsx'
import { type DraftNames, MakeDraft } from './standards/make-draft.tsx'
import { Questions } from './standards/questions.tsx'
import { ReadResult } from './standards/read-result.tsx'
import { firstMeaning, mappingOf, type Meaning, type Reading, type Table } from './standards/standards.ts'
import { standardsWords } from './standards/words.ts'
import { type Version, VersionCard } from './versions.tsx'

/** A table that is being read, with what was said of it: kept while the page is left. */
const kept: { opened?: { name: string; table: Table; at: number }; work: Work } = { work: {} }
interface Work {
  meaning?: Meaning
  reading?: Reading
  asked?: Reading['questions']
  made?: { version: number; read: number; refused: number }
}

/** Like `useState`, and kept while the page is left. */
function useKept<K extends keyof Work>(name: K): [Work[K], (value: Work[K]) => void] {
  const [value, setValue] = useState<Work[K]>(() => kept.work[name])
  const set = (next: Work[K]) => {
    kept.work[name] = next
    setValue(next)
  }
  return [value, set]
}

/** 导入立案标准: another city's table, read on trial, asked about, compared, and put in force from a day on. */
export function StandardsPage() {
  const say = useWords(standardsWords)
  const [opened, setOpened] = useState(() => kept.opened)
  const open = (name: string, table: Table) => {
    const next = { name, table, at: (opened?.at ?? 0) + 1 }
    Object.assign(kept, { opened: next, work: {} })
    setOpened(next)
  }
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        {opened && <span className="quiet">{opened.name}</span>}
      </header>
      <div className="stack standards">
        <ChooseTable opened={opened !== undefined} onOpen={open} />
        {opened && <OneTable key={opened.at} table={opened.table} />}
      </div>
    </>
  )
}

function ChooseTable({ opened, onOpen }: { opened: boolean; onOpen: (name: string, table: Table) => void }) {
  const say = useWords(standardsWords)
  const problem = useProblem()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const open = async (file: File) => {
    setBusy(true)
    setError(undefined)
    await base64Of(file)
      .then((bytes) => ask<Table>('POST', '/catalogue/imports/table', { body: { bytes } }))
      .then((table) => onOpen(file.name, table), setError)
    setBusy(false)
  }
  return (
    <div className="stack">
      {!opened && <p className="quiet">{say('help')}</p>}
      {error !== undefined && <Alert type="error" showIcon title={problem(error)} role="alert" />}
      <div>
        <FileButton
          type={opened ? 'default' : 'primary'}
          loading={busy}
          accept=".csv,.xlsx"
          onFiles={([file]) => void open(file!)}
        >
          {say(opened ? 'another' : 'choose')}
        </FileButton>
      </div>
    </div>
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const slice = 0x8000
  let text = ''
  for (let at = 0; at < bytes.length; at += slice)
    text += String.fromCodePoint(...bytes.subarray(at, at + slice))
  return btoa(text)
}

function OneTable({ table }: { table: Table }) {
  const say = useWords(standardsWords)
  const problem = useProblem()
  const { data: catalogue } = useQuery(catalogueQuery)
  const [chosen, setMeaning] = useKept('meaning')
  const [reading, setReading] = useKept('reading')
  const [asked = [], setAsked] = useKept('asked')
  const [error, setError] = useState<unknown>()
  const [made, setMade] = useKept('made')
  const meaning = chosen ?? firstMeaning(table, catalogue?.editions[0]?.code ?? '')
  const mapping = mappingOf(meaning)
  const queries = useQueryClient()
  const read = async (next: Meaning) => {
    setMeaning(next)
    setError(undefined)
    await ask<Reading>('POST', '/catalogue/imports/reading', {
      body: { rows: table.rows, mapping: mappingOf(next) },
    }).then((found) => {
      setReading(found)
      // What was answered stays to be looked at and changed.
      setAsked([...asked, ...found.questions.filter(({ word }) => !asked.some((one) => one.word === word))])
    }, setError)
  }
  const make = async ({ titleZh, titleEn, basis, keep }: DraftNames) => {
    const body = { rows: table.rows, mapping, title: { zh: titleZh, en: titleEn }, basis, keep }
    const done = await ask<{ version: Version; read: number; refused: number }>(
      'POST',
      '/catalogue/imports',
      {
        body,
      },
    )
    await queries.invalidateQueries({ queryKey: ['catalogue'] })
    setMade({ ...done, version: done.version.version })
  }
  return (
    <>
      <Part title={say('columns')}>
        <p className="quiet small">
          {say('rows', { rows: table.rows.length, columns: table.columns.length })}
        </p>
        <ColumnChoices
          table={table}
          meaning={meaning}
          onChange={(next) => {
            setMeaning(next)
            setReading(undefined)
          }}
        />
        <div>
          <Button type="primary" disabled={!mapping} onClick={() => void read(meaning)}>
            {say('read')}
          </Button>
        </div>
        {error !== undefined && <Alert type="error" showIcon title={problem(error)} role="alert" />}
        {reading && <ReadResult reading={reading} table={table} />}
      </Part>
      {reading && asked.length > 0 && (
        <Part title={say('questions')}>
          <Questions
            questions={asked}
            open={meaning.open}
            onAnswer={(open) => void read({ ...meaning, open })}
          />
        </Part>
      )}
      {reading && reading.questions.length === 0 && !made && (
        <Part title={say('draft')}>
          <MakeDraft onMake={make} />
        </Part>
      )}
      {made && (
        <Part title={say('differences')}>
          <p role="status">{say('made', made)}</p>
          <Made version={made.version} />
        </Part>
      )}
    </>
  )
}

/** The draft beside the version in force: what it changes lies open before it can be put in force. */
function Made({ version }: { version: number }) {
  const { data } = useQuery({
    queryKey: ['catalogue', 'versions'],
    queryFn: () => get<{ versions: Version[] }>('/catalogue/versions'),
  })
  const draft = data?.versions.find((each) => each.version === version)
  const inForce = data?.versions.find(({ state }) => state === 'in-force')
  return draft ? <VersionCard version={draft} inForce={inForce?.version} compared /> : null
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      <div className="body stack">{children}</div>
    </section>
  )
}
