import { Button, Modal } from 'antd'
import { fullMoment } from '#ui/format.ts'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import type { AuditSearch, Entry } from './entry.ts'
import { useThing, useWho } from './sentence.tsx'
import { auditWords } from './words.ts'

interface EntryDialogProps {
  entry: Entry
  onNarrow: (to: AuditSearch) => void
  onClose: () => void
}

/** One act in full: who, what, on which thing, when, from where, with what result; what it was and what it became. */
export function EntryDialog({ entry, onNarrow, onClose }: EntryDialogProps) {
  const say = useWords(auditWords)
  const text = useText()
  const language = useLanguage()
  const [who, thing] = [useWho()(entry), useThing()(entry)]
  const narrow = (to: AuditSearch) => () => {
    onNarrow(to)
    onClose()
  }
  return (
    <Modal
      open
      onCancel={onClose}
      width={720}
      title={say('sentence', { who, act: text(entry.words) })}
      footer={
        <>
          {entry.account !== null && (
            <Button onClick={narrow({ account: String(entry.account) })}>{say('onlyWho')}</Button>
          )}
          {entry.subject !== null && (
            <Button onClick={narrow({ subject: entry.subject })}>{say('onlyThis')}</Button>
          )}
        </>
      }
    >
      <p className="row">
        <Tag tone={entry.succeeded ? 'green' : 'red'}>{say(entry.succeeded ? 'done' : 'refused')}</Tag>
        {thing && <b>{thing}</b>}
      </p>
      <p className="quiet small">
        {fullMoment(new Date(entry.at), language)} · {say('address')}{' '}
        {entry.address === 'console' ? say('console') : entry.address} ·{' '}
        {say('entryNumber', { id: entry.id })}
      </p>
      <Content told={entry.told} />
      <p className="quiet small">
        {say('code')} <span className="code">{entry.act}</span>
      </p>
    </Modal>
  )
}

function Content({ told }: Pick<Entry, 'told'>) {
  const say = useWords(auditWords)
  const text = useText()
  const changed = told.filter(({ value }) => !value)
  const kept = told.filter(({ value }) => value)
  if (told.length === 0) return <p className="quiet">{say('noDetails')}</p>
  return (
    <div>
      {changed.length > 0 && (
        <table className="table told" aria-label={say('details')}>
          <thead>
            <tr>
              <th scope="col">{say('field')}</th>
              <th scope="col">{say('before')}</th>
              <th scope="col">{say('after')}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ label, before, after }) => (
              <tr key={label.zh}>
                <th scope="row">{text(label)}</th>
                <td>
                  <del>{text(before)}</del>
                </td>
                <td>
                  <ins>{text(after)}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className="told">
        {kept.map(({ label, value }) => (
          <div key={label.zh}>
            <dt>{text(label)}</dt>
            <dd>{text(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
