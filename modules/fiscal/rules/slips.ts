import { z } from 'zod'
import { type Check, type Disclosure, type Finding, lineAt } from '../document.ts'
import { goalPlace } from '../equations/goal-equations.ts'
import { found } from '../finding.ts'
import { inSheet, inTable } from '../read/cell-texts.ts'
import { around, type Wording } from '../wording.ts'
import { edits, readList } from './lists.ts'

const phrases = readList(
  'phrases.json',
  z.object({
    notes: z.array(z.string()),
    variants: z.record(z.string(), z.string()),
    patterns: z.array(
      z.object({ find: z.string(), right: z.string(), why: z.object({ zh: z.string(), en: z.string() }) }),
    ),
    headings: z.array(z.string()),
    doubled: z.string(),
  }),
)
const patterns = phrases.patterns.map((one) => ({ ...one, form: new RegExp(one.find) }))
const doubled = new RegExp(`([${phrases.doubled}])\\1|([\\u4e00-\\u9fff])\\2(?=区|市|县|街道)`, 'g')

/** A part of the document by its own heading; of cells, what they are cells of. */
const placeOf = (part: string): Wording => [inTable, inSheet].find(({ zh }) => zh === part) ?? part

/** Nothing but dots, a number before them at most: a place of the template (S04). */
export const isDots = (text: string): boolean => /^\d{0,2}\s*[。…]{2,}$/.test(text)

/** S08: slips of the pen that can be seen without knowing the matter. */
const pen: Check = ({ document }) => {
  const out: Finding[] = []
  const tell = (line: number, part: string, what: string, expected: Wording) =>
    out.push(found('S08', line, { place: placeOf(part), found: what, expected }))
  for (const paragraph of [...document.paragraphs, ...document.cellTexts]) {
    const { text, part } = paragraph
    const joined = /[\u4e00-\u9fff]{2}(和|及|与)、[\u4e00-\u9fff]{2}/.exec(text)
    for (const match of text.matchAll(doubled))
      tell(lineAt(paragraph, match.index), part, text.slice(Math.max(0, match.index - 4), match.index + 5), {
        zh: `“${match[0][0]!}”叠用`,
        en: `“${match[0][0]!}” once`,
      })
    for (const { form, right, why } of patterns) {
      const match = form.exec(text)
      if (match)
        tell(
          lineAt(paragraph, match.index),
          part,
          match[0],
          around(why, { zh: `${right}（{}）`, en: `${right} ({})` }),
        )
    }
    if (joined)
      tell(lineAt(paragraph, joined.index), part, joined[0], joined[0].replace(`${joined[1]}、`, '、'))
    const latin = /[\u4e00-\u9fff]\s?(and|with|of|the|to|for|in|or)\s?[\u4e00-\u9fff]/.exec(text)
    if (latin)
      tell(lineAt(paragraph, latin.index), part, text.slice(Math.max(0, latin.index - 6), latin.index + 14), {
        zh: '中文',
        en: 'Chinese',
      })
    const each = /(收入|支出)合计各(增加|减少)/.exec(text)
    if (each) tell(lineAt(paragraph, each.index), part, each[0], each[0].replace('各', ''))
    for (const [variant, right] of Object.entries(phrases.variants))
      if (text.includes(variant)) tell(lineAt(paragraph, text.indexOf(variant)), part, variant, right)
    for (const twice of text.matchAll(/([，。；：、])\1+/g))
      // Three and more are dots that somebody meant to fill in (S04).
      if (twice[0].length === 2 && !isDots(text))
        tell(lineAt(paragraph, twice.index), part, twice[0], twice[1]!)
  }
  for (const { line, text, part } of document.paragraphs.filter((paragraph) =>
    paragraph.text.startsWith('注'),
  ))
    for (const phrase of phrases.notes) {
      const slip = nearPhrase(text, phrase)
      if (slip) tell(line, part, slip, phrase)
    }
  return out
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

const withValue = { zh: '写明完成值', en: 'the value that was reached' }

/** S08: outputs that name an indicator say its value. */
const valueless: Check = ({ document: { paragraphs } }) =>
  paragraphs.flatMap(({ line, text, part }) => {
    const outputs = /主要产出和效益是[:：](.*)/.exec(text)?.[1]
    const bare = outputs?.split(/[；。]/).find(isBare)
    return bare ? [found('S08', line, { place: part, found: bare.trim(), expected: withValue })] : []
  })

/** Names an indicator and gives no value; `提升…效率` tells an effect, not an indicator. */
const isBare = (clause: string): boolean =>
  /(率|时间|次数|数量|满意度|及时性|质量|规范性)$/.test(clause.trim()) &&
  !/\d/.test(clause) &&
  !/(提升|提高|降低|改善|减少|加强)/.test(clause)

/** S06: the headings of columns are the form's own words. */
const headings: Check = ({ document }) =>
  document.headCells.flatMap(({ line, text }) => {
    if (phrases.headings.includes(text)) return []
    const meant = phrases.headings.find(
      (one) => one.length === text.length && one.length >= 4 && edits(one, text) === 1,
    )
    return meant
      ? [found('S06', line, { place: { zh: '表头', en: 'Head of the table' }, found: text, expected: meant })]
      : []
  })

/** S08: long texts that stand twice but for a few characters: one of them has slips. */
const twins: Check = ({ document }) => {
  const texts = longTexts(document)
  return texts.flatMap((one, n) => {
    const other = texts
      .slice(0, n)
      .find(
        ({ note }) =>
          note !== one.note && note.slice(0, 12) === one.note.slice(0, 12) && apart(note, one.note),
      )
    return other
      ? [
          found('S08', one.line, {
            place: one.place,
            found: differing(one.note, other.note),
            expected: {
              zh: `与 L${other.line} 同文，差 ${edits(one.note, other.note)} 字：${differing(other.note, one.note)}`,
              en: `the text of L${other.line}, ${edits(one.note, other.note)} characters apart: ${differing(other.note, one.note)}`,
            },
          }),
        ]
      : []
  })
}

/** Remarks of targets; duties, which the narrative and the basic information of a budget both tell. */
function longTexts({ goals, paragraphs, basicSheet }: Disclosure) {
  const duty = /^\d{1,2}[、.．]\s*/
  const told = (note: string, line: number, place: Wording) => ({ note: note.replace(duty, ''), line, place })
  const duties = basicSheet?.texts.find(({ about }) => about === 'duties')?.paragraph
  return [
    ...(duties ? paragraphs.filter(({ text }) => duty.test(text)) : []).map(({ text, line, part }) =>
      told(text, line, part),
    ),
    ...(duties?.text.split(/(?=(?<!\d)\d{1,2}、)/) ?? []).map((text) =>
      told(text.trim(), duties!.line, duties!.part),
    ),
    ...goals.flatMap((sheet) => sheet.goals.map(({ note, line }) => told(note, line, goalPlace(sheet)))),
  ].filter(({ note }) => note.length >= 40)
}

const apart = (a: string, b: string): boolean =>
  Math.abs(a.length - b.length) <= 6 && edits(a, b) <= 6 && letters(a) !== letters(b)
const letters = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '')

/** From the first difference to the last, with two characters around. */
function differing(text: string, other: string): string {
  let from = 0
  while (from < text.length && text[from] === other[from]) from++
  return `…${text.slice(Math.max(0, from - 6), from + 12)}…`
}

export const slips: Check[] = [pen, valueless, headings, twins]
