import { useText, useWords } from '#ui/words.ts'
import type { Entry } from './entry.ts'
import { auditWords } from './words.ts'

/** Who it was, where nobody was signed in too. */
export function useWho(): (entry: Entry) => string {
  const say = useWords(auditWords)
  return ({ name, login, address }) => name ?? login ?? say(address === 'console' ? 'server' : 'nobody')
}

/** What an act was about: `单位「东湖街道」`. */
export function useThing(): (entry: Entry) => string {
  const say = useWords(auditWords)
  const text = useText()
  return ({ thing }) => {
    if (!thing) return ''
    const name = text(thing.name)
    if (!thing.kind) return name
    return name ? say('thing', { kind: text(thing.kind), name }) : text(thing.kind)
  }
}

export function Did({ entry }: { entry: Entry }) {
  const text = useText()
  const thing = useThing()(entry)
  return (
    <span title={thing ? `${text(entry.words)} · ${thing}` : text(entry.words)}>
      {text(entry.words)} {thing && <span className="quiet">{thing}</span>}
    </span>
  )
}
