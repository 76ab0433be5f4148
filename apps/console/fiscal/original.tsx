import { useEffect, useMemo, useRef } from 'react'
import { useLanguage, useWords } from '#ui/words.ts'
import { type Checked, type Finding, tones, wordsOf } from './check-data.ts'
import { fiscalWords } from './words.ts'

/** The text that was read, line by line, with a mark where something was found. */
export function Original({ checked, open }: { checked: Checked; open: number | undefined }) {
  const say = useWords(fiscalWords)
  const box = useRef<HTMLDivElement>(null)
  const byLine = useMemo(() => Map.groupBy(checked.inText, ({ line }) => line), [checked])
  useEffect(() => {
    const line = box.current?.querySelector(`[data-at="${open}"]`)
    line?.scrollIntoView({ block: 'center' })
  }, [open])
  return (
    <section className="panel original" aria-label={say('original')}>
      <header>
        <h2>{say('original')}</h2>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and a keyboard must reach it */}
      <div className="fiscal-lines" ref={box} tabIndex={0} role="region" aria-label={say('original')}>
        {checked.lines.map(({ at, place, text }) => (
          <OneLine key={at} {...{ at, place, text }} isOpen={at === open} found={byLine.get(at) ?? none} />
        ))}
      </div>
    </section>
  )
}

const none: readonly Finding[] = []

function OneLine({
  at,
  place,
  text,
  isOpen,
  found,
}: {
  at: number
  place: number
  text: string
  isOpen: boolean
  found: readonly Finding[]
}) {
  const worst = found[0]
  const language = useLanguage()
  const told = found
    .map((one) => wordsOf(one, language))
    .map(({ rule, expected }) => [rule, expected].filter(Boolean).join(language === 'en' ? ': ' : '：'))
    .join('\n')
  return (
    <div
      className={`original-line${worst ? ` marked ${tones[worst.severity]}` : ''}${isOpen ? ' is-open' : ''}`}
      data-at={at}
      title={told || undefined}
    >
      <span className="fiscal-place">{place}</span>
      {text.includes('\t') ? <Cells text={text} /> : <span className="fiscal-text">{text}</span>}
    </div>
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
