import { Button, Modal } from 'antd'
import { useText, useWords } from '#ui/words.ts'
import type { Content, Ledgers, Taken } from './book-data.ts'
import { composeWords } from './words.ts'

interface ImportProps {
  name: string
  taken: Taken
  hasLines: boolean
  onChange: (edit: (content: Content) => Content) => void
  onClose: () => void
}

/** What a workbook holds, before anything is taken over: the refused rows with their reasons, the others counted. */
export function ImportDialog({ name, taken, hasLines, onChange, onClose }: ImportProps) {
  const say = useWords(composeWords)
  const text = useText()
  const count = ledgerCount(taken.ledgers)
  const take = (replace: boolean) => {
    onChange((now) => ({
      ...now,
      entries: [...(replace ? [] : now.entries), ...taken.lines],
      ledgers: together(now.ledgers, taken.ledgers),
    }))
    onClose()
  }
  return (
    <Modal
      open
      title={say('importTitle', { name })}
      onCancel={onClose}
      width={640}
      footer={[
        ...(hasLines
          ? [
              <Button key="replace" onClick={() => take(true)}>
                {say('replace')}
              </Button>,
            ]
          : []),
        <Button
          key="append"
          type="primary"
          disabled={taken.lines.length + count === 0}
          onClick={() => take(false)}
        >
          {say('append')}
        </Button>,
      ]}
    >
      <div className="stack">
        <p>
          {say('importRead', { count: taken.lines.length })}
          {count > 0 && ` · ${say('importLedgers', { count })}`}
        </p>
        {taken.refused.length > 0 && (
          <>
            <p className="uneven">{say('importRefused', { count: taken.refused.length })}</p>
            <ul className="refused">
              {taken.refused.slice(0, 200).map(({ row, cells, issues }) => (
                <li key={row}>
                  <strong>{say('importRow', { row })}</strong> <span className="quiet">{cells}</span>
                  <br />
                  {issues.map((issue) => text(issue.text)).join(' ')}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Modal>
  )
}

const ledgerCount = ({ single, lists, reasons, subjects, meanings }: Ledgers): number =>
  [single, reasons, subjects, meanings].reduce((all, one) => all + Object.keys(one).length, 0) +
  Object.values(lists).reduce((all, rows) => all + rows.length, 0)

/** What the file says takes the place of what was there; what it does not say stays. */
const together = (before: Ledgers, given: Ledgers): Ledgers => ({
  single: { ...before.single, ...given.single },
  lists: { ...before.lists, ...given.lists },
  reasons: { ...before.reasons, ...given.reasons },
  subjects: { ...before.subjects, ...given.subjects },
  meanings: { ...before.meanings, ...given.meanings },
})
