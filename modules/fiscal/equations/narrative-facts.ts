import { type Disclosure, type FormLine, type Row, type Table, tableOf, totalRow } from '../document.ts'
import type { Mention } from '../read/mentions.ts'
import type { Cell } from './equation.ts'
import { cellOf, formCell } from './table-equations.ts'

const tight = (text: string): string => text.replaceAll(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）')

/** Words between a name and its figure that do not change what is meant. */
const filler = /(支出)?(决算数|决算|执行数|合计|总额|预算|安排|共计|共|各|约|同)?(为|是|：)?$/

/** The figure of a table that the words before a mention name; undefined where they name none for certain. */
export function factOf(document: Disclosure, mention: Mention): Cell | undefined {
  const before = tight(mention.before)
  if (/(增加|减少|增长|下降|调减|调增|上升|节约|其他交通)(支出)?$/.test(before)) return undefined
  if (document.kind === 'accounts' && /预算(数|金额|总额)?(为|是)?$/.test(before)) return undefined
  return document.kind === 'accounts'
    ? accountsFact(document, mention, before)
    : budgetFact(document, mention, before)
}

type Getter = (tables: Tables) => Cell | undefined

interface Tables {
  total: (kind: Table['kind'], column: number) => Cell | undefined
  line: (kind: Table['kind'], name: RegExp, side: number, at?: number) => Cell | undefined
  basic: (name: string) => Cell | undefined
}

function tablesOf(document: Disclosure): Tables {
  const cell = (table: Table | undefined, row: Row | undefined, column: number): Cell | undefined =>
    table && row && row.columns.size > 0 ? cellOf(table, row, column) : undefined
  return {
    total: (kind, column) => cell(tableOf(document, kind), totalRow(tableOf(document, kind)), column),
    line(kind, name, side, at = 0) {
      const table = tableOf(document, kind)
      const form: FormLine | undefined = table?.forms.find((one) => one.side === side && name.test(one.name))
      return table && form ? formCell(table, form, at) : undefined
    },
    basic(name) {
      const table = tableOf(document, 'basic')
      return cell(
        table,
        table?.rows.find((row) => row.code === '' && row.name === name),
        1,
      )
    },
  }
}

const grand = /^(收入|支出)?总计$/
const accounts: readonly [RegExp, Getter][] = [
  [/财政拨款收(入总计)?、?支(出)?总计$/, ({ line }) => line('fiscal', grand, 0)],
  [/收(入总计)?、?支(出)?总计$/, ({ line }) => line('summary', grand, 0)],
  [/(本年)?收入合计$/, ({ line }) => line('summary', /^本年收入合计$/, 0)],
  [/(本年)?支出合计$/, ({ line }) => line('summary', /^本年支出合计$/, 1)],
  [/一般公共预算财政拨款收入$/, ({ line }) => line('fiscal', /^一、一般公共预算财政拨款/, 0)],
  [/[:：，。]财政拨款收入$/, ({ total }) => total('income', 2)],
  [/(一般公共预算|年度?)财政拨款支出$/, ({ total }) => total('general', 1)],
  [/财政拨款基本支出$/, ({ total }) => total('general', 2)],
  [/(^|[:：，。；])基本支出$/, ({ total }) => total('spending', 2)],
  [/(^|[:：，。；])项目支出$/, ({ total }) => total('spending', 3)],
  [/人员经费$/, ({ basic }) => basic('人员经费')],
  [/公用经费$/, ({ basic }) => basic('公用经费')],
  [/三公.?经费财政拨款支出$/, ({ total }) => total('three', 7)],
  [/公务用车购置及运行(维护)?费$/, ({ total }) => total('three', 9)],
  [/公务用车购置费$/, ({ total }) => total('three', 10)],
  [/公务用车运行(维护)?费$/, ({ total }) => total('three', 11)],
  [/公务接待费$/, ({ total }) => total('three', 12)],
  [/国内公务接待支出$/, ({ total }) => total('three', 12)],
  [/因公出国（境）费$/, ({ total }) => total('three', 8)],
]
const budget: readonly [RegExp, Getter][] = [
  [/总预算$/, ({ line }) => line('summary', grand, 0)],
  [/(^|[年度，])收入预算$/, ({ line }) => line('summary', grand, 0)],
  [/(^|[年度，])支出预算$/, ({ line }) => line('summary', grand, 1)],
  [/预算收入$/, ({ line }) => line('summary', grand, 0)],
  [/预算支出$/, ({ line }) => line('summary', grand, 1)],
  [/一般公共预算财政拨款收入$/, ({ total }) => total('income', 2)],
  [/一般公共预算安排支出$/, ({ total }) => total('general', 1)],
  [/基本支出$/, ({ total }) => total('spending', 2)],
  [/项目支出$/, ({ total }) => total('spending', 3)],
  [/人员经费$/, ({ total }) => total('basic', 2)],
  [/(公用经费|单位运行经费)$/, ({ total }) => total('basic', 3)],
  [/三公.?经费$/, ({ total }) => total('three', 1)],
  [/购置费$/, ({ total }) => total('three', 4)],
  [/(公务用?车|公车)运行(维护)?费$/, ({ total }) => total('three', 5)],
  [/公务接待费$/, ({ total }) => total('three', 6)],
  [/项目支出均.{2,40}涉及一般公共预算$/, ({ total }) => total('general', 3)],
  [/整体支出.{2,40}涉及一般公共预算$/, ({ total }) => total('general', 1)],
]

const lookUp = (
  document: Disclosure,
  list: readonly [RegExp, Getter][],
  before: string,
): Cell | undefined => {
  const bare = before.replace(filler, '')
  const tables = tablesOf(document)
  for (const text of [before, bare]) for (const [form, get] of list) if (form.test(text)) return get(tables)
  return undefined
}

function accountsFact(document: Disclosure, { paragraph }: Mention, before: string): Cell | undefined {
  const subject = subjectOf(document, before)
  if (subject) return subject
  if (/支出决算为?$/.test(before)) {
    const told = tight(paragraph.text)
    if (/一般公共预算财政拨款支出年初预算/.test(told) && /^[^；]*支出决算为$/.test(before))
      return tablesOf(document).total('general', 1)
  }
  return lookUp(document, accounts, before)
}

const budgetFact = (document: Disclosure, _mention: Mention, before: string): Cell | undefined =>
  subjectOf(document, before) ?? lookUp(document, budget, before)

/** `…（类）…（款）…（项）。年初预算为…，支出决算为`, `一般公共服务（类）支出`, `1、一般公共服务支出`. */
function subjectOf(document: Disclosure, before: string): Cell | undefined {
  const general = tableOf(document, 'general')
  if (!general) return undefined
  const name = /(?:^|[:：，。；、.\d])([^:：，。；、.\d]+?)(?:（类）)?(?:支出)?$/.exec(before)?.[1]
  const rows = general.rows.filter((row) => row.code !== '')
  const named = rows.filter(
    (row) => name && [row.name, row.name.replace(/支出$/, '')].includes(name.replace(/支出$/, '')),
  )
  if (named.length === 0 || !/(类）|支出)/.test(before)) return economicOf(document, before)
  const shortest = named.toSorted((a, b) => a.code.length - b.code.length)[0]!
  if (/（类）(支出)?$/.test(before) && shortest.code.length !== 3) return undefined
  return cellOf(general, shortest, 1)
}

function economicOf(document: Disclosure, before: string): Cell | undefined {
  const basic = tableOf(document, 'basic')
  const row = basic?.rows.find(
    (one) => one.code.length === 3 && one.name.length > 4 && before.endsWith(one.name),
  )
  return basic && row ? cellOf(basic, row, 1) : undefined
}

/** A paragraph that is about one subject: the path of names before its first sentence ends, with its level. */
export function subjectOfParagraph(document: Disclosure, text: string): Cell | undefined {
  const general = tableOf(document, 'general')
  const head = /^\d{1,2}[.．、]\s*(.{4,80}?)（(类|项)）[。，]年初预算/.exec(tight(text))
  if (!general || !head) return undefined
  const last = head[1]!.split(/（[类款]）/).at(-1)!
  const above = head[1]!.split(/（[类款]）/).at(-2)
  const length = head[2] === '类' ? 3 : 7
  const rows = general.rows.filter((row) => row.code.length === length && row.name === last)
  const row =
    rows.find(({ code }) =>
      general.rows.some((one) => one.code === code.slice(0, 5) && one.name === above),
    ) ?? rows[0]
  return row && cellOf(general, row, 1)
}
