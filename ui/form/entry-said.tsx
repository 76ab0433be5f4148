import { useQuery } from '@tanstack/react-query'
import { entryQuery, registersQuery } from '../registers.ts'
import { useWords } from '../words.ts'
import { formWords } from './words.ts'

/** What was named in a form: an entry with the way to it and its name, or the words that were written instead. */
export function EntrySaid({ register, said }: { register: string; said: string }) {
  const say = useWords(formWords)
  const { data: registers } = useQuery(registersQuery)
  const declared = registers?.find(({ code }) => code === register)
  const { data } = useQuery({
    ...entryQuery(register, said),
    enabled: mayBeKey(said) && declared !== undefined,
  })
  if (!declared || !data) return <>{said}</>
  const name = data.entry.fields[declared.name]
  return (
    <>
      <a
        className="code"
        href={`/registers/${register}/${encodeURIComponent(said)}`}
        title={say('openEntry')}
      >
        {said}
      </a>{' '}
      {typeof name === 'string' && name}
    </>
  )
}

/** Keys are written in letters, digits and signs of the keyboard; words of Chinese are none. */
const mayBeKey = (said: string): boolean => /^[\w./-]+$/.test(said)
