import { type Disclosure, type Paragraph, type Sheet, tableOf, totalRow } from '../document.ts'
import { type Mention, mentionsIn, telling } from '../read/mentions.ts'
import { near } from '../rules/figures.ts'
import { tight } from '../rules/lists.ts'
import { onlyAppropriated } from './cross-equations.ts'
import { type Cell, type Equation, same, sumOf } from './equation.ts'
import { factOf, subjectOfParagraph } from './narrative-facts.ts'
import { around, type Wording } from '../wording.ts'
import { cellOf } from './table-equations.ts'

/** A figure of the narrative as a cell. */
export const mentionCell = (mention: Mention): Cell => ({
  key: `n/${mention.paragraph.line}/${mention.at}`,
  line: mention.line,
  value: mention.amount,
  place: near(mention.paragraph),
})

/** N01, N05, P07: what the narrative says is what the tables and the sheets say, and adds up in itself. */
export function narrativeEquations(document: Disclosure): Equation[] {
  const paragraphs = telling(document)
  return paragraphs.flatMap((paragraph) => {
    const mentions = mentionsIn(paragraph).filter(({ unit }) => unit === '万元')
    return [
      ...facts(document, paragraph, mentions),
      ...enumerations(paragraph, mentions),
      ...ofSheet(document, paragraph, mentions),
      ...listedProjects(document, mentions),
    ]
  })
}

function facts(document: Disclosure, paragraph: Paragraph, mentions: readonly Mention[]): Equation[] {
  const subject = subjectOfParagraph(document, paragraph.text)
  return mentions.flatMap((mention) => {
    const own = subject && /支出决算为?$/.test(mention.before) ? subject : undefined
    const fact = own ?? factOf(document, mention)
    return fact ? [same('N01', mentionCell(mention), fact, asTold(fact.place), mention.slack)] : []
  })
}

const asTold = (place: Wording) => around(place, { zh: '{} = 说明', en: '{} = narrative' })

const isOther = ({ before }: Mention): boolean =>
  /(增加|减少|增长|下降|调减|调增|预算(数)?为?|单价)$/.test(before.trim())

/** `…182.10万元，其中：甲…，乙…`: two or more named amounts behind 其中 or 包括 are the amount before them. */
function enumerations(paragraph: Paragraph, mentions: readonly Mention[]): Equation[] {
  const out: Equation[] = []
  for (const match of paragraph.text.matchAll(/(其中[:：，]?|包括[:：]|主要用于)(?!.{0,3}主要成效)/g)) {
    const stop = /[。]/.exec(paragraph.text.slice(match.index))?.index
    const until = stop === undefined ? paragraph.text.length : match.index + stop
    const next = /其中/.exec(paragraph.text.slice(match.index + 2, until))?.index
    const end = next === undefined ? until : match.index + 2 + next
    const inside = mentions.filter(({ at }) => at > match.index && at < end && at !== undefined)
    const items = inside.filter((one) => !isOther(one) && !/主要成效/.test(one.before.slice(-12)))
    const total = mentions.findLast((one) => one.at < match.index && !isOther(one))
    if (!total || items.length < 2 || items.length !== inside.length) continue
    if (
      paragraph.text.slice(total.at, match.index).includes('。') &&
      !/。其中/.test(paragraph.text.slice(match.index - 1, match.index + 2)) &&
      !/主要用于|包括/.test(match[1]!) &&
      !/。主要用于[^。]*$/.test(paragraph.text.slice(0, match.index))
    )
      continue
    if (/占|合同金额/.test(items.map(({ before }) => before.slice(-6)).join(''))) continue
    const slack = items.reduce((sum, one) => sum + one.slack, total.slack) + BigInt(items.length > 4 ? 2 : 0)
    out.push(
      sumOf(
        'N05',
        mentionCell(total),
        items.map(mentionCell),
        {
          zh: `合计=Σ列举 ${items.length} 项`,
          en: `total=Σ of the ${items.length} listed`,
        },
        slack,
      ),
    )
  }
  return out
}

