import { type Amount, amountText, isShare, shareText } from '#engines/reports/reports.ts'
import { type Check, type Finding, formLine, type Judged, type Paragraph, tableOf } from '../document.ts'
import { factOf } from '../equations/narrative-facts.ts'
import { mentionCell } from '../equations/narrative-equations.ts'
import { formCell } from '../equations/table-equations.ts'
import { found } from '../finding.ts'
import { type Mention, mentionsIn, telling } from '../read/mentions.ts'
import type { Wording } from '../wording.ts'
import { near } from './figures.ts'

const more = /^(增加|增长|上升|提高)$/

/** A comparison with the year before: `…减少1274.1万元，下降29.2%`. */
interface Change {
  paragraph: Paragraph
  mention: Mention
  way: string
  rate: { way: string; percent: string } | undefined
  /** This year's amount, where it is told or named. */
  current: Amount | undefined
}

function changesIn(judged: Judged): Change[] {
  return telling(judged.document).flatMap((paragraph) => {
    const mentions = mentionsIn(paragraph)
    return mentions.flatMap((mention): Change[] => {
      const way = /(增加|减少)$/.exec(mention.before)?.[1]
      const rated = /^，(增长|上升|下降|降低|减少|增加)(\d+(?:\.\d+)?)%/.exec(mention.after)
      const compared = /与.{4,8}年度?相比|[比较].{0,2}\d{4}年|比上年|较上年/.test(
        paragraph.text.slice(0, mention.at),
      )
      if (!way || !compared || /年初预算(支出)?(增加|减少)$/.test(mention.before)) return []
      return [
        {
          ...{ paragraph, mention, way },
          rate: rated ? { way: rated[1]!, percent: rated[2]! } : undefined,
          current: currentOf(judged, mentions, mention),
        },
      ]
    })
  })
}

/** By the name before the change; else the amount that the paragraph began with. */
function currentOf(judged: Judged, mentions: readonly Mention[], mention: Mention): Amount | undefined {
  const named = mention.before.replace(/各?(增加|减少)$/, '')
  const sentence = named.replace(/数?比\d{4}年度?(决算数)?$/, '').replace(/数$/, '')
  const fact = factOf(judged.document, { ...mention, before: sentence })
  if (fact) return judged.right(fact)
  const first = mentions.find((one) => one.at < mention.at && !/(增加|减少)$/.test(one.before))
  return first && judged.right(mentionCell(first))
}

const oneWay = { zh: '方向一致', en: 'one direction' }

/** N03: 率=差/上年, both in one direction; nothing falls by more than all. */
const rates: Check = (judged) =>
  changesIn(judged).flatMap(({ paragraph, mention, way, rate, current }): Finding[] => {
    const tell = (said: string, expected: Wording, computation: Wording, severity?: 'rounding') => [
      found('N03', mention.line, {
        place: near(paragraph),
        found: said,
        expected,
        computation,
        ...(severity && { severity }),
      }),
    ]
    const text = `${way}${mention.text}万元${rate ? `，${rate.way}${rate.percent}%` : ''}`
    if (rate && more.test(way) !== more.test(rate.way)) return tell(text, oneWay, `${way} / ${rate.way}`)
    if (!rate || current === undefined || mention.amount === 0n) return []
    const before = more.test(way) ? current - mention.amount : current + mention.amount
    if (before <= 0n)
      return tell(
        text,
        { zh: '上年数大于0', en: 'more than 0 in the year before' },
        { zh: `上年 = ${amountText(before)}`, en: `year before = ${amountText(before)}` },
      )
    if (isShare(mention.amount, before, rate.percent, mention.slack)) return []
    const exact = (Number(mention.amount) / Number(before)) * 100
    const last = 10 ** -(rate.percent.split('.')[1]?.length ?? 0)
    const close = Math.abs(exact - Number(rate.percent)) <= 1.5 * last
    return tell(
      text,
      `${rate.way}${shareText(mention.amount, before, rate.percent)}`,
      `${amountText(mention.amount)} / ${amountText(before)}`,
      close ? 'rounding' : undefined,
    )
  })

