import { Alert, Button } from 'antd'
import type { Text } from '#ui/words.ts'
import { useText, useWords } from '#ui/words.ts'
import { csvOf, saveAs } from './import-files.ts'
import { importWords } from './import-words.ts'

export interface RefusedRow {
  row: number
  line: number
  code: string
  reason: Text
  columns: Record<string, string>
}

export interface ImportResult {
  read: number
  done: number
  alreadyThere?: number
  changed?: number
  leftOut?: { class: number; street: number; position: number }
  refused: RefusedRow[]
  handed?: Record<string, string>[]
}

const shownRows = 50

interface ImportReportProps {
  run: { table: string; dry: boolean; file: string }
  result: ImportResult
  onPutAway: () => void
}

/** What a run did or would do: figures, refused rows with their reasons, what must be handed out. */
export function ImportReport({ run: { table, dry, file }, result, onPutAway }: ImportReportProps) {
  const say = useWords(importWords)
  const figures = [
    [say('read'), result.read],
    [say(dry ? 'would' : 'done'), result.done],
    ...(result.changed === undefined ? [] : [[say('changed'), result.changed] as const]),
    ...(result.alreadyThere === undefined ? [] : [[say('there'), result.alreadyThere] as const]),
    [say('refused'), result.refused.length],
  ] as const
  return (
    <section className="panel import-report" role="status" aria-label={say(dry ? 'dryReport' : 'report')}>
      <header>
        <h2>{say(dry ? 'dryReport' : 'report')}</h2>
        <span className="quiet small">{file}</span>
        <Button type="text" size="small" className="push" onClick={onPutAway}>
          {say('putAway')}
        </Button>
      </header>
      <div className="body stack">
        <dl>
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {result.leftOut && <p className="quiet">{say('leftOut', result.leftOut)}</p>}
        {result.handed && result.handed.length > 0 && <Passwords handed={result.handed} />}
        {result.refused.length > 0 && <Refusals rows={result.refused} table={table} />}
      </div>
    </section>
  )
}

function Passwords({ handed }: { handed: Record<string, string>[] }) {
  const say = useWords(importWords)
  const names = Object.keys(handed[0]!)
  const save = () =>
    saveAs(
      'first-passwords.csv',
      csvOf([names, ...handed.map((row) => names.map((name) => row[name] ?? ''))]),
    )
  return (
    <Alert
      type="warning"
      showIcon
      title={say('passwords')}
      action={<Button onClick={save}>{say('downloadPasswords')}</Button>}
    />
  )
}

/** Refused rows with their reasons, the first to look at, all as a file to mend. */
export function Refusals({ rows, table }: { rows: RefusedRow[]; table: string }) {
  const say = useWords(importWords)
  const text = useText()
  const names = [...new Set(rows.flatMap(({ columns }) => Object.keys(columns)))]
  const save = () => {
    const lines = rows.map(({ row, reason, columns }) => [
      String(row),
      text(reason),
      ...names.map((name) => columns[name] ?? ''),
    ])
    saveAs(`${table}.refused.csv`, csvOf([[say('row'), say('reason'), ...names], ...lines]))
  }
  return (
    <>
      <div className="scrolls">
        <table className="refusals">
          <thead>
            <tr>
              <th scope="col">{say('row')}</th>
              <th scope="col">{say('reason')}</th>
              <th scope="col">{say('content')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownRows).map(({ row, reason, columns }) => (
              <tr key={row}>
                <td>{row}</td>
                <td>{text(reason)}</td>
                <td className="quiet small">{Object.values(columns).filter(Boolean).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shownRows && <p className="quiet">{say('more', { count: rows.length - shownRows })}</p>}
      <div>
        <Button onClick={save}>{say('download')}</Button>
      </div>
    </>
  )
}
