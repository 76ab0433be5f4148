import { useQuery } from '@tanstack/react-query'
import { useLimitText } from '#ui/clock-bar.tsx'
import { unitsQuery } from '#ui/district.ts'
import { type Text, useText, useWords } from '#ui/words.ts'
import { standardsWords } from './words.ts'

const named = ['file', 'close', 'limit', 'unit'] as const
type Named = (typeof named)[number]

/** A field of a condition as a reviewer reads it: its name, its texts in the reader's language, its unit by name. */
export function useToldField() {
  const say = useWords(standardsWords)
  const text = useText()
  const limitText = useLimitText()
  const { data: units } = useQuery(unitsQuery)
  const isNamed = (name: string): name is Named => (named as readonly string[]).includes(name)
  return {
    name: (name: string): string => (isNamed(name) ? say(name) : name),
    value(name: string, value: unknown): string {
      if (name === 'file' || name === 'close') return text(value as Text)
      if (name === 'limit') return limitText(value as { amount: number; unit: string })
      if (name !== 'unit' || typeof value !== 'string') return JSON.stringify(value)
      if (value === 'street') return say('ownStreet')
      return text(units?.find(({ code }) => code === value)?.name) || value
    },
  }
}
