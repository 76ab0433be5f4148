import { useQueryClient } from '@tanstack/react-query'
import { Alert, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { ask } from '#ui/api.ts'
import { type DeclaredRegister, entriesKey } from '#ui/registers.ts'
import { useProblem } from '#ui/situation.tsx'
import { type Text, useText, useWords } from '#ui/words.ts'
import { registerWords } from './words.ts'

interface Report {
  dryRun: boolean
  head: string[]
  columns: { path: string; title: Text; column: string | null }[]
  rows: number
  created: number
  changed: number
  unchanged: number
  refused: number
  refusals: { line: number; key: string; code: string; text: Text }[]
}

/** What the person has set; anything set anew asks for another trial. */
interface Wanted {
  file?: File
  existing: 'refuse' | 'change'
  why: string
  columns: Record<string, string>
}

/** A table taken in: tried first, with the reason of every row that cannot be, then taken. */
export function ImportDialog({ register, onClose }: { register: DeclaredRegister; onClose: () => void }) {
  const say = useWords(registerWords)
  const problem = useProblem()
  const [wanted, setWanted] = useState<Wanted>({ existing: 'refuse', why: '', columns: {} })
  const { report, error, busy, send, forget } = useImport(register)
  const set = (change: Partial<Wanted>) => {
    setWanted({ ...wanted, ...change })
    forget(change.columns === undefined)
  }
  const ready = wanted.file !== undefined && wanted.why.trim().length > 1
  const takes = report?.tried ? report.created + report.changed : 0
  const done = report !== undefined && !report.dryRun
  return (
    <Modal
      open
      title={`${say('import')}`}
      width={720}
      confirmLoading={busy}
      okText={done ? say('close') : takes > 0 ? say('take', { count: takes }) : say('tryIt')}
      okButtonProps={{ disabled: !ready }}
      cancelText={say('cancel')}
      onOk={() => (done ? onClose() : void send(wanted, takes === 0))}
      onCancel={onClose}
    >
      <div className="stack">
        {error !== undefined && <Alert type="error" showIcon role="alert" title={problem(error)} />}
        <label className="stack small">
          {say('file')}
          <input
            type="file"
            accept=".csv,.xlsx"
            onChange={(event) => {
              const file = event.target.files?.[0]
              set({ ...(file && { file }), columns: {} })
            }}
          />
        </label>
        <label className="stack small">
          {say('why')}
          <Input value={wanted.why} maxLength={500} onChange={(event) => set({ why: event.target.value })} />
        </label>
        <div className="row small">
          {say('existing')}
          <Radio.Group
            value={wanted.existing}
            onChange={(event) => set({ existing: event.target.value as Wanted['existing'] })}
            options={[
              { value: 'refuse', label: say('refuse') },
              { value: 'change', label: say('update') },
            ]}
          />
        </div>
        {report && <Told report={report} />}
        {report && !done && (
          <Matching
            report={report}
            onMatch={(path, column) => set({ columns: { ...wanted.columns, [path]: column } })}
          />
        )}
      </div>
    </Modal>
  )
}

function Told({ report }: { report: Report }) {
  const say = useWords(registerWords)
  const text = useText()
  const { rows, created, changed, unchanged, refused, refusals } = report
  return (
    <>
      <Alert
        type={refused > 0 ? 'warning' : 'success'}
        showIcon
        title={say(report.dryRun ? 'tried' : 'taken')}
        description={say('result', { rows, created, changed, unchanged, refused })}
        role="status"
      />
      {refusals.length > 0 && (
        <div className="refused-rows">
          <table className="table" aria-label={say('reason')}>
            <thead>
              <tr>
                {(['line', 'key', 'reason'] as const).map((word) => (
                  <th key={word} scope="col">
                    {say(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {refusals.map(({ line, key, text: why }) => (
                <tr key={line}>
                  <td>{line}</td>
                  <td className="code">{key}</td>
                  <td>{text(why)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
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

function useImport(register: DeclaredRegister) {
  const queries = useQueryClient()
  const [report, setReport] = useState<Report & { tried: boolean }>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async ({ file, existing, why, columns }: Wanted, dryRun: boolean) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ existing, why, columns: JSON.stringify(columns) }))
      form.append(name, value)
    form.append('dryRun', String(dryRun))
    if (file) form.append('file', file)
    setBusy(true)
    setError(undefined)
    await ask<Report>('POST', `/registers/${register.code}/imports`, { body: form }).then(
      (told) => setReport({ ...told, tried: dryRun }),
      setError,
    )
    setBusy(false)
    if (!dryRun) await queries.invalidateQueries({ queryKey: entriesKey(register.code) })
  }
  /** What was tried no longer says what would happen; its columns may still be chosen among. */
  const forget = (all: boolean) => setReport(report && !all ? { ...report, tried: false } : undefined)
  return { report, error, busy, send, forget }
}
