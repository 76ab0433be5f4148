import type { ReactNode } from 'react'
import './tag.css'

export type Tone = 'plain' | 'blue' | 'green' | 'yellow' | 'red' | 'violet'

/** A word in a soft box: a state, a kind, a mark. The tone helps; the word says it. */
export function Tag({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone
  title?: string
  children: ReactNode
}) {
  return (
    <span className={`tag ${tone}`} title={title}>
      {children}
    </span>
  )
}
