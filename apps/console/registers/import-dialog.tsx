import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { ask } from '#ui/api.ts'
import { FileButton } from '#ui/file-button.tsx'
import { type DeclaredRegister, entriesKey } from '#ui/registers.ts'
import { useProblem } from '#ui/situation.tsx'
import { type Text, useText, useWords } from '#ui/words.ts'
import { ImportReport } from '../running/import-report.tsx'
import '../running/import-page.css'
import { importsQuery, useSending } from '../running/import-runs.ts'
import { Going } from '../running/import-table.tsx'
import { registerWords } from './words.ts'

interface Report {
  head: string[]
  columns: { path: string; title: Text; column: string | null }[]
}

/** What the person has set; anything set anew asks for another trial. */
interface Wanted {
  file?: File
  existing: 'refuse' | 'change'
  why: string
  columns: Record<string, string>
}

/** What somebody is about to take in; kept while the page is left. */
const kept = new Map<string, Wanted>()
const fresh: Wanted = { existing: 'refuse', why: '', columns: {} }

/** A table taken in: tried first, with the reason of every row that cannot be, then taken. It goes on when it is left. */
export function ImportDialog({ register, onClose }: { register: DeclaredRegister; onClose: () => void }) {
  const say = useWords(registerWords)
  const problem = useProblem()
  const text = useText()
  const [wanted, setWanted] = useState(() => kept.get(register.code) ?? fresh)
  const { sending, seen, forget, run } = useImport(register)
  const set = (change: Partial<Wanted>) => {
    const next = { ...wanted, ...change }
    kept.set(register.code, next)
    setWanted(next)
    if (run && run.state !== 'running') void forget(change.columns === undefined)
  }
  const busy = sending.isPending || run?.state === 'running'
  const ready = wanted.file !== undefined && wanted.why.trim().length > 1
  const takes = ready && run?.state === 'done' && run.dry ? run.done : 0
  const done = run?.state === 'done' && !run.dry
  const error = sending.error && !run?.why ? problem(sending.error) : run?.why && text(run.why.message)
  return (
    <Modal
      open
      title={say('import')}
      width={760}
      confirmLoading={busy}
      okText={done ? say('close') : takes > 0 ? say('take', { count: takes }) : say('tryIt')}
      okButtonProps={{ disabled: !done && !ready }}
      cancelText={say(busy ? 'leave' : 'cancel')}
      onOk={() => (done ? onClose() : sending.mutate({ choice: wanted, dry: takes === 0 }))}
      onCancel={onClose}
    >
      <div className="stack">
        {error && !busy && <Alert type="error" showIcon role="alert" title={error} />}
        <Choosing wanted={wanted} onSet={set} />
        {run?.state === 'running' && <Going run={run} />}
        {run?.result && <ImportReport run={run} result={run.result} onPutAway={() => void forget(true)} />}
        {seen && !done && !busy && (
          <Matching
            report={seen}
            onMatch={(path, column) => set({ columns: { ...wanted.columns, [path]: column } })}
          />
        )}
      </div>
    </Modal>
  )
}

function Choosing({ wanted, onSet }: { wanted: Wanted; onSet: (change: Partial<Wanted>) => void }) {
  const say = useWords(registerWords)
  return (
    <>
      <div className="row small">
        <span>{say('file')}</span>
        <FileButton accept=".csv,.xlsx" onFiles={([file]) => onSet({ file: file!, columns: {} })}>
          {say('choose')}
        </FileButton>
        {wanted.file && <b>{wanted.file.name}</b>}
      </div>
      <label className="stack small">
        {say('why')}
        <Input value={wanted.why} maxLength={500} onChange={(event) => onSet({ why: event.target.value })} />
      </label>
      <div className="row small">
        {say('existing')}
        <Radio.Group
          value={wanted.existing}
          onChange={(event) => onSet({ existing: event.target.value as Wanted['existing'] })}
          options={[
            { value: 'refuse', label: say('refuse') },
            { value: 'change', label: say('update') },
          ]}
        />
      </div>
    </>
  )
}

function Matching({ report, onMatch }: { report: Report; onMatch: (path: string, column: string) => void }) {
  const say = useWords(registerWords)
  const text = useText()
  const options = [
    { value: '', label: say('noColumn') },
    ...report.head.filter(Boolean).map((name) => ({ value: name, label: name })),
  ]
  return (
    <details>
      <summary>{say('columns')}</summary>
      <div className="matching">
        {report.columns.map(({ path, title, column }) => (
          <label key={path}>
            {text(title)}
            <Select
              size="small"
              aria-label={text(title)}
              value={column ?? ''}
              options={options}
              onChange={(name) => onMatch(path, name)}
            />
          </label>
        ))}
      </div>
    </details>
  )
}

/** By the way of all imports: watched while it goes, found again by whoever began it. */
function useImport(register: DeclaredRegister) {
  const queries = useQueryClient()
  const table = `register:${register.code}`
  const { data: runs } = useQuery(importsQuery)
  // What was tried no longer says what would happen; its columns may still be chosen among.
  const [seen, setSeen] = useState<Report>()
  const { sending, forget } = useSending<Wanted, Report>(
    table,
    async ({ file, existing, why, columns }, dry) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ existing, why, columns: JSON.stringify(columns) }))
        form.append(name, value)
      form.append('dryRun', String(dry))
      form.append('file', file!)
      const report = await ask<Report>('POST', `/registers/${register.code}/imports`, { body: form })
      setSeen(report)
      if (!dry) await queries.invalidateQueries({ queryKey: entriesKey(register.code) })
      return report
    },
  )
  return {
    sending,
    seen,
    run: runs?.find((each) => each.table === table),
    forget: async (all: boolean) => {
      if (all) setSeen(undefined)
      await forget()
    },
  }
}
