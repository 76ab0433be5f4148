import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { shortMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { type Column, Table } from '#ui/table.tsx'
import { Tag, type Tone } from '#ui/tag.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import type { Mismatch } from './reconciliation.ts'
import { Why } from './why.tsx'
import { reconciliationWords } from './words.ts'

const tones: Record<Mismatch['kind'], Tone> = {
  'missing-here': 'red',
  'missing-there': 'violet',
  state: 'yellow',
  due: 'yellow',
  waiting: 'blue',
}

interface MismatchTableProps {
  rows: readonly Mismatch[]
  /** Absent: the reader may look only. */
  onNote: ((line: Mismatch) => void) | undefined
  onAgain: ((line: Mismatch) => void) | undefined
}

export function MismatchTable({ rows, onNote, onAgain }: MismatchTableProps) {
  const say = useWords(reconciliationWords)
  const columns: Column<Mismatch>[] = [
    {
      key: 'number',
      title: say('number'),
      width: 140,
      phone: 'title',
      render: ({ number }) => <b className="code">{number}</b>,
    },
    {
      key: 'kind',
      title: say('what'),
      width: 128,
      phone: 'bare',
      render: ({ kind }) => <Tag tone={tones[kind]}>{say(kind)}</Tag>,
    },
    {
      key: 'case',
      title: say('case'),
      width: 150,
      render: (line) =>
        line.case && (
          <Link to="/cases/$id" params={{ id: String(line.case.id) }} className="code">
            {line.case.number}
          </Link>
        ),
    },
    { key: 'why', title: say('why'), width: 300, phone: 'line', render: (line) => <Why line={line} /> },
    { key: 'done', title: say('done'), width: 216, phone: 'line', render: (line) => <Notes line={line} /> },
    {
      key: 'actions',
      title: say('actions'),
      width: 200,
      phone: 'line',
      render: (line) => (
        <span className="row">
          {onNote && (
            <Button size="small" onClick={() => onNote(line)}>
              {say('note')}
            </Button>
          )}
          {onAgain && line.message && line.case && (
            <Button size="small" onClick={() => onAgain(line)}>
              {say('again')}
            </Button>
          )}
        </span>
      ),
    },
  ]
  return (
    <Table
      label={say('mismatches')}
      columns={columns}
      rows={rows}
      rowKey={(line) => `${line.kind} ${line.number} ${line.message?.seq ?? ''}`}
      empty={null}
    />
  )
}

function Notes({ line }: { line: Mismatch }) {
  const say = useWords(reconciliationWords)
  const language = useLanguage()
  const now = useNow(60_000)
  return (
    <ul className="mismatch-notes">
      {line.notes.map(({ note, settled, by, at }) => (
        <li key={at + note}>
          {note} {settled && <Tag tone="green">{say('settledTag')}</Tag>}{' '}
          <span className="quiet small">
            {by} {shortMoment(new Date(at), now, language)}
          </span>
        </li>
      ))}
    </ul>
  )
}