/** N03: the same change of the same amount is told in one direction everywhere. */
const directions: Check = (judged) => {
  const all = changesIn(judged).filter(
    ({ current, mention }) => current !== undefined && mention.amount !== 0n,
  )
  return all.flatMap(({ paragraph, mention, way, current, rate }) => {
    const twins = all.filter((one) => one.current === current && one.mention.amount === mention.amount)
    const agreeing = twins.filter((one) => more.test(one.way) === more.test(way)).length
    if (rate || agreeing * 2 >= twins.length) return []
    return [
      found('N03', mention.line, {
        place: near(paragraph),
        found: `${way}${mention.text}万元`,
        expected: `${more.test(way) ? '减少' : '增加'}${mention.text}万元`,
        computation: {
          zh: `同一差额在其他 ${twins.length - agreeing} 处方向相反`,
          en: `the same change goes the other way in ${twins.length - agreeing} other places`,
        },
      }),
    ]
  })
}

/** N03: 率 and 差 of equal changes agree throughout: a figure that differs from all its twins is the wrong one. */
const reasons: Check = (judged) =>
  changesIn(judged).flatMap(({ paragraph, mention, way }) => {
    const told = /。?(增加|减少)(的)?主要原因/.exec(paragraph.text.slice(mention.at))?.[1]
    if (!told || told === way) return []
    return [
      found('N03', mention.line, {
        place: near(paragraph),
        found: `${way}…${told}主要原因`,
        expected: oneWay,
      }),
    ]
  })

/** The rate told is the change over last year's amount, within a last place or two. */
function agrees({ mention, way, rate, current }: Change): boolean {
  const before = current! + (more.test(way) ? -mention.amount : mention.amount)
  return before > 0n && rate !== undefined && isShare(mention.amount, before, rate.percent, mention.slack)
}

/** Where a document says that money left over was taken back or set right, the difference has its reason. */
const takenBack =
  /(收回|上缴|核销|调整)[^。；]{0,16}(结转|结余|存量资金)|(结转|结余|存量资金)[^。；]{0,16}(收回|上缴|核销|调整)/

/** X11: last year's total less last year's spending is what this year began with. */
const carriedOver: Check = (judged) => {
  const { document } = judged
  const summary = tableOf(document, 'summary')
  const all = changesIn(judged)
  const before = (test: RegExp): { amount: Amount; line: number } | undefined => {
    const one = all.find(({ mention }) => test.test(mention.before.replaceAll(/\s/g, '')))
    if (!one?.rate || one.current === undefined || !agrees(one)) return undefined
    const { mention, way, current } = one
    return {
      amount: more.test(way) ? current - mention.amount : current + mention.amount,
      line: mention.line,
    }
  }
  const total = before(/(^|[^款])收(入总计)?、?支(出)?总计各?(增加|减少)$/)
  const spent = before(/支出(合计)?(增加|减少)$/)
  const opening = summary?.forms.find(({ name, side }) => side === 0 && name.startsWith('年初结转'))
  const money = formLine(summary, '使用非财政拨款结余')?.amounts[0] ?? 0n
  if (!total || !spent || !opening || document.kind !== 'accounts' || money !== 0n) return []
  const left = total.amount - spent.amount
  const began = judged.right(formCell(summary!, opening))
  if (left - began <= 10n && began - left <= 10n) return []
  if (telling(document).some(({ text }) => takenBack.test(text))) return []
  return [
    found('X11', spent.line, {
      place: { zh: '上年结余', en: 'Left over from last year' },
      found: {
        zh: `年初结转和结余 ${amountText(began)}`,
        en: `carried over at the start: ${amountText(began)}`,
      },
      expected: amountText(left),
      computation: {
        zh: `上年总计 ${amountText(total.amount)} - 上年支出 ${amountText(spent.amount)}`,
        en: `last year's total ${amountText(total.amount)} - last year's spending ${amountText(spent.amount)}`,
      },
      note: {
        zh: '如有收回、调整，应说明',
        en: 'Where money was taken back or adjusted, the narrative says so',
      },
    }),
  ]
}

export const changes: Check[] = [rates, directions, reasons, carriedOver]
