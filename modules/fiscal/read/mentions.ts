import { amountOf, type Amount } from '#engines/reports/reports.ts'
import { type Disclosure, lineAt, type Paragraph } from '../document.ts'

/** An amount that the narrative names, with the words before and behind it. Amounts in hundredths of 万元. */
export interface Mention {
  paragraph: Paragraph
  at: number
  line: number
  amount: Amount
  /** Half of its last printed place, in hundredths: 1274.1 may stand for 1274.06. */
  slack: Amount
  text: string
  unit: string
  /** Up to 60 characters of the sentence before it. */
  before: string
  /** Up to 40 characters of the sentence behind it. */
  after: string
}

const form = /(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(万元|元)/g

/** No paragraph of a disclosure names more. */
const most = 80

const read = new WeakMap<Paragraph, Mention[]>()

/** Every amount of a paragraph in order; read once, for many rules ask. */
export function mentionsIn(paragraph: Paragraph): Mention[] {
  const known = read.get(paragraph) ?? amountsIn(paragraph).slice(0, most)
  read.set(paragraph, known)
  return known
}

function amountsIn(paragraph: Paragraph): Mention[] {
  return [...paragraph.text.matchAll(form)].flatMap((match): Mention[] => {
    const [said, digits, unit] = match
    const amount = amountOf(digits!.replaceAll(',', ''))
    if (amount === undefined) return []
    const end = match.index + said.length
    const places = digits!.split('.')[1]?.length ?? 0
    return [
      {
        paragraph,
        at: match.index,
        line: lineAt(paragraph, match.index),
        amount,
        slack: places === 1 ? 4n : 0n,
        text: digits!,
        unit: unit!,
        before: paragraph.text
          .slice(Math.max(0, match.index - 60), match.index)
          .split(/[。！？]/)
          .at(-1)!,
        after: paragraph.text.slice(end, end + 40).split(/[。！？]/)[0]!,
      },
    ]
  })
}

/** The paragraphs that tell figures: not the terms explained, not the notes under tables. */
export const telling = ({ paragraphs }: Disclosure): Paragraph[] =>
  paragraphs.filter(({ part, text }) => !/名词解释/.test(part) && !text.startsWith('注'))
