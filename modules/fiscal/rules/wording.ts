import { z } from 'zod'
import { type Check, lineAt, tableOf } from '../document.ts'
import { found } from '../finding.ts'
import { edits, readList, tight } from './lists.ts'

const phrases = readList('phrases.json', z.object({ terms: z.array(z.string()) }))

/** S02: the contents name the headings as they stand. */
const contents: Check = ({ document: { contents: entries, headings } }) => {
  return entries.flatMap((entry) => {
    const number = /^(?:-\s*)?(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)/.exec(entry.text)?.[1]
    if (!number) return []
    const text = tight(entry.text).replace(/^-/, '')
    const twins = headings.filter((heading) => tight(heading.text).startsWith(number))
    if (twins.length === 0 || twins.some((heading) => tight(heading.text) === text)) return []
    const nearest = twins.find((heading) => edits(tight(heading.text), text) <= 3)
    return nearest
      ? [
          found('S02', entry.line, {
            place: { zh: '目录', en: 'Contents' },
            found: entry.text,
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
