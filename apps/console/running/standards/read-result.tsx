import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import type { Reading } from './standards.ts'
import { standardsWords } from './words.ts'

const mostShown = 12

/** What the trial came to: to use, waiting, refused with the reason of each row. */
export function ReadResult({ reading }: { reading: Reading }) {
  const say = useWords(standardsWords)
  const text = useText()
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
      {reading.refused.length > 0 && (
        <ul className="small">
          {reading.refused.slice(0, mostShown).map(({ row, reasons }) => (
            <li key={row}>
              <span className="quiet">{say('row', { row })}</span> {reasons.map(text).join('；')}
            </li>
          ))}
          {reading.refused.length > mostShown && (
            <li className="quiet">{say('more', { count: reading.refused.length - mostShown })}</li>
          )}
        </ul>
      )}
    </div>
  )
}
