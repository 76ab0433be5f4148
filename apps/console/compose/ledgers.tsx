import { Input, Select } from 'antd'
import { useCallback, useId, useMemo } from 'react'
import { Grid, type GridColumn } from '#ui/grid.tsx'
import { useText, useWords } from '#ui/words.ts'
import type { Choices, Content, Issue, LedgerColumn } from './book-data.ts'
import { ledgerWords } from './ledger-words.ts'
import { composeWords } from './words.ts'

interface LedgersProps {
  content: Content
  choices: Choices
  issues: readonly Issue[]
  readOnly: boolean
  onChange: (edit: (content: Content) => Content) => void
}

/** Which single values and which lists stand together; what is left over stands last. */
const parts: readonly { title: string; singles: readonly string[]; lists: readonly string[] }[] = [
  { title: 'unitPart', singles: ['published', 'department.'], lists: [] },
  { title: 'projectsPart', singles: [], lists: ['projects', 'carried'] },
  { title: 'expensesPart', singles: ['publicExpenses.'], lists: ['publicExpenses.carsRun.uses'] },
  { title: 'procurementPart', singles: [], lists: ['procurement'] },
  { title: 'assetsPart', singles: ['assets.'], lists: ['assets.cars'] },
  { title: 'operatingPart', singles: ['operatingCost.'], lists: [] },
  { title: 'evaluationsPart', singles: ['useOfResults', 'whole.'], lists: ['evaluations', 'indicators'] },
  { title: 'textsPart', singles: [], lists: ['keyWork', 'terms'] },
]

/** 台账: the small ledgers beside the lines, drawn from what the data declare. */
export function LedgersPanel(props: LedgersProps) {
  const text = useText()
  const say = useWords(composeWords)
  const { choices, content } = props
  const money = new Set(['publicExpenses.', 'procurement', 'operatingCost.', 'carried', 'whole.'])
  return parts.map(({ title, singles, lists }) => (
    <section key={title} className="panel" aria-label={text(ledgerWords[title])}>
      <header>
        <h2>{text(ledgerWords[title])}</h2>
        {[...singles, ...lists].some((one) => money.has(one)) && (
          <span className="quiet small">
            {say('moneyUnit')} {say(content.moneyUnit)}
          </span>
        )}
      </header>
      <Singles
        {...props}
        columns={choices.singles.filter(({ key }) => singles.some((one) => belongs(key, one)))}
      />
      {lists.map((at) => (
        <ListOf key={at} {...props} at={at} named={lists.length > 1 || singles.length > 0} />
      ))}
    </section>
  ))
}

/** The head of the books says these three itself. */
const ofHead = new Set(['kind', 'year', 'unit'])
const belongs = (key: string, part: string): boolean =>
  !ofHead.has(key) && (key === part || (part.endsWith('.') && key.startsWith(part)))

const long = new Set(['department.duties', 'department.subordinates', 'whole.outcome', 'useOfResults'])
const levels = ['区级', '市级', '县级', '省级']

function Singles({ columns, ...props }: LedgersProps & { columns: readonly LedgerColumn[] }) {
  if (columns.length === 0) return null
  return (
    <div className="body singles">
      {columns.map((column) => (
        <Single key={column.key} {...props} column={column} />
      ))}
    </div>
  )
}

function Single({
  column: { key, title },
  content,
  issues,
  readOnly,
  onChange,
}: LedgersProps & { column: LedgerColumn }) {
  const id = useId()
  const text = useText()
  const say = useWords(composeWords)
  const value = content.ledgers.single[key] ?? ''
  const wrong = issues.find(({ list, field }) => list === 'single' && field === key)
  const put = (given: string) =>
    onChange((now) => ({
      ...now,
      ledgers: { ...now.ledgers, single: { ...now.ledgers.single, [key]: given } },
    }))
  const common = { id, value, readOnly, 'aria-invalid': Boolean(wrong) }
  return (
    <div className={`field ${wrong ? 'wrong' : ''} ${long.has(key) ? 'whole' : ''}`}>
      <label htmlFor={id}>
        {text(ledgerWords[key]) || title}
        {key.startsWith('department.') && long.has(key) && <small>{say('perLine')}</small>}
      </label>
      {key === 'department.level' ? (
        <Select
          id={id}
          value={value || '区级'}
          disabled={readOnly}
          style={{ width: '100%' }}
          options={levels.map((level) => ({ value: level, label: level }))}
          onChange={put}
        />
      ) : long.has(key) ? (
        <Input.TextArea {...common} autoSize={{ minRows: 2 }} onChange={({ target }) => put(target.value)} />
      ) : (
        <Input
          {...common}
          {...(key === 'published' && { type: 'date' })}
          onChange={({ target }) => put(target.value)}
        />
      )}
      {wrong && <p className="issue">{text(wrong.text)}</p>}
    </div>
  )
}

type Row = Record<string, string>

function ListOf({
  at,
  named,
  choices,
  content,
  issues,
  readOnly,
  onChange,
}: LedgersProps & { at: string; named: boolean }) {
  const text = useText()
  const list = choices.lists.find((one) => one.at === at)
  const columns = useMemo(
    () => list?.columns.map((column) => columnOf(at, column, text)) ?? [],
    [at, list, text],
  )
  const wrong = useMemo(() => {
    const found = new Map<number, Record<string, string>>()
    for (const one of issues)
      if (one.list === at && one.row !== null)
        found.set(one.row - 1, { ...found.get(one.row - 1), [one.field]: text(one.text) })
    return found
  }, [at, issues, text])
  const change = useCallback(
    (edit: (rows: readonly Row[]) => readonly Row[]) =>
      onChange((now) => ({
        ...now,
        ledgers: {
          ...now.ledgers,
          lists: { ...now.ledgers.lists, [at]: [...edit(now.ledgers.lists[at] ?? [])] },
        },
      })),
    [at, onChange],
  )
  const title = text(ledgerWords[at])
  return (
    <>
      {named && <h3 className="list-title">{title}</h3>}
      <Grid
        label={title}
        {...{ columns, fresh, wrong, readOnly }}
        rows={content.ledgers.lists[at] ?? none}
        onChange={change}
      />
    </>
  )
}

const none: readonly Row[] = []
const fresh = (): Row => ({})
const narrow =
  /year|count|code|kind|source|funding|first|amount|small|micro|start|end|budget|spent|target|actual/

function columnOf(
  at: string,
  { key, title, whole, codes }: LedgerColumn,
  text: ReturnType<typeof useText>,
): GridColumn<Row> {
  return {
    key,
    title: text(ledgerWords[`${at}.${key}`]) || title,
    width: narrow.test(key) ? 10 : 20,
    number: whole || /amount|small|micro|start|end|budget|spent/.test(key),
    get: (row) => row[key] ?? '',
    set: (row, value) => ({ ...row, [key]: value }),
    ...(codes.length > 0 && {
      choices: codes.map(({ code, name }) => ({ value: code, label: text(ledgerWords[code]) || name })),
    }),
  }
}
