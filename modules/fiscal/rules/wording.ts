import { z } from 'zod'
import type { Finding, Rule } from '../document.ts'
import { tableOf } from '../document.ts'
import { found } from '../finding.ts'
import { edits, readList, tight } from './lists.ts'

const phrases = readList(
  'phrases.json',
  z.object({
    notes: z.array(z.string()),
    terms: z.array(z.string()),
    variants: z.record(z.string(), z.string()),
  }),
)

/** S02: the contents name the headings as they stand. */
const contents: Rule = {
  code: 'S02',
  title: '目录=正文',
  basis: '目录与正文标题一致',
  check({ contents: entries, headings }) {
    return entries.flatMap((entry) => {
      const number = /^(?:-\s*)?(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)/.exec(
        entry.text,
      )?.[1]
      if (!number) return []
      const text = tight(entry.text).replace(/^-/, '')
      const twins = headings.filter((heading) => tight(heading.text).startsWith(number))
      if (twins.length === 0 || twins.some((heading) => tight(heading.text) === text)) return []
      const nearest = twins.find((heading) => edits(tight(heading.text), text) <= 3)
      return nearest
        ? [
            found(contents, 'wording', entry.line, {
              place: '目录',
              found: entry.text,
              expected: `正文 L${nearest.line}“${nearest.text}”`,
            }),
          ]
        : []
    })
  },
}

/** S04: what is left of the template: an item with a heading and nothing behind it, alternatives not struck out. */
const leftovers: Rule = {
  code: 'S04',
  title: '模板残留',
  basis: '公开模板填写要求',
  check: ({ paragraphs }) =>
    paragraphs.flatMap((paragraph) => {
      const { text } = paragraph
      const bare = /^[（(][一二三四五六七八九十]+[）)]\s*其他[^:：]{0,12}。?$/.exec(text)
      const both =
        /(增加|增长)[（(](减少|下降)[）)]|[（(]参考[^）)]*[）)]|[XＸ×]{2,}(局|单位|部门|年|万元)/.exec(text)
      if (bare)
        return [
          found(leftovers, 'missing', paragraph.line, {
            place: paragraph.part,
            found: text,
            expected: '补充内容或删除',
          }),
        ]
      return both
        ? [
            found(leftovers, 'wording', paragraph.line, {
              place: paragraph.part,
              found: both[0],
              expected: '按实际填写',
            }),
          ]
        : []
    }),
}

/** S08: slips of the pen that can be seen without knowing the matter. */
const slips: Rule = {
  code: 'S08',
  title: '错漏衍字',
  basis: '语言文字规范',
  check(document) {
    const out: Finding[] = []
    const tell = (line: number, place: string, what: string, expected: string) =>
      out.push(found(slips, 'wording', line, { place, found: what, expected }))
    for (const { line, text, part } of document.paragraphs) {
      const joined = /[\u4e00-\u9fff]{2}(和|及|与)、[\u4e00-\u9fff]{2}/.exec(text)
      if (joined) tell(line, part, joined[0], joined[0].replace(`${joined[1]}、`, '、'))
      const latin = /[\u4e00-\u9fff]\s(and|with|of|the|to|for|in|or)\s[\u4e00-\u9fff]/.exec(text)
      if (latin) tell(line, part, text.slice(Math.max(0, latin.index - 6), latin.index + 14), '中文')
      const each = /(收入|支出)合计各(增加|减少)/.exec(text)
      if (each) tell(line, part, each[0], each[0].replace('各', ''))
      for (const [variant, right] of Object.entries(phrases.variants))
        if (text.includes(variant)) tell(line, part, variant, right)
      for (const doubled of text.matchAll(/([，。；：、])\1+/g)) tell(line, part, doubled[0], doubled[1]!)
    }
    for (const { line, text, part } of document.paragraphs.filter((paragraph) =>
      paragraph.text.startsWith('注'),
    ))
      for (const phrase of phrases.notes) {
        const slip = nearPhrase(text, phrase)
        if (slip) tell(line, part, slip, phrase)
      }
    return out
  },
}

