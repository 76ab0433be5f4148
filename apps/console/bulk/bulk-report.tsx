import { Button, Modal } from 'antd'
import { Link } from '@tanstack/react-router'
import { useProblem } from '#ui/situation.tsx'
import { useWords } from '#ui/words.ts'
import type { BulkResult } from './use-bulk.ts'
import { bulkWords } from './words.ts'

/** What was done, what was refused and why. */
export function BulkReport({ results, onClose }: { results: BulkResult[]; onClose: () => void }) {
  const say = useWords(bulkWords)
  const problem = useProblem()
  const refused = results.filter(({ error }) => error !== undefined)
  return (
    <Modal
      open
      title={say('report')}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose} autoFocus>
          {say('close')}
        </Button>
      }
    >
      <p>{say('done', { count: results.length - refused.length })}</p>
      {refused.length > 0 && (
        <>
          <p className="refused-count">{say('refused', { count: refused.length })}</p>
          <ul className="refused-list">
            {refused.map(({ row, error }) => (
              <li key={row.id}>
                <Link to="/cases/$id" params={{ id: String(row.id) }} className="code" onClick={onClose}>
                  {row.number}
                </Link>{' '}
                {problem(error)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}
