import { z } from 'zod'
import { type Check, type Disclosure, lineAt, tableOf } from '../document.ts'
import { found } from '../finding.ts'
import { edits, readList, tight } from './lists.ts'
import { isDots } from './slips.ts'

const phrases = readList('phrases.json', z.object({ terms: z.array(z.string()) }))

const part = /^第[一二三四五六七八九十]+部分/
const numbered = /^(?:-\s*)?(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)/

interface Entry {
  line: number
  text: string
  /** Its number within its part: `第一部分 二、`. */
  number: string
  plain: string
}

/** Entries with the part that they stand in: `一、` comes again in every part. */
function entriesIn(list: Disclosure['contents']): Entry[] {
  let own = ''
  return list.flatMap(({ line, text }) => {
    const plain = tight(text).replace(/^-/, '')
    const number = numbered.exec(text)?.[1]
    own = part.exec(plain)?.[0] ?? own
    if (!number) return []
    return [{ line, text, plain, number: number.startsWith('第') ? number : `${own} ${number}` }]
  })
}

/** S02: the contents name the headings of their part as they stand. */
const contents: Check = ({ document }) => {
  const headings = entriesIn(document.headings)
  return entriesIn(document.contents).flatMap(({ line, text, number, plain }) => {
    const twins = headings.filter((heading) => heading.number === number)
    if (twins.some((heading) => heading.plain === plain)) return []
    const nearest = twins.find((heading) => edits(heading.plain, plain) <= 3)
    return nearest
      ? [
          found('S02', line, {
            place: { zh: '目录', en: 'Contents' },
            found: text,
            expected: {
              zh: `正文 L${nearest.line}“${nearest.text}”`,
              en: `“${nearest.text}”, as the heading at L${nearest.line}`,
            },
          }),
        ]
      : []
  })
}

/** S04: what is left of the template: an item with a heading and nothing behind it, alternatives not struck out. */
const leftovers: Check = ({ document: { paragraphs } }) =>
  paragraphs.flatMap((paragraph) => {
    const { text } = paragraph
    if (isDots(text))
      return [
        found('S04', paragraph.line, {
          place: paragraph.part,
          found: text,
          expected: { zh: '补充内容或删除', en: 'fill it in, or strike it out' },
        }),
      ]
    const bare = /^[（(][一二三四五六七八九十]+[）)]\s*其他[^:：]{0,12}。?$/.exec(text)
    const both =
      /(增加|增长)[（(](减少|下降)[）)]|[（(]参考[^）)]*[）)]|[XＸ×]{2,}(局|单位|部门|年|万元)/.exec(text)
    if (bare)
      return [
        found('S04', paragraph.line, {
          place: paragraph.part,
          found: text,
          expected: { zh: '补充内容或删除', en: 'fill it in, or strike it out' },
          severity: 'missing',
        }),
      ]
    return both
      ? [
          found('S04', lineAt(paragraph, both.index), {
            place: paragraph.part,
            found: both[0],
            expected: { zh: '按实际填写', en: 'what is the case' },
          }),
        ]
      : []
  })

/** S07: one name for one thing; a district's own terms are not a city's. */
const terms: Check = ({ document }) => {
  const district = /区/.test(document.unit)
  const out = document.paragraphs.flatMap((paragraph) => {
    const { text, part } = paragraph
    const match = /市级财政[^，。；]{0,8}|市直[^，。；]{0,6}/.exec(text)
    if (!district || !/名词解释/.test(part) || !match || /区级/.test(text)) return []
    return [
      found('S07', lineAt(paragraph, match.index), {
        ...{ place: part, found: match[0], expected: '区级财政、区直部门' },
      }),
    ]
  })
  const form = tableOf(document, 'summary')?.forms.find((one) =>
    phrases.terms.some(
      (term) =>
        tight(term) !== tight(one.name) &&
        tight(term).startsWith(tight(one.name)) &&
        tight(one.name).length > 6,
    ),
  )
  const explained =
    form &&
    document.paragraphs.some(({ text }) => phrases.terms.some((term) => tight(text).includes(tight(term))))
  if (form && explained)
    out.push(
      found('S07', form.line, {
        place: { zh: '表1', en: 'Table 1' },
        severity: 'naming',
        found: form.name,
        expected: phrases.terms.find((term) => tight(term).startsWith(tight(form.name)))!,
      }),
    )
  return out
}

export const wordingRules: Check[] = [contents, leftovers, terms]
