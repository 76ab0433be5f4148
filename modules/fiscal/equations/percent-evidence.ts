import { isShare } from '#engines/reports/reports.ts'
import type { Disclosure } from '../document.ts'
import { pairsIn } from '../read/budget-pairs.ts'
import { mentionsIn, telling } from '../read/mentions.ts'
import type { Cell, Evidence } from './equation.ts'
import { mentionCell, sheetCell } from './narrative-equations.ts'

const share = (part: Cell, whole: Cell, percent: string): Evidence => ({
  cells: [part, whole],
  holds(value) {
    const of = value(whole.key, whole.value)
    return of > 0n && isShare(value(part.key, part.value), of, percent)
  },
})

/** The percentages told of figures: execution rates of sheets, completion in the narrative, shares of the list's whole. */
export function percentEvidence(document: Disclosure): Evidence[] {
  const sheets = document.sheets.flatMap((sheet) => {
    const said = /(\d+(?:\.\d+)?)%/.exec(sheet.rate)?.[1]
    return said && sheet.budget && sheet.spent !== undefined
      ? [share(sheetCell(sheet, 'spent'), sheetCell(sheet, 'budget'), said)]
      : []
  })
  const told = telling(document).flatMap((paragraph) => [
    ...pairsIn(paragraph).flatMap(({ budget, outcome, said }) =>
      said && budget.amount > 0n ? [share(mentionCell(outcome), mentionCell(budget), said)] : [],
    ),
    ...sharesIn(paragraph),
  ])
  return [...sheets, ...told]
}

function sharesIn(paragraph: Disclosure['paragraphs'][number]): Evidence[] {
  const [first, ...rest] = mentionsIn(paragraph)
  return rest.flatMap((mention) => {
    const said = /^，占[^，。；%\d]{0,24}?的?(\d+(?:\.\d+)?)%/.exec(mention.after)?.[1]
    return said && first ? [share(mentionCell(mention), mentionCell(first), said)] : []
  })
}
