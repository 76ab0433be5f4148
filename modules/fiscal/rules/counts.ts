import { amountText, distance } from '#engines/reports/reports.ts'
import { type Check, type Finding, lineAt, type Paragraph } from '../document.ts'
import { mentionCell } from '../equations/narrative-equations.ts'
import { found } from '../finding.ts'
import { type Mention, mentionsIn, telling } from '../read/mentions.ts'
import { near } from './figures.ts'

const at = (paragraph: Paragraph, index: number) => ({
  line: lineAt(paragraph, index),
  place: near(paragraph),
})

/** N08: staff in office, and posts, are those of administration and of institutions. */
const staff: Check = ({ document }) =>
  telling(document).flatMap((paragraph) =>
    [
      ...paragraph.text.matchAll(
        /((?:编制|实有人?数|在职人员)[^。，；\d]{0,12})(\d+)人[。，；]其中[:：]([^。]*)/g,
      ),
    ].flatMap((match): Finding[] => {
      const [, name, count, list] = match
      const bare = list!.replaceAll(/[（(][^）)]*[）)]/g, '')
      const parts = [...bare.matchAll(/(\d+)人/g)].map(([, part]) => Number(part))
      const sum = parts.reduce((a, b) => a + b, 0)
      if (parts.length < 2 || sum === Number(count)) return []
      const { line, place } = at(paragraph, match.index)
      return [
        found('N08', line, {
          place,
          found: `${name}${count}人`,
          expected: `${sum}人`,
          computation: parts.join('+'),
        }),
      ]
    }),
  )

/** N11: cases of all channels are the cases of each; no rate is above a hundred. */
const work: Check = ({ document }) =>
  telling(document).flatMap((paragraph): Finding[] => {
    const out: Finding[] = []
    const { text } = paragraph
    for (const match of text.matchAll(
      /(?:案件|共计?|合计|总计)(\d+(?:\.\d+)?)(万件|件|次|人次)，其中([^。]*)/g,
    )) {
      const parts = [...match[3]!.matchAll(new RegExp(`(\\d+(?:\\.\\d+)?)\\s*${match[2]}`, 'g'))].map(
        ([, n]) => n!,
      )
      const places = Math.max(...[match[1]!, ...parts].map((n) => n.split('.')[1]?.length ?? 0))
      const sum = parts.reduce((all, n) => all + Math.round(Number(n) * 10 ** places), 0)
      const whole = Math.round(Number(match[1]) * 10 ** places)
      if (parts.length < 2 || Math.abs(sum - whole) <= (places > 0 ? parts.length / 2 : 0)) continue
      const { line, place } = at(paragraph, match.index)
      out.push(
        found('N11', line, {
          place,
          found: `${match[1]}${match[2]}`,
          expected: `${(sum / 10 ** places).toFixed(places)}${match[2]}`,
          computation: parts.join('+'),
        }),
      )
    }
    for (const match of text.matchAll(/([\u4e00-\u9fff]{2,8}率)(?:为|达|达到)?(\d+(?:\.\d+)?)%/g))
      if (Number(match[2]) > 100 && !/(增长率|完成率|执行率)$/.test(match[1]!)) {
        const { line, place } = at(paragraph, match.index)
        out.push(
          found('N11', line, {
            place,
            found: `${match[1]}${match[2]}%`,
            expected: { zh: '不超过100%', en: 'no more than 100%' },
          }),
        )
      }
    return out
  })

/** N15: so many persons at so much each make the sum told; looked for in the remarks of target sheets too. */
const prices: Check = ({ document }) => {
  const texts = [
    ...telling(document).map((one) => ({ text: one.text, line: one.line, place: near(one) })),
    ...document.goals.flatMap(({ goals, project }) =>
      goals.map(({ note, line, name }) => ({
        text: note,
        line,
        place: { zh: `绩效目标表 ${project} ${name}`, en: `Targets of ${project}: ${name}` },
      })),
    ),
  ]
  return texts.flatMap(({ text, line, place }) =>
    [
      ...text.matchAll(
        /(\d+)\s*(?:人|台|套|件|个)[^。\d]{0,20}(\d+(?:\.\d+)?)\s*万元，每(?:人|台|套|件|个)\s*(\d+(?:\.\d+)?)\s*元/g,
      ),
    ].flatMap(([, count, total, price]): Finding[] => {
      const exact = (Number(count) * Number(price)) / 10_000
      const places = total!.split('.')[1]?.length ?? 0
      if (Math.abs(exact - Number(total)) <= 0.5 * 10 ** -places + 1e-9) return []
      return [
        found('N15', line, {
          place,
          found: `${total}万元`,
          expected: `${exact.toFixed(places)}万元`,
          computation: `${count}×${price}元`,
        }),
      ]
    }),
  )
}

/** N05: the projects of which the success is told make up the project spending; secret ones would be named. */
const projects: Check = (judged) =>
  telling(judged.document).flatMap((paragraph): Finding[] => {
    const mentions = mentionsIn(paragraph)
    const items = mentions.filter(({ after }) => after.startsWith('，主要成效'))
    const whole = mentions.find(({ before }) => before.endsWith('项目支出'))
    if (items.length < 2 || !whole) return []
    const right = (one: Mention) => judged.right(mentionCell(one))
    const sum = items.reduce((all, one) => all + right(one), 0n)
    if (distance(sum, right(whole)) <= BigInt(items.length) / 2n) return []
    return [
      found('N05', paragraph.line, {
        place: near(paragraph),
        severity: sum < right(whole) ? 'missing' : 'error',
        found: {
          zh: `列举 ${items.length} 项合计 ${amountText(sum)}`,
          en: `${items.length} listed, together ${amountText(sum)}`,
        },
        expected: amountText(right(whole)),
        computation: {
          zh: `差 ${amountText(right(whole) - sum)}`,
          en: `off by ${amountText(right(whole) - sum)}`,
        },
        note: {
          zh: '有项目未列出用途和成效；涉密项目应注明',
          en: 'Projects are left out; secret ones would be named as such',
        },
      }),
    ]
  })

export const counts: Check[] = [staff, work, prices, projects]
