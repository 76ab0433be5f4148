import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useMay } from '#ui/session.ts'
import { Failure, useProblem, Waiting } from '#ui/situation.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { type Checked, checkQuery, checksKey, explain, type Numbered, withdraw } from './check-data.ts'
import { FindingsList, type Shown } from './findings-list.tsx'
import { OriginalText } from './original.tsx'
import { PdfPages } from './pdf-pages.tsx'
import { saveFile } from './save-file.ts'
import { fiscalWords } from './words.ts'

/** One check by its id: the original with its marks, the findings beside it. */
export function OneCheck({ id, onClose }: { id: number; onClose: () => void }) {
  const { data, error, refetch } = useQuery(checkQuery(id))
  if (error) return <Failure error={error} retry={refetch} />
  return data ? <CheckShown checked={data} onClose={onClose} /> : <Waiting />
}

function CheckShown({ checked, onClose }: { checked: Checked; onClose: () => void }) {
  const may = useMay()
  const problem = useProblem()
  const queries = useQueryClient()
  const [shown, setShown] = useState<Shown>({ severity: 'all', hideExplained: false })
  const [open, setOpen] = useState<number>()
  const [asked, ask] = useState<Numbered>()
  const [failed, setFailed] = useState<unknown>()
  const listed = useMemo(
    () =>
      checked.findings
        .map((one, n): Numbered => ({ ...one, number: n + 1 }))
        .filter(
          ({ severity, explained }) =>
            (shown.severity === 'all' || severity === shown.severity) && !(shown.hideExplained && explained),
        ),
    [checked, shown],
  )
  const renew = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: checkQuery(checked.id).queryKey }),
      queries.invalidateQueries({ queryKey: checksKey }),
    ])
  const acts = may('fiscal.edit')
    ? {
        onExplain: ask,
        onWithdraw: ({ key }: Numbered) =>
          void withdraw(checked.id, key).then(renew, (error: unknown) => setFailed(error)),
      }
    : {}
  return (
    <>
      <CheckHead checked={checked} onClose={onClose} onFailed={setFailed} />
      {failed !== undefined && <Alert type="error" showIcon role="alert" title={problem(failed)} />}
      <Unread checked={checked} />
      <div className="fiscal-columns">
        <Original {...{ checked, listed, open }} onChoose={setOpen} />
        <FindingsList {...{ checked, listed, shown, open, ...acts }} onShown={setShown} onOpen={setOpen} />
      </div>
      {asked && (
        <ExplainDialog
          onClose={() => ask(undefined)}
          onSend={(reason) => explain(checked.id, asked.key, reason).then(renew)}
        />
      )}
    </>
  )
}

/** What the file is, and what can be taken away of it. */
function CheckHead({
  checked,
  onClose,
  onFailed,
}: {
  checked: Checked
  onClose: () => void
  onFailed: (error: unknown) => void
}) {
  const say = useWords(fiscalWords)
  const language = useLanguage()
  const { unit, year, kind, file } = checked.document
  const save = (format: 'pdf' | 'html' | 'docx') => {
    onFailed(undefined)
    saveFile(`/fiscal/checks/${checked.id}/output`, { format, language }).catch(onFailed)
  }
  return (
    <header className="page-head check-head">
      <h2>{checked.name}</h2>
      <span className="quiet small">
        {unit} {year ?? ''} {say(kind)}
      </span>
      <div className="push row">
        <Button onClick={() => save('docx')}>{say('letter')}</Button>
        {file === 'pdf' && <Button onClick={() => save('pdf')}>{say('marked')}</Button>}
        <Button onClick={() => save('html')}>{say('annotated')}</Button>
        <Button type="text" onClick={onClose}>
          {say('close')}
        </Button>
      </div>
    </header>
  )
}

function Unread({ checked: { document } }: { checked: Checked }) {
  const say = useWords(fiscalWords)
  const text = useText()
  if (document.unread.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      title={say('unread')}
      description={document.unread.map(({ line, why, en }) => (
        <div key={`${line} ${why}`}>
          {say(document.file === 'pdf' ? 'page' : 'line', { line })} {text({ zh: why, en })}
        </div>
      ))}
    />
  )
}

/** Of a PDF its pages, or the text that was read from them; of other files the text. */
function Original(props: Parameters<typeof OriginalText>[0]) {
  const say = useWords(fiscalWords)
  const isPdf = props.checked.document.file === 'pdf'
  const [look, setLook] = useState<'pages' | 'text'>(isPdf ? 'pages' : 'text')
  return (
    <section className="panel original" aria-label={say('original')}>
      <header>
        <h2>{say('original')}</h2>
        {isPdf && (
          <Segmented<'pages' | 'text'>
            className="push"
            size="small"
            aria-label={say('look')}
            value={look}
            onChange={setLook}
            options={(['pages', 'text'] as const).map((value) => ({ value, label: say(value) }))}
          />
        )}
      </header>
      {look === 'pages' ? <PdfPages {...props} /> : <OriginalText {...props} />}
    </section>
  )
}

function ExplainDialog({
  onSend,
  onClose,
}: {
  onSend: (reason: string) => Promise<unknown>
  onClose: () => void
}) {
  const say = useWords(fiscalWords)
  const schema: FormSchema = {
    properties: {
      reason: {
        ...{ type: 'string', minLength: 1, maxLength: 2000, long: true },
        label: { zh: say('reason'), en: say('reason') },
      },
    },
    required: ['reason'],
  }
  return (
    <DialogForm
      title={say('explainTitle')}
      okText={say('explain')}
      schema={schema}
      onSend={({ reason }) => onSend(String(reason))}
      onClose={onClose}
    />
  )
}
