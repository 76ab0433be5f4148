import { Modal } from 'antd'
import { KeyList } from '#ui/key-list.tsx'
import { useMe } from '#ui/session.ts'
import { useWords } from '#ui/words.ts'
import { DeskKeys } from '../desk/desk-keys.tsx'
import './keyboard-help.css'
import { workWays } from './navigation.ts'
import { frameWords } from './words.ts'

interface Keys {
  keys: readonly string[]
  word: (typeof frameWords)['keys'][number]
}

const everywhere: Keys[] = [
  { keys: ['j', 'k'], word: 'keyMove' },
  { keys: ['Enter'], word: 'keyOpen' },
  { keys: ['x'], word: 'keyMark' },
  { keys: ['/'], word: 'keyFind' },
  { keys: ['Ctrl Enter'], word: 'keySubmit' },
  { keys: ['?'], word: 'keyHelp' },
]
const onIntake: Keys[] = [
  { keys: ['F2'], word: 'keyCall' },
  { keys: ['Alt 1', 'Alt 2'], word: 'keyClass' },
  { keys: ['Ctrl Enter'], word: 'keyRegister' },
  { keys: ['r'], word: 'keyAnswer' },
  { keys: ['Enter'], word: 'keyNext' },
]
const onBoard: Keys[] = [
  { keys: ['1', '…', '4'], word: 'keySend' },
  { keys: ['d'], word: 'keyDispatch' },
  { keys: ['r'], word: 'keyAnswer' },
  { keys: ['u'], word: 'keyRule' },
]

/** Every key, by the page it is for; pages that are not one's own are left out. */
export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useWords(frameWords)
  const me = useMe()
  const mine = workWays.filter((way) => way.may(me))
  const said = (keys: readonly Keys[]) => keys.map((one) => ({ keys: one.keys, said: say(one.word) }))
  const has = (to: string) => mine.some((way) => way.to === to)
  const ways = mine.flatMap(({ key, word }): Keys[] => (key ? [{ keys: [`g ${key}`], word }] : []))
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={say('keys')} width={720}>
      <div className="key-help">
        <section>
          <KeyList keys={said(everywhere)} />
          <h3>{say('keyGo')}</h3>
          <KeyList keys={said(ways)} />
        </section>
        <section>
          {has('/') && (
            <>
              <h3>{say('desk')}</h3>
              <DeskKeys />
            </>
          )}
          {has('/intake') && (
            <>
              <h3>{say('intake')}</h3>
              <KeyList keys={said(onIntake)} />
            </>
          )}
          {has('/dispatch') && (
            <>
              <h3>{say('dispatch')}</h3>
              <KeyList keys={said(onBoard)} />
            </>
          )}
        </section>
      </div>
    </Modal>
  )
}
