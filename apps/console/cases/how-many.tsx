import { useQuery } from '@tanstack/react-query'
import { countQuery } from '#ui/cases.ts'
import { numberText } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/words.ts'
import { filterOf, type CaseSearch } from './search.ts'
import { casesWords } from './words.ts'

interface HowManyProps {
  search: CaseSearch
  loaded: number
  /** Whether there are more than are loaded: only then they are counted elsewhere. */
  more: boolean
}

/** How many cases the list holds, and how many of them are here. */
export function HowMany({ search, loaded, more }: HowManyProps) {
  const say = useWords(casesWords)
  const language = useLanguage()
  const { data } = useQuery({ ...countQuery(filterOf({ ...search, order: undefined })), enabled: more })
  const said = (count: number) => numberText(count, language)
  if (!more) return say('total', { count: loaded, said: said(loaded) })
  if (!data) return say('shown', { count: loaded, said: said(loaded) })
  const count = Math.max(data.count, loaded)
  const total = say('total', { count, said: data.exact ? said(count) : `${said(count)}+` })
  return `${total} · ${say('shown', { count: loaded, said: said(loaded) })}`
}
