import { Modal } from 'antd'
import { useWords } from '#ui/words.ts'
import { DeskKeys } from '../desk/desk-keys.tsx'
import { deskWords } from '../desk/words.ts'
import { frameWords } from './words.ts'

const keys = [
  { keys: ['j', 'k'], word: 'keyMove' },
  { keys: ['Enter'], word: 'keyOpen' },
  { keys: ['x'], word: 'keyMark' },
  { keys: ['/'], word: 'keyFind' },
  { keys: ['g d', 'g i', 'g b', 'g c', 'g m'], word: 'keyGo' },
  { keys: ['Ctrl Enter'], word: 'keySubmit' },
  { keys: ['?'], word: 'keyHelp' },
] as const

export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useWords(frameWords)
  const sayDesk = useWords(deskWords)
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={say('keys')} width={460}>
      <dl className="key-list">
        {keys.map(({ keys, word }) => (
          <div key={word}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
      <h3>{sayDesk('title')}</h3>
      <DeskKeys />
    </Modal>
  )
}
