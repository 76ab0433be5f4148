import type { Text } from '#kernel/errors.ts'
import { type Amount, amountText, distance, isShare, shareText } from '#engines/reports/reports.ts'
import {
  type Check,
  type Disclosure,
  type Finding,
  type Judged,
  type Sheet,
  tableOf,
  totalOf,
  totalRow,
} from '../document.ts'
import { cellOf } from '../equations/table-equations.ts'
import { sheetCell } from '../equations/narrative-equations.ts'
import { found } from '../finding.ts'
import { mentionsIn, telling } from '../read/mentions.ts'
import { around } from '../wording.ts'

export const sheetPlace = ({ whole, project }: Sheet): Text =>
  whole
    ? { zh: '整体绩效自评表', en: 'Self-evaluation of the whole department' }
    : { zh: `自评表 ${project}`, en: `Self-evaluation of ${project}` }
/** An indicator, or another part, of a sheet. */
export const inSheet = (sheet: Sheet, part: string): Text =>
  around(sheetPlace(sheet), { zh: `{} ${part}`, en: `{}: ${part}` })
export const filled = ({ sheets }: Disclosure): Sheet[] =>
  sheets.filter((sheet) => sheet.indicators.length > 0)

/** The budget and outcome of a sheet once what is wrong elsewhere is set right. */
export const amounts = ({ right }: Judged, sheet: Sheet): [budget: Amount, spent: Amount] | undefined =>
  sheet.budget && sheet.spent !== undefined
    ? [right(sheetCell(sheet, 'budget')), right(sheetCell(sheet, 'spent'))]
    : undefined

/** P04: 执行率=B/A, filled in and right. */
const rate: Check = (judged) =>
  filled(judged.document).flatMap((sheet): Finding[] => {
    const [budget, spent] = amounts(judged, sheet) ?? []
    if (!budget || spent === undefined) return []
    const said = /(\d+(?:\.\d+)?)%/.exec(sheet.rate)?.[1]
    const told = { place: sheetPlace(sheet), computation: `${amountText(spent)} / ${amountText(budget)}` }
    if (!said)
      return [
        found('P04', sheet.fundsLine, {
          ...{
            ...told,
            severity: 'missing',
            found: { zh: '执行率未填', en: 'no execution rate' },
            expected: shareText(spent, budget, '0.00'),
          },
        }),
      ]
    if (isShare(spent, budget, said)) return []
    return [
      found('P04', sheet.fundsLine, { ...told, found: `${said}%`, expected: shareText(spent, budget, said) }),
    ]
  })

/** P08: the control rate told as an indicator is the execution rate of the sheet. */
const control: Check = (judged) =>
  filled(judged.document).flatMap((sheet) =>
    sheet.indicators.flatMap((one): Finding[] => {
      const [budget, spent] = amounts(judged, sheet) ?? []
      const said = /^(\d+(?:\.\d+)?)%$/.exec(one.actual)?.[1]
      if (!budget || spent === undefined || !said || !/^预算执行(控制)?率$/.test(one.name)) return []
      if (isShare(spent, budget, said)) return []
      return [
        found('P08', one.line, {
          place: inSheet(sheet, one.name),
          found: `${said}%`,
          expected: shareText(spent, budget, said),
          computation: `${amountText(spent)} / ${amountText(budget)}`,
        }),
      ]
    }),
  )

const tooMany = (scored: number, points: number) => ({
  found: { zh: `得分 ${scored}，分值 ${points}`, en: `score ${scored} of ${points} points` },
  expected: { zh: `不超过 ${points}`, en: `no more than ${points}` },
})

/** P01, P02, P03: points make a hundred, no score is above its points, scores make the total. */
const scores: Check = ({ document }) =>
  filled(document).flatMap((sheet): Finding[] => {
    const { execution, total } = sheet
    if (!execution || !total) return []
    const scored = sheet.indicators.filter((one) => one.points !== undefined)
    const above = scored.filter((one) => one.scored! > one.points!)
    const place = sheetPlace(sheet)
    const points = scored.reduce((sum, one) => sum + one.points!, execution.points)
    const capped = scored.reduce(
      (sum, one) => sum + Math.min(one.scored!, one.points!),
      Math.min(execution.scored, execution.points),
    )
    const out = above.map((one) =>
      found('P02', one.line, {
        place: inSheet(sheet, `${one.kind} ${one.name}`),
        ...tooMany(one.scored!, one.points!),
      }),
    )
    if (execution.scored > execution.points)
      out.push(
        found('P02', sheet.fundsLine, {
          place: around(place, { zh: '{} 执行率', en: '{}: execution rate' }),
          ...tooMany(execution.scored, execution.points),
        }),
      )
    if (points !== total.points || total.points !== 100)
      out.push(
        found('P01', total.line, {
          place,
          found: { zh: `分值 ${total.points}`, en: `points ${total.points}` },
          expected: `${points}`,
          computation: { zh: `各项分值之和 ${points}`, en: `points of all indicators ${points}` },
        }),
      )
    if (capped !== total.scored)
      out.push(
        found('P03', total.line, {
          place,
          found: { zh: `总分 ${total.scored}`, en: `total score ${total.scored}` },
          expected: `${capped}`,
          computation: { zh: `各项得分之和 ${capped}`, en: `all scores together ${capped}` },
        }),
      )
    return out
  })

