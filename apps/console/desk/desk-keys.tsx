import { useWords } from '#ui/words.ts'
import { deskWords } from './words.ts'

const keys = [
  { keys: ['j', 'k'], word: 'keyMove' },
  { keys: ['1', '…', '7'], word: 'keyGroup' },
  { keys: ['s', 'r', 'p', 'e', 'b', 'h'], word: 'keyAct' },
  { keys: ['Ctrl Enter'], word: 'keySend' },
  { keys: ['Enter'], word: 'keyOpen' },
] as const

/** The keys of the desk, where they are used. */
export function DeskKeys() {
  const say = useWords(deskWords)
  return (
    <dl className="desk-keys no-print small">
      {keys.map(({ keys: some, word }) => (
        <div key={word}>
          <dt>
            {some.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{say(word)}</dd>
        </div>
      ))}
    </dl>
  )
}
