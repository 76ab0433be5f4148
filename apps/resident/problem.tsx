import { Refused } from '#ui/api.ts'
import { useText, useWords, words } from '#ui/words.ts'

const problemWords = words('resident-problem', {
  odd: {
    zh: '页面出错，请重试；仍不行请拨打 12345。',
    en: 'Something went wrong: try again, or call 12345.',
  },
})

/** What went wrong, in the reader's language, told to who hears the page as well. */
export function Problem({ error }: { error: unknown }) {
  const text = useText()
  const say = useWords(problemWords)
  if (error === undefined || error === null) return null
  return (
    <p className="problem" role="alert">
      {error instanceof Refused ? text(error.text) : typeof error === 'string' ? error : say('odd')}
    </p>
  )
}
