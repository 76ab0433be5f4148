import { useCallback, useMemo } from 'react'
import { type Choice, Grid, type GridColumn } from '#ui/grid.tsx'
import { useWords } from '#ui/words.ts'
import type { Book, Choices, Content, Issue, Kind, Line } from './book-data.ts'
import { inWanYuan, readExact, writeExact } from './exact.ts'
import { composeWords } from './words.ts'

interface LinesProps {
  book: Book
  content: Content
  choices: Choices
  issues: readonly Issue[]
  readOnly: boolean
  onChange: (edit: (content: Content) => Content) => void
}

/** 收支: what came in and went out, line by line, with exact sums below. */
export function Lines({ book, content, choices, issues, readOnly, onChange }: LinesProps) {
  const say = useWords(composeWords)
  const columns = useLineColumns(book, content, choices)
  const wrong = useMemo(() => wrongCells(issues), [issues])
  const { kind, year } = book
  const fresh = useCallback(
    (before: Line | undefined): Line => ({
      ...{ year: String(year), stage: kind === 'budget' ? 'budget' : 'final', side: 'spending' },
      ...{ source: 'general', nature: 'basic' },
      ...(before && pick(before)),
      ...{ subject: '', economic: '', project: '', amount: '' },
    }),
    [kind, year],
  )
  const change = useCallback(
    (edit: (rows: readonly Line[]) => readonly Line[]) =>
      onChange((now) => ({ ...now, entries: [...edit(now.entries)] })),
    [onChange],
  )
  return (
    <section className="panel" aria-label={say('entriesTab')}>
      <header>
        <h2>{say('entriesTab')}</h2>
        <span className="quiet small">{say('keysHint')}</span>
      </header>
      <Grid
        label={say('entriesTab')}
        {...{ columns, fresh, wrong, readOnly }}
        rows={content.entries}
        home={4}
        onChange={change}
      />
      <Sums content={content} periods={usePeriods(book)} />
    </section>
  )
}

/** A new line is of the kind of the one before it. */
const pick = ({ year, stage, side, source, nature }: Line) => ({ year, stage, side, source, nature })

/** Which years and stages books hold, as `2025 final`. */
function usePeriods({ year, kind }: { year: number; kind: Kind }): Choice[] {
  const say = useWords(composeWords)
  const before = String(year - 1)
  return kind === 'accounts'
    ? [
        { value: `${year} final`, label: say('final', { year }) },
        { value: `${year} budget`, label: say('planned', { year }) },
        { value: `${before} final`, label: say('before', { year: before }) },
      ]
    : [
        { value: `${year} budget`, label: say('planned', { year }) },
        { value: `${before} budget`, label: say('plannedBefore', { year: before }) },
      ]
}

const sides = ['income', 'spending'] as const
const sources = [
  ...['general', 'fund', 'capital', 'superior'],
  ...['undertaking', 'operation', 'attached', 'other'],
] as ('general' | 'fund' | 'capital' | 'superior' | 'undertaking' | 'operation' | 'attached' | 'other')[]
const natures = ['basic', 'project', 'remitted', 'operating', 'subsidy'] as const

function useLineColumns(book: Book, content: Content, choices: Choices): GridColumn<Line>[] {
  const say = useWords(composeWords)
  const periods = usePeriods(book)
  const unit = say(content.moneyUnit)
  const { subjects: own } = content.ledgers
  const projects = content.ledgers.lists.projects ?? []
  // The parts that the columns are made of, as a text: a keystroke in a line makes no new columns.
  const parts = JSON.stringify({ periods, unit, own, projects })
  return useMemo(() => {
    const given = JSON.parse(parts) as Parts
    return [...kindColumns(say, given), ...accountColumns(say, given, choices)]
  }, [parts, choices, say])
}

interface Parts {
  periods: Choice[]
  unit: string
  own: Record<string, string>
  projects: Record<string, string>[]
}
type Say = (key: (typeof composeWords.keys)[number], values?: Record<string, string | number>) => string