/** S05: what must be filled in is filled in; one finding for all sheets of a document. */
const blankDate: Check = ({ document: { sheets } }) => {
  const blank = sheets.filter((sheet) => sheet.dateBlank && sheet.indicators.length > 0)
  if (blank.length === 0) return []
  const lines = blank.map((sheet) => `L${sheet.dateLine}`)
  return [
    found('S05', blank[0]!.dateLine!, {
      place: { zh: '绩效自评表', en: 'Self-evaluations' },
      found: {
        zh: `填报日期空白（${blank.length} 处：${lines.join('、')}）`,
        en: `no date of filling in (${blank.length} places: ${lines.join(', ')})`,
      },
      expected: { zh: '填报日期', en: 'the date of filling in' },
    }),
  ]
}

/** Project spending as the tables show it, what is wrong set right. */
export function projectSpending({ document, right }: Judged): Amount | undefined {
  for (const kind of ['general', 'spending'] as const) {
    const table = tableOf(document, kind)
    const row = totalRow(table)
    if (table && row?.columns.has(3)) return right(cellOf(table, row, 3))
  }
  return undefined
}

/** P12: the sheets together cover the project spending that the tables show. */
const coverage: Check = (judged) => {
  const { document } = judged
  const spending = projectSpending(judged)
  const projects = filled(document).filter((sheet) => !sheet.whole && amounts(judged, sheet))
  const sum = projects.reduce<Amount>((total, sheet) => total + amounts(judged, sheet)![1], 0n)
  const claim =
    document.paragraphs.find(({ text }) => /(反映|所有|全部)[^。]*项目[^。]*共(涉及)?\d+个/.test(text)) ??
    document.paragraphs.find(({ text }) => /共(涉及)?(项目)?\d+个/.test(text))
  if (!spending || projects.length === 0 || !claim || distance(sum, spending) <= 2n) return []
  if (/不包括[^。]*(结转|不可预见)/.test(claim.text)) return []
  return [
    found('P12', claim.line, {
      place: { zh: '项目支出自评结果', en: 'Results of self-evaluation' },
      found: {
        zh: `${projects.length} 项执行数合计 ${amountText(sum)}`,
        en: `outcomes of ${projects.length} projects, together ${amountText(sum)}`,
      },
      expected: amountText(spending),
      computation: {
        zh: `缺 ${amountText(spending - sum)}，占 ${shareText(spending - sum, spending)}`,
        en: `${amountText(spending - sum)} short, ${shareText(spending - sum, spending)} of it`,
      },
      note: { zh: '涉密项目应注明', en: 'Secret projects would be named as such' },
    }),
  ]
}

/** P05: the number of projects told is the number of sheets. */
const projects: Check = ({ document }) => {
  const sheets = filled(document).filter((sheet) => !sheet.whole)
  if (sheets.length < 2) return []
  return telling(document).flatMap((paragraph) => {
    const said = /共涉及(?:项目)?(\d+)个(?:一级)?(?:项目)?/.exec(paragraph.text)?.[1]
    if (!said || Number(said) === sheets.length) return []
    return [
      found('P05', paragraph.line, {
        place: paragraph.part,
        found: { zh: `共涉及项目 ${said} 个`, en: `${said} projects` },
        expected: { zh: `${sheets.length} 个`, en: `${sheets.length}` },
        computation: { zh: `附自评表 ${sheets.length} 张`, en: `${sheets.length} sheets are attached` },
      }),
    ]
  })
}

/** P05: the money of the whole department's evaluation is its spending or its budget, of the sheet or the year. */
const wholeMoney: Check = (judged) => {
  const { document } = judged
  const mentions = telling(document).flatMap(mentionsIn)
  const said = mentions.find(({ before }) => before.endsWith('整体支出绩效自评，资金'))
  const planned = mentions.find(({ before }) =>
    /财政拨款支出年初预算(数)?为?$/.test(before.replaceAll(' ', '')),
  )
  const whole = document.sheets.find((sheet) => sheet.whole)
  const may = [totalOf(tableOf(document, 'spending')), whole?.budget, whole?.spent, planned?.amount].filter(
    (one) => one !== undefined,
  )
  if (!said || may.length === 0 || may.some((one) => distance(one, said.amount) <= said.slack)) return []
  return [
    found('P05', said.line, {
      place: { zh: '整体支出自评资金', en: 'Money of the whole department evaluated' },
      found: amountText(said.amount),
      expected: { zh: may.map(amountText).join(' 或 '), en: may.map(amountText).join(' or ') },
      computation: {
        zh: '支出合计、整体自评表或年初预算',
        en: 'total spending, the sheet of the whole department, or the budget at the start',
      },
    }),
  ]
}

export const sheetFigures: Check[] = [wholeMoney, rate, control, scores, blankDate, coverage, projects]
