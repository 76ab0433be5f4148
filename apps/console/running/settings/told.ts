import { type Text, useText, useWords } from '#ui/words.ts'
import { itemShape, kindOf, type Shape, unitOf } from './shape.ts'
import { settingsWords } from './words.ts'

/** A value in a few words; undefined where it would take more than a line. */
export function useTold(): (shape: Shape, value: unknown) => string | undefined {
  const text = useText()
  const say = useWords(settingsWords)
  return (shape, value) => {
    const kind = kindOf(shape)
    if (kind === 'number') return withUnit(shape, value as number, text)
    if (kind === 'text') return (value as string) || say('none')
    if (kind === 'tick') return say(value ? 'yes' : 'no')
    if (kind === 'one-of') return text(shape.options?.[String(value)]) || String(value)
    if (kind === 'group') return undefined
    const rows = value as unknown[]
    if (rows.length === 0) return say('none')
    if (kind === 'table' || kindOf(itemShape(shape)) !== 'text') return undefined
    const names = rows.map((each) => text(shape.options?.[String(each)]) || String(each))
    return names.join(text({ zh: '、', en: ', ' }))
  }
}

export const shown = ({ share }: Shape, value: number): number =>
  share ? Math.round(value * 10_000) / 100 : value

const withUnit = (shape: Shape, value: number, text: (text: Text | undefined) => string): string => {
  const unit = unitOf(shape, text, value)
  return `${shown(shape, value)}${unit === '%' ? '' : ' '}${unit}`.trim()
}
