import { memo } from 'react'
import type { ClassKey, DeclaredType } from '#ui/cases.ts'
import type { Place } from '#ui/place.ts'
import { useWords } from '#ui/words.ts'
import { AlikeList } from '../help/alike-list.tsx'
import { CallerPanel } from '../help/caller-panel.tsx'
import { useHelpWhileTyping } from '../help/use-help.ts'
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
      <Alike type={type.code} text={said.text} about={typed.class} place={typed.place} />
    </>
  )
}

interface AlikeProps {
  type: string
  text: string
  about: ClassKey | undefined
  place: Place
}

const Alike = memo(function Alike({ type, text, about, place }: AlikeProps) {
  const say = useWords(helpWords)
  const { cases, isAsked, isBehind } = useHelpWhileTyping({ type, text, class: about, place })
  return (
    <section className="panel near" aria-label={say('alike')} aria-live="polite" aria-busy={isBehind}>
      <header>
        <h2>{say('alike')}</h2>
      </header>
      {isAsked && cases.length > 0 ? (
        <AlikeList cases={cases} />
      ) : (
        <p className="body quiet">{say(isAsked && !isBehind ? 'alikeNone' : 'alikeHelp')}</p>
      )}
    </section>
  )
})
