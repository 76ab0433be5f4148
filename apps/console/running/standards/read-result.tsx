import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import '../import-page.css'
import { Refusals } from '../import-report.tsx'
import type { Reading, Table } from './standards.ts'
import { standardsWords } from './words.ts'

/** What the trial came to: to use, waiting, refused with the reason of each row. */
export function ReadResult({ reading, table }: { reading: Reading; table: Table }) {
  const say = useWords(standardsWords)
  const waiting = reading.rows - reading.conditions.length - reading.refused.length
  return (
    <div className="stack" role="status">
      <p className="row">
        <Tag tone="green">{say('usable', { count: reading.conditions.length })}</Tag>
        {waiting > 0 && <Tag tone="yellow">{say('waiting', { count: waiting })}</Tag>}
        {reading.extensions.length > 0 && (
          <Tag tone="blue">{say('extensions', { count: reading.extensions.length })}</Tag>
        )}
        {reading.refused.length > 0 && (
          <Tag tone="red">{say('refused', { count: reading.refused.length })}</Tag>
        )}
      </p>
      {reading.refused.length > 0 && <Refusals rows={refusedRows(reading, table)} table="standards" />}
    </div>
  )
}

/** In the words of the table, as the other imports tell them. */
const refusedRows = ({ refused }: Reading, { rows }: Table) =>
  refused.map(({ row, reasons }) => ({
    ...{ row, line: row, code: '' },
    reason: { zh: reasons.map(({ zh }) => zh).join('；'), en: reasons.map(({ en }) => en).join('; ') },
    columns: rows[row - 1] ?? {},
  }))