const field = (name: keyof Line) => ({
  key: name,
  get: (line: Line) => line[name],
  set: (line: Line, value: string): Line => ({ ...line, [name]: value }),
})

/** Which year and stage, which side, whose money, what for. */
const kindColumns = (say: Say, { periods }: Parts): GridColumn<Line>[] => [
  {
    ...{ key: 'period', title: say('period'), width: 11, choices: periods },
    get: ({ year, stage }) => (year || stage ? `${year} ${stage}` : ''),
    set(line, value) {
      const [year = '', stage = ''] = value.split(' ')
      return { ...line, year, stage }
    },
  },
  {
    ...field('side'),
    ...{ title: say('side'), width: 9 },
    choices: sides.map((value) => ({ value, label: say(value) })),
  },
  {
    ...field('source'),
    ...{ title: say('source'), width: 11 },
    choices: sources.map((value) => ({ value, label: say(value) })),
  },
  {
    ...field('nature'),
    ...{ title: say('nature'), width: 9 },
    choices: natures.map((value) => ({ value, label: say(value === 'project' ? 'projectNature' : value) })),
  },
]

const coded = (list: readonly { code: string; name: string }[]): Choice[] =>
  list.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))

/** Subject, economic class, project, amount: what is typed anew in every line. */
function accountColumns(say: Say, { unit, own, projects }: Parts, choices: Choices): GridColumn<Line>[] {
  const named = Object.entries(own).map(([code, name]) => ({ code, name }))
  return [
    {
      ...field('subject'),
      ...{ title: say('subject'), width: 21, open: true },
      choices: coded([...choices.subjects, ...named.filter(({ code }) => code.length === 7)]),
    },
    {
      ...field('economic'),
      ...{ title: say('economic'), width: 16, choices: coded(choices.economic), open: true },
    },
    {
      ...field('project'),
      ...{ title: say('project'), width: 12, open: true },
      choices: coded(projects.flatMap(({ code, name = '' }) => (code ? [{ code, name }] : []))),
    },
    { ...field('amount'), title: say('amount', { unit }), width: 14, number: true },
  ]
}

/** By row from 0 and column; a year or stage that does not fit is told in the column that says both. */
function wrongCells(issues: readonly Issue[]): Map<number, Record<string, string>> {
  const found = new Map<number, Record<string, string>>()
  for (const { list, row, field, text } of issues) {
    if (list !== 'entries' || row === null) continue
    const column = field === 'year' || field === 'stage' ? 'period' : field
    found.set(row - 1, { ...found.get(row - 1), [column]: text.zh })
  }
  return found
}

/** Income, spending and what is between them, of each period that has lines. */
function Sums({
  content: { entries, moneyUnit },
  periods,
}: {
  content: Content
  periods: readonly Choice[]
}) {
  const say = useWords(composeWords)
  const unread = entries.filter(({ amount }) => amount !== '' && readExact(amount) === undefined).length
  const both = (units: bigint): string =>
    moneyUnit === 'yuan'
      ? `${writeExact(units)} ${say('yuan')} = ${say('inWan', { amount: inWanYuan(units) })}`
      : `${writeExact(units)} ${say('wan-yuan')}`
  return (
    <div className="body sums" role="group" aria-label={say('sums')}>
      {periods.map(({ value, label }) => {
        const of = (side: string) =>
          entries
            .filter((line) => `${line.year} ${line.stage}` === value && line.side === side)
            .reduce((all, { amount }) => all + (readExact(amount) ?? 0n), 0n)
        const [income, spending] = [of('income'), of('spending')]
        if (income === 0n && spending === 0n) return null
        return (
          <dl key={value}>
            <dt>{label}</dt>
            <dd>
              {say('income')} {both(income)}
            </dd>
            <dd>
              {say('spending')} {both(spending)}
            </dd>
            <dd className={income === spending ? 'quiet' : 'uneven'}>
              {say('difference')} {both(income - spending)}
            </dd>
          </dl>
        )
      })}
      {unread > 0 && <p className="uneven">{say('unread', { count: unread })}</p>}
    </div>
  )
}
