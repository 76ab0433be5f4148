import type { Paragraph } from '../document.ts'
import { type Mention, mentionsIn } from './mentions.ts'

/** A budget and, in the same sentence, its outcome, with the completion told of them. */
export interface Pair {
  budget: Mention
  outcome: Mention
  /** The sentence behind the outcome. */
  rest: string
  /** The percentage of `完成…%`, without the sign. */
  said: string | undefined
}

const planned = /(预算(数)?)(为|是)?$/
const executed = /(支出决算|决算数|执行数)(为|是)?$/

/** `年初预算为…，支出决算为…，完成…%`. */
export function pairsIn(paragraph: Paragraph): Pair[] {
  const mentions = mentionsIn(paragraph)
  return mentions.flatMap((outcome, n): Pair[] => {
    const budget = mentions[n - 1]
    if (!budget || !executed.test(outcome.before) || !planned.test(budget.before.trim())) return []
    if (/[。；]/.test(paragraph.text.slice(budget.at, outcome.at))) return []
    const from = outcome.at + outcome.text.length + outcome.unit.length
    const end = /[。；]/.exec(paragraph.text.slice(from))?.index
    const rest = paragraph.text.slice(from, end === undefined ? undefined : from + end)
    return [{ budget, outcome, rest, said: /完成[^，。]*?(\d+(?:\.\d+)?)%/.exec(rest)?.[1] }]
  })
}
