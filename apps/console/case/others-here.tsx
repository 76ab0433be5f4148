import { EditOutlined, EyeOutlined } from '@ant-design/icons'
import { useWords } from '#ui/words.ts'
import { useOthersPresent } from './presence.ts'
import { caseWords } from './words.ts'

/** Who else has this case before them, and who is about to act. */
export function OthersHere({ id }: { id: number }) {
  const say = useWords(caseWords)
  const others = useOthersPresent(id)
  return (
    <ul className="others-here no-print" aria-live="polite" aria-label={say('alsoHere')}>
      {others.map(({ account, name, acting }) => (
        <li key={account} className={acting ? 'acting' : ''}>
          {acting ? <EditOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
          {say(acting ? 'isActing' : 'isHere', { name })}
        </li>
      ))}
    </ul>
  )
}
