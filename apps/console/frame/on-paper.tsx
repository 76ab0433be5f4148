import { useQuery } from '@tanstack/react-query'
import { unitsQuery } from '#ui/district.ts'
import { fullMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { useMe } from '#ui/session.ts'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { frameWords } from './words.ts'

/** The head of a printed page: whose it is, who printed it and when. */
export function OnPaper() {
  const say = useWords(frameWords)
  const text = useText()
  const language = useLanguage()
  const me = useMe()
  const { data: units } = useQuery(unitsQuery)
  const printed = fullMoment(useNow(60_000), language).slice(0, -3)
  return (
    <header className="on-paper">
      <b>{text(units?.find(({ kind }) => kind === 'district')?.name)}</b>
      <span>{say('printed', { name: me.name, moment: printed })}</span>
    </header>
  )
}
