import { useQuery } from '@tanstack/react-query'
import type { DeclaredType } from '#ui/cases.ts'
import { locationQuery } from '#ui/place-field.tsx'
import { useWords } from '#ui/words.ts'
import { AlikeList } from '../help/alike-list.tsx'
import { CallerPanel } from '../help/caller-panel.tsx'
import { useAlikeWhileTyping } from '../help/use-help.ts'
import { helpWords } from '../help/words.ts'
import { Articles } from '../knowledge/articles.tsx'
import { saidIn, type Typed } from './typed.ts'

/** Beside the form, while typing: who called before, what is known of it, what may be the same. */
export function HelpPanel({ type, typed }: { type: DeclaredType; typed: Typed }) {
  const said = saidIn(type, typed)
  return (
    <>
      <CallerPanel phone={said.phone} />
      <Articles text={said.text} about={typed.class} />
      <Alike type={type.code} text={said.text} typed={typed} />
    </>
  )
}

function Alike({ type, text, typed }: { type: string; text: string; typed: Typed }) {
  const say = useWords(helpWords)
  const { lng, lat, community, street } = typed.place
  const { data: location } = useQuery(locationQuery(lng, lat))
  const { data } = useAlikeWhileTyping({
    ...{ type, text },
    class: typed.class && { edition: typed.class.edition, kind: typed.class.kind, code: typed.class.code },
    place: lng === undefined || lat === undefined ? undefined : { lng, lat },
    community: community ?? location?.community?.code,
    street: street ?? location?.street?.code,
  })
  const cases = text.trim() === '' ? undefined : data?.cases
  return (
    <section className="panel near" aria-label={say('alike')} aria-live="polite">
      <header>
        <h2>{say('alike')}</h2>
      </header>
      {cases === undefined ? (
        <p className="body quiet">{say('alikeHelp')}</p>
      ) : cases.length === 0 ? (
        <p className="body quiet">{say('alikeNone')}</p>
      ) : (
        <AlikeList cases={cases} />
      )}
    </section>
  )
}
