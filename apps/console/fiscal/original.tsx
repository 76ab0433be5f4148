import { useEffect, useMemo, useRef } from 'react'
import { useLanguage, useWords } from '#ui/words.ts'
import { type Checked, type Numbered, tones, wordsOf } from './check-data.ts'
import { fiscalWords } from './words.ts'

export interface OriginalProps {
  checked: Checked
  listed: readonly Numbered[]
  /** The finding that was chosen in the list. */
  open: number | undefined
  /** Chooses a finding in the list. */
  onChoose: (number: number) => void
}

/** The text that was read, line by line, with a mark where something was found. */
export function OriginalText({ checked, listed, open, onChoose }: OriginalProps) {
  const say = useWords(fiscalWords)
  const box = useRef<HTMLDivElement>(null)
  const byLine = useMemo(() => Map.groupBy(listed, ({ at }) => at), [listed])
  const line = listed.find(({ number }) => number === open)?.at
  useEffect(() => {
    box.current?.querySelector(`[data-at="${line}"]`)?.scrollIntoView({ block: 'center' })
  }, [line])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and a keyboard must reach it
    <div className="fiscal-lines" ref={box} tabIndex={0} role="region" aria-label={say('text')}>
      {checked.lines.map(({ at, place, text }) => (
        <OneLine
          key={at}
          {...{ at, place, text, onChoose }}
          isOpen={at === line}
          found={byLine.get(at) ?? none}
        />
      ))}
    </div>
  )
}

const none: readonly Numbered[] = []

interface OneLineProps {
  at: number
  place: number
  text: string
  isOpen: boolean
  found: readonly Numbered[]
  onChoose: (number: number) => void
}

function OneLine({ at, place, text, isOpen, found, onChoose }: OneLineProps) {
  const worst = found[0]
  return (
    <div
      className={`original-line${worst ? ` marked ${tones[worst.severity]}` : ''}${isOpen ? ' is-open' : ''}`}
      data-at={at}
    >
      <span className="fiscal-place">{place}</span>
      <span className="fiscal-text">
        {text.includes('\t') ? <Cells text={text} /> : text}
        {found.map((one) => (
          <MarkNumber key={one.number} one={one} onChoose={onChoose} />
        ))}
      </span>
    </div>
  )
}

/** The number of a finding in the text: it leads back to the list. */
function MarkNumber({ one, onChoose }: { one: Numbered; onChoose: (number: number) => void }) {
  const language = useLanguage()
  const { rule, expected } = wordsOf(one, language)
  return (
    <button
      type="button"
      className={`mark-number ${one.severity}`}
      title={[rule, expected].filter(Boolean).join(language === 'en' ? ': ' : '：')}
      onClick={() => onChoose(one.number)}
    >
      {one.number}
    </button>
  )
}

const Cells = ({ text }: { text: string }) => (
  <span className="fiscal-cells">
    {text.split('\t').map((cell, n) => (
      // A line's cells never change their order.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={n}>{cell}</span>
    ))}
  </span>
)
