import { useEffect, useEffectEvent } from 'react'
import type { ClassKey } from '#ui/cases.ts'
import { useClasses } from '#ui/district.ts'
import { useText, useWords } from '#ui/words.ts'
import './help.css'
import type { SuggestedClass } from './use-help.ts'
import { helpWords } from './words.ts'

interface ClassSuggestionsProps {
  suggestions: readonly SuggestedClass[]
  isBehind: boolean
  chosen: ClassKey | undefined
  onChoose: (chosen: ClassKey) => void
}

/** Classes that closed cases would give, each with the words that decided: a click, or Alt and its digit. */
export function ClassSuggestions({ suggestions, isBehind, chosen, onChoose }: ClassSuggestionsProps) {
  const say = useWords(helpWords)
  const text = useText()
  const classes = useClasses()
  useAltDigits((digit) => suggestions[digit - 1] && onChoose(suggestions[digit - 1]!.class))
  if (suggestions.length === 0) return null
  return (
    <div className="class-suggestions" role="group" aria-label={say('classes')} aria-busy={isBehind}>
      {suggestions.map((one, at) => (
        <button
          key={one.class.code}
          type="button"
          aria-pressed={one.class.code === chosen?.code}
          aria-keyshortcuts={`Alt+${at + 1}`}
          onClick={() => onChoose(one.class)}
        >
          <kbd>Alt {at + 1}</kbd>
          <b>{text(classes.of(one.class)?.title) || one.class.code}</b>
          <small>{one.because.join(' ')}</small>
          <small className="quiet">
            {one.sure === null ? say('maybe') : say('sure', { share: Math.round(one.sure * 100) })}
          </small>
        </button>
      ))}
    </div>
  )
}

/** The hands stay on the keys: Alt and a digit, even inside a field. */
function useAltDigits(onDigit: (digit: number) => void): void {
  const tell = useEffectEvent(onDigit)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
      if (!event.altKey || event.ctrlKey || event.metaKey || !digit) return
      event.preventDefault()
      tell(Number(digit))
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
