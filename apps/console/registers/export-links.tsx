import { queryText } from '#ui/api.ts'
import type { DeclaredRegister } from '#ui/registers.ts'
import { useLanguage, useWords } from '#ui/words.ts'
import { filterOf, type RegisterSearch } from './search.ts'
import { registerWords } from './words.ts'

/** What the list shows, as a table for elsewhere. */
export function ExportLinks({ register, search }: { register: DeclaredRegister; search: RegisterSearch }) {
  const say = useWords(registerWords)
  const language = useLanguage()
  return (
    <span className="row small">
      {say('export')}
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          download
          href={`/api/registers/${register.code}/export${queryText({ ...filterOf(search), format, language })}`}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  )
}
