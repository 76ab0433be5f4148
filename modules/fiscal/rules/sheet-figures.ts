import { type Amount, amountText, distance, isShare, shareText } from '../decimal.ts'
import {
  type Check,
  type Disclosure,
  type Finding,
  type Judged,
  type Sheet,
  tableOf,
  totalOf,
} from '../document.ts'
import { sheetCell } from '../equations/narrative-equations.ts'
import { found } from '../finding.ts'
import { mentionsIn, telling } from '../read/mentions.ts'

export const sheetPlace = (sheet: Sheet): string =>
  sheet.whole ? '整体绩效自评表' : `自评表 ${sheet.project}`
export const filled = ({ sheets }: Disclosure): Sheet[] =>
  sheets.filter((sheet) => sheet.indicators.length > 0)

/** The budget and outcome of a sheet once what is wrong elsewhere is set right. */
const amounts = ({ right }: Judged, sheet: Sheet): [budget: Amount, spent: Amount] | undefined =>
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
            found: '执行率未填',
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
          place: `${sheetPlace(sheet)} ${one.name}`,
          found: `${said}%`,
          expected: shareText(spent, budget, said),
          computation: `${amountText(spent)} / ${amountText(budget)}`,
        }),
      ]
    }),
  )

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
        place: `${place} ${one.kind} ${one.name}`,
        found: `得分 ${one.scored}，分值 ${one.points}`,
        expected: `不超过 ${one.points}`,
      }),
    )
    if (execution.scored > execution.points)
      out.push(
        found('P02', sheet.fundsLine, {
          place: `${place} 执行率`,
          found: `得分 ${execution.scored}，分值 ${execution.points}`,
          expected: `不超过 ${execution.points}`,
        }),
      )
    if (points !== total.points || total.points !== 100)
      out.push(
        found('P01', total.line, {
          place,
          found: `分值 ${total.points}`,
          expected: `${points}`,
          computation: `各项分值之和 ${points}`,
        }),
      )
    if (capped !== total.scored)
      out.push(
        found('P03', total.line, {
          place,
          found: `总分 ${total.scored}`,
          expected: `${capped}`,
          computation: `各项得分之和 ${capped}`,
        }),
      )
    return out
  })

/** S05: what must be filled in is filled in; one finding for all sheets of a document. */
const blankDate: Check = ({ document: { sheets } }) => {
  const blank = sheets.filter((sheet) => sheet.dateBlank && sheet.indicators.length > 0)
  if (blank.length === 0) return []
  const lines = blank.map((sheet) => `L${sheet.dateLine}`).join('、')
  return [
    found('S05', blank[0]!.dateLine!, {
      place: '绩效自评表',
      found: `填报日期空白（${blank.length} 处：${lines}）`,
      expected: '填报日期',
    }),
  ]
}

/** P12: the sheets together cover the project spending that the tables show. */
const coverage: Check = (judged) => {
  const { document } = judged
  const spending = totalOf(tableOf(document, 'general'), 3) ?? totalOf(tableOf(document, 'spending'), 3)
  const projects = filled(document).filter((sheet) => !sheet.whole && amounts(judged, sheet))
  const sum = projects.reduce<Amount>((total, sheet) => total + amounts(judged, sheet)![1], 0n)
  const claim =
    document.paragraphs.find(({ text }) => /(反映|所有|全部)[^。]*项目[^。]*共(涉及)?\d+个/.test(text)) ??
    document.paragraphs.find(({ text }) => /共(涉及)?(项目)?\d+个/.test(text))
  if (!spending || projects.length === 0 || !claim || distance(sum, spending) <= 2n) return []
  if (/不包括[^。]*(结转|不可预见)/.test(claim.text)) return []
  return [
    found('P12', claim.line, {
      place: '项目支出自评结果',
      found: `${projects.length} 项执行数合计 ${amountText(sum)}`,
      expected: amountText(spending),
      computation: `缺 ${amountText(spending - sum)}，占 ${shareText(spending - sum, spending)}`,
      note: '涉密项目应注明',
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
        found: `共涉及项目 ${said} 个`,
        expected: `${sheets.length} 个`,
        computation: `附自评表 ${sheets.length} 张`,
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
      place: '整体支出自评资金',
      found: amountText(said.amount),
      expected: may.map(amountText).join(' 或 '),
      computation: '支出合计、整体自评表或年初预算',
    }),
  ]
}

export const sheetFigures: Check[] = [wholeMoney, rate, control, scores, blankDate, coverage, projects]
