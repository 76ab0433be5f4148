import { KeyList } from '#ui/key-list.tsx'
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
  return <KeyList className="no-print" keys={keys.map((one) => ({ keys: one.keys, said: say(one.word) }))} />
}