/** The stretch of a text that is a standard phrase but for one or two characters; undefined where it stands whole. */
function nearPhrase(text: string, phrase: string): string | undefined {
  if (text.includes(phrase)) return undefined
  for (const length of [phrase.length, phrase.length - 1, phrase.length + 1])
    for (let at = 0; at + length <= text.length; at++) {
      const stretch = text.slice(at, at + length)
      if (
        stretch.at(-1) === phrase.at(-1) &&
        stretch[0] === phrase[0] &&
        edits(stretch, phrase) <= (phrase.length > 10 ? 2 : 1)
      )
        return stretch
    }
  return undefined
}

/** S07: one name for one thing; a district's own terms are not a city's. */
const terms: Rule = {
  code: 'S07',
  title: '名称一致',
  basis: '名称前后一致',
  check(document) {
    const district = /区/.test(document.unit)
    const out = document.paragraphs
      .filter(
        ({ part, text }) =>
          district && /名词解释/.test(part) && /市级财政|市直/.test(text) && !/区级/.test(text),
      )
      .map(({ line, text, part }) =>
        found(terms, 'wording', line, {
          place: part,
          found: /市级财政[^，。；]{0,8}|市直[^，。；]{0,6}/.exec(text)![0],
          expected: '区级财政、区直部门',
        }),
      )
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
        found(terms, 'naming', form.line, {
          place: '表1',
          found: form.name,
          expected: phrases.terms.find((term) => tight(term).startsWith(tight(form.name)))!,
        }),
      )
    return out
  },
}

/** S10: a clause of one duty that stands again in another was pasted into the wrong place. */
const misplaced: Rule = {
  code: 'S10',
  title: '内容错位',
  basis: '部门职责各条不重复',
  check({ paragraphs }) {
    const duties = paragraphs.filter(
      ({ part, text }) =>
        /第一部分/.test(part) &&
        /^[（(]?[一二三四五六七八九十\d]+[）)、.．]/.test(text) &&
        text.length > 12 &&
        !/\s{3}/.test(text),
    )
    const clauses = duties.map((duty) => ({
      duty,
      parts: duty.text
        .split(/[，。；,;]/)
        .map((one) => one.trim())
        .filter((one) => one.length >= 9),
    }))
    return clauses.flatMap(({ duty, parts }, n) => {
      const again = parts.find((part) =>
        clauses.some(
          (other, m) => m > n && other.parts.some((one) => one.includes(part) || edits(one, part) <= 2),
        ),
      )
      return again
        ? [
            found(misplaced, 'error', duty.line, {
              place: '第一部分 主要职责',
              found: again,
              expected: '与另一条职责重复，核对是否误贴',
            }),
          ]
        : []
    })
  },
}

/** S08: outputs that name an indicator say its value. */
const valueless: Rule = {
  code: 'S08',
  title: '无数值',
  basis: '产出和效益应写完成值',
  check: ({ paragraphs }) =>
    paragraphs.flatMap(({ line, text, part }) => {
      const outputs = /主要产出和效益是[:：](.*)/.exec(text)?.[1]
      const bare = outputs?.split(/[；。]/).find(isBare)
      return bare
        ? [found(valueless, 'wording', line, { place: part, found: bare.trim(), expected: '写明完成值' })]
        : []
    }),
}

/** Names an indicator and gives no value; `提升…效率` tells an effect, not an indicator. */
const isBare = (clause: string): boolean =>
  /(率|时间|次数|数量|满意度|及时性|质量|规范性)$/.test(clause.trim()) &&
  !/\d/.test(clause) &&
  !/(提升|提高|降低|改善|减少|加强)/.test(clause)

export const wordingRules: Rule[] = [contents, leftovers, slips, terms, misplaced, valueless]