/** P07: the summary of a project gives the budget and the outcome of its sheet, and its own adjustments add up. */
function ofSheet(document: Disclosure, { text }: Paragraph, mentions: readonly Mention[]): Equation[] {
  const head = tight(/^\d{1,2}[.．、]\s*(.{2,50}?)项目绩效自评综述/.exec(text)?.[1] ?? '')
  const sheet =
    head && document.sheets.find((one) => named(one) && (named(one) === head || head.includes(named(one))))
  const by = (test: RegExp) => mentions.find(({ before }) => test.test(before.trim()))
  const [full, spent] = [by(/全年预算数为?$/), by(/执行数为?$/)]
  const [start, cut, added] = [by(/年初预算数为?$/), by(/调减预算数为?$/), by(/调增预算数为?$/)]
  const out: Equation[] = []
  if (start && full && (cut ?? added))
    out.push({
      rule: 'N05',
      slack: start.slack + full.slack,
      says: {
        zh: '全年预算=年初预算-调减+调增',
        en: 'adjusted budget=budget at the start-cut+added',
      },
      cells: [
        [1, mentionCell(full)],
        [-1, mentionCell(start)],
        ...(cut ? [[1, mentionCell(cut)] as const] : []),
        ...(added ? [[-1, mentionCell(added)] as const] : []),
      ],
    })
  if (!sheet) return out
  if (full && sheet.budget !== undefined)
    out.push(
      same(
        'P07',
        mentionCell(full),
        sheetCell(sheet, 'budget'),
        {
          zh: '综述=自评表预算数',
          en: 'summary=budget of the sheet',
        },
        full.slack,
      ),
    )
  if (spent && sheet.spent !== undefined)
    out.push(
      same(
        'P07',
        mentionCell(spent),
        sheetCell(sheet, 'spent'),
        {
          zh: '综述=自评表执行数',
          en: 'summary=outcome of the sheet',
        },
        spent.slack,
      ),
    )
  return out
}

/** P07: the amount of a project told among the year's successes is the outcome of its sheet. */
const listedProjects = ({ sheets }: Disclosure, mentions: readonly Mention[]): Equation[] =>
  mentions.flatMap((mention) => {
    if (!mention.after.startsWith('，主要成效')) return []
    const sheet = sheets.find(
      (one) => one.spent !== undefined && named(one) && tight(mention.before).endsWith(named(one)),
    )
    return sheet
      ? [
          same(
            'P07',
            mentionCell(mention),
            sheetCell(sheet, 'spent'),
            {
              zh: '说明=自评表执行数',
              en: 'narrative=outcome of the sheet',
            },
            mention.slack,
          ),
        ]
      : []
  })

const named = ({ project }: Sheet): string => tight(project)

const amounts = {
  zh: { budget: '预算数', spent: '执行数', source: '资金量' },
  en: { budget: 'budget', spent: 'outcome', source: 'amount of money' },
}

/** The budget (A), outcome (B) or amount of money of a sheet as a cell. */
export const sheetCell = (sheet: Sheet, which: 'budget' | 'spent' | 'source'): Cell => ({
  key: `s/${sheet.line}/${which}`,
  line: which === 'source' ? sheet.sourceLine : sheet.fundsLine,
  value: sheet[which] ?? 0n,
  place: {
    zh: `自评表 ${sheet.whole ? '部门整体' : sheet.project} ${amounts.zh[which]}`,
    en: `Self-evaluation of ${sheet.whole ? 'the whole department' : sheet.project}: ${amounts.en[which]}`,
  },
})

/** Sheets: 资金量=预算数, the whole department's sheet against the tables, money evaluated against the sheets. */
export function sheetEquations(document: Disclosure): Equation[] {
  const { sheets, paragraphs } = document
  const spending = tableOf(document, 'spending')
  const total = totalRow(spending)
  const projects = sheets.filter((sheet) => !sheet.whole && sheet.budget !== undefined)
  const out = projects
    .filter((sheet) => sheet.source !== undefined)
    .map((sheet) =>
      same('P05', sheetCell(sheet, 'source'), sheetCell(sheet, 'budget'), {
        zh: '资金量=预算数',
        en: 'amount of money=budget',
      }),
    )
  for (const sheet of sheets) {
    if (!sheet.whole || !spending || !total) continue
    if (sheet.spent !== undefined && onlyAppropriated(document))
      out.push(
        same('P05', sheetCell(sheet, 'spent'), cellOf(spending, total, 1), {
          zh: '整体支出执行数=支出合计',
          en: 'outcome of the whole department=total spending',
        }),
      )
    if (sheet.basic)
      for (const [which, column] of [
        ['basic', 2],
        ['project', 3],
      ] as const)
        if (sheet.basic[which] !== undefined)
          out.push(
            same(
              'P05',
              {
                key: `s/${sheet.line}/${which}`,
                line: sheet.basic.line,
                value: sheet.basic[which],
                place: { zh: '整体自评表 支出总额', en: 'Self-evaluation of the whole department: spending' },
              },
              cellOf(spending, total, column),
              { zh: '整体自评表=支出决算表', en: 'sheet of the whole department=spending table' },
            ),
          )
  }
  const money = paragraphs
    .flatMap((paragraph) => (/共涉及项目\d+个/.test(paragraph.text) ? mentionsIn(paragraph) : []))
    .find(({ before }) => /共涉及项目\d+个，资金$/.test(before.replaceAll(/\s/g, '')))
  if (money && projects.length > 1)
    out.push(
      sumOf(
        'P05',
        mentionCell(money),
        projects.map((one) => sheetCell(one, 'budget')),
        {
          zh: `自评资金=Σ ${projects.length} 张表`,
          en: `money evaluated=Σ of ${projects.length} sheets`,
        },
        money.slack,
      ),
    )
  return out
}
