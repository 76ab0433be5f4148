import { type Amount, amountText, isShare, shareText } from '#engines/reports/reports.ts'
import { type Check, type Disclosure, type Judged, type Paragraph, tableOf, totalRow } from '../document.ts'
import { factOf } from '../equations/narrative-facts.ts'
import { mentionCell } from '../equations/narrative-equations.ts'
import { cellOf } from '../equations/table-equations.ts'
import { found } from '../finding.ts'
import { type Mention, mentionsIn, telling } from '../read/mentions.ts'
import { near } from './figures.ts'

const share = /^，占([^，。；%\d]{0,24}?)的?(\d+(?:\.\d+)?)%/

/** N02, P06: a share is part over whole; the whole is named, or is the amount that the list began with. */
const ofWhole: Check = (judged) =>
  telling(judged.document).flatMap((paragraph) => {
    const mentions = mentionsIn(paragraph)
    return mentions.flatMap((mention) => {
      const [, name = '', rate = ''] = share.exec(mention.after) ?? []
      if (rate === '') return []
      const part = judged.right(mentionCell(mention))
      const whole = wholeOf(judged, paragraph, mentions, mention, name)
      if (!whole || isShare(part, whole, rate)) return []
      return [
        found(/项目支出(总额)?$/.test(name) ? 'P06' : 'N02', mention.line, {
          place: near(paragraph),
          found: `占${name}${rate}%`,
          expected: shareText(part, whole, rate),
          computation: `${amountText(part)} / ${amountText(whole)}`,
        }),
      ]
    })
  })

function wholeOf(
  judged: Judged,
  paragraph: Paragraph,
  mentions: readonly Mention[],
  mention: Mention,
  name: string,
): Amount | undefined {
  const { document } = judged
  if (name !== '') return namedWhole(judged, paragraph, mentions, name)
  const list = document.paragraphs.slice(0, document.paragraphs.indexOf(paragraph) + 1)
  const lead = list.findLast(({ text }) => /主要用于以下方面|主要用于[:：]?$|具体情况如下/.test(text))
  const first = mentionsIn(lead ?? paragraph)[0]
  const begins = /^\d{1,2}[.．、]|^[\u4e00-\u9fff]+[（(]类[）)]/.test(paragraph.text) || first === mention
  const leading = begins ? first : mentions[0]
  if (!leading || leading.at === mention.at) return undefined
  return judged.right(mentionCell(leading))
}

function namedWhole(
  { document, right }: Judged,
  paragraph: Paragraph,
  mentions: readonly Mention[],
  name: string,
): Amount | undefined {
  const inside = mentions.find(({ before }) => before.replace(/(为|合计)$/, '').endsWith(name))
  if (inside && inside.paragraph === paragraph) return right(mentionCell(inside))
  const kind = /项目支出(总额)?$/.test(name) ? 3 : name.endsWith('基本支出') ? 2 : 1
  if (/收入/.test(name)) return totalCell(document, 'income', 1, right)
  return /支出/.test(name)
    ? (totalCell(document, /一般公共预算/.test(name) ? 'general' : 'spending', kind, right) ?? undefined)
    : undefined
}

function totalCell(
  document: Disclosure,
  kind: 'income' | 'spending' | 'general',
  column: number,
  right: Judged['right'],
): Amount | undefined {
  const table = tableOf(document, kind)
  const row = totalRow(table)
  return table && row && row.columns.size > 0 ? right(cellOf(table, row, column)) : undefined
}

/** N13: an amount in 元 that the document elsewhere gives in 万元 has lost its 万. */
const units: Check = ({ document }) => {
  const known = amountsInTables(document)
  return telling(document).flatMap((paragraph) =>
    mentionsIn(paragraph).flatMap((mention) => {
      const { amount, unit, text, line } = mention
      if (unit !== '元' || amount === 0n) return []
      const among =
        /万元/.test(paragraph.text) && !/(每|单价|标准|人均|平均)[^，。；]{0,10}$/.test(mention.before)
      const twin =
        among ||
        paragraph.text.includes(`${text}万元`) ||
        known.has(amount) ||
        factOf(document, mention)?.value === amount
      if (!twin) return []
      return [
        found('N13', line, {
          place: near(paragraph),
          found: `${text}元`,
          expected: `${text}万元`,
          computation: { zh: '本段和表中均以万元计', en: 'counted in 万元 here and in the tables' },
        }),
      ]
    }),
  )
}

function amountsInTables({ tables, sheets, goals }: Disclosure): Set<Amount> {
  return new Set([
    ...tables.flatMap((table) => table.rows.flatMap((row) => [...row.columns.values()])),
    ...tables.flatMap((table) =>
      table.forms.flatMap(({ amounts }) => amounts.filter((one) => one !== undefined)),
    ),
    ...sheets.flatMap((sheet) => [sheet.budget, sheet.spent].filter((one) => one !== undefined)),
    ...goals.flatMap(({ amount }) => amount ?? []),
  ])
}

export const shares: Check[] = [ofWhole, units]
