import { Button, Modal } from 'antd'
import { Link } from '@tanstack/react-router'
import { useText, useWords } from '#ui/words.ts'
import type { Run, RunItem } from './run.ts'
import { bulkWords } from './words.ts'

/** What was done, what was refused and why, what was not reached. */
export function BulkReport({ run, onClose }: { run: Run; onClose: () => void }) {
  const say = useWords(bulkWords)
  const text = useText()
  const refused = run.items.filter(({ result }) => result !== undefined && result !== 'done')
  const left = run.items.filter(({ result }) => result === undefined)
  const why = ({ result }: RunItem) => (typeof result === 'object' ? text(result) : '')
  const listed = (items: RunItem[]) => (
    <ul className="refused-list">
      {items.map((item) => (
        <li key={item.id}>
          <Link to="/cases/$id" params={{ id: String(item.id) }} className="code" onClick={onClose}>
            {item.number}
          </Link>{' '}
          {why(item)}
        </li>
      ))}
    </ul>
  )
  return (
    <Modal
      open
      title={say('reportOf', { action: text(run.title) })}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose} autoFocus>
          {say('close')}
        </Button>
      }
    >
      <p>{say('done', { count: run.items.length - refused.length - left.length })}</p>
      {refused.length > 0 && <p className="refused-count">{say('refused', { count: refused.length })}</p>}
      {refused.length > 0 && listed(refused)}
      {left.length > 0 && <p className="refused-count">{say('left', { count: left.length })}</p>}
      {left.length > 0 && listed(left)}
    </Modal>
  )
}
