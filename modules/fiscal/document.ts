import type { Amount } from '#engines/reports/reports.ts'
import type { Text } from '#kernel/errors.ts'

export type Severity = 'error' | 'rounding' | 'implausible' | 'missing' | 'naming' | 'wording'

/** Where something stands on a page of a PDF, in points from the page's upper left corner; pages count from 1. */
export interface PageBox {
  page: number
  x: number
  y: number
  width: number
  height: number
}

/** The texts of a finding in one language; what is quoted of the document stays as it is. */
export interface FindingWords {
  rule: string
  place: string
  found: string
  expected: string
  computation: string
  note: string
}

/** What a rule found, with its place and its working, in Chinese and under `en` in English. `line` counts physical lines from 1. */
export interface Finding extends FindingWords {
  line: number
  severity: Severity
  en: FindingWords
  /** Of a PDF: the figures or words concerned, else their line. */
  boxes?: PageBox[] | undefined
}

export interface Row {
  line: number
  code: string
  name: string
  /** By the number printed over the column. */
  columns: ReadonlyMap<number, Amount>
  /** The physical line on which each of them stands; `line` where it is not told. */
  at: ReadonlyMap<number, number>
}

/** A line of a form of two or three sides, with the amounts that follow its name. */
export interface FormLine {
  line: number
  /** 行次; 0 where the form has none. */
  number: number
  /** Which of the groups side by side, from 0: income, spending by function, spending by economy. */
  side: number
  /** The subject's code where it is glued to the name, else ''. */
  code: string
  name: string
  amounts: readonly (Amount | undefined)[]
}

/** What a table is about; its number differs between the years' table sets. */
export type TableKind =
  | 'summary'
  | 'income'
  | 'spending'
  | 'fiscal'
  | 'general'
  | 'basic'
  | 'fund'
  | 'capital'
  | 'three'

export interface Formula {
  line: number
  of: 'row' | 'column'
  target: number
  terms: readonly { sign: 1 | -1; number: number }[]
}

export interface Table {
  kind: TableKind
  /** Its number in the table set: `05`. */
  code: string
  title: string
  /** The lines of its title and of its end. */
  from: number
  until: number
  /** Rows by code, and the total (code ''). */
  rows: readonly Row[]
  forms: readonly FormLine[]
  /** Row and column formulas as the form prints them, e.g. `27行=(1+2+…+8)行`; else those of the table set. */
  formulas: readonly Formula[]
}

/** A paragraph of the narrative; broken lines are joined, `line` is where it begins. */
export interface Paragraph {
  line: number
  text: string
  part: string
  /** Where each physical line begins in the text. */
  pieces: { at: number; line: number }[]
}

/** The physical line on which a place of a paragraph stands. */
export const lineAt = ({ pieces, line }: Paragraph, index: number): number =>
  pieces.findLast((piece) => piece.at <= index)?.line ?? line

export interface Indicator {
  line: number
  kind: string
  name: string
  target: string
  actual: string
  /** 分值 and 得分, where the sheet scores. */
  points?: number
  scored?: number
}

/** A self-evaluation sheet (绩效自评表). Amounts in 万元. */
export interface Sheet {
  line: number
  project: string
  projectLine: number
  types: string
  /** 资金量 as the sheet gives it beside the funds. */
  source: Amount | undefined
  sourceLine: number
  budget: Amount | undefined
  spent: Amount | undefined
  rate: string
  fundsLine: number
  /** Points and score of the execution rate, and the total score, where the sheet scores. */
  execution?: { points: number; scored: number }
  total?: { line: number; points: number; scored: number }
  /** 基本支出总额 and 项目支出总额 of the sheet of the whole department. */
  basic?: { line: number; basic: Amount | undefined; project: Amount | undefined }
  goal: { line: number; text: string } | undefined
  dateLine: number | undefined
  dateBlank: boolean
  whole: boolean
  indicators: readonly Indicator[]
}

/** A sheet of performance targets in a budget (绩效目标表). */
export interface GoalSheet {
  line: number
  project: string
  whole: boolean
  amount: Amount | undefined
  amountLine: number
  goals: readonly Goal[]
}

export interface Goal {
  line: number
  /** As printed: `01 产出数量`. */
  kind: string
  subject: string
  name: string
  target: string
  note: string
}

/** 基本信息表 of a budget. Amounts in hundredths of 万元. */
export interface BasicSheet {
  line: number
  money: readonly {
    line: number
    side: 'income' | 'spending'
    name: string
    amount: Amount
    total: boolean
  }[]
  texts: readonly { about: 'staff' | 'duties' | 'tasks'; paragraph: Paragraph }[]
}

/** A place that was not read with certainty, and why. */
export interface Unread {
  line: number
  why: Text
}

export interface Disclosure {
  unit: string
  year: number | undefined
  kind: 'accounts' | 'budget'
  /** The table set that its tables are judged by. */
  set: string
  lines: readonly string[]
  tables: readonly Table[]
  /** Tables of the set that were not found. */
  absent: readonly { code: string; kind: TableKind }[]
  paragraphs: readonly Paragraph[]
  sheets: readonly Sheet[]
  goals: readonly GoalSheet[]
  basicSheet: BasicSheet | undefined
  /** Rows of the table of the year's tasks (重要事项、工作内容及目标、完成情况). */
  tasks: readonly { line: number; goal: string; outcome: string }[]
  /** Long texts in cells, as paragraphs: their wording is judged too. */
  cellTexts: readonly Paragraph[]
  /** Cells of the heads of tables. */
  headCells: readonly { line: number; text: string }[]
  contents: readonly { line: number; text: string }[]
  headings: readonly { line: number; text: string }[]
  /** What could not be read with certainty, and was therefore not judged. */
  unread: readonly Unread[]
}

/** What rules look at: the document, and each figure as it is after the wrong ones are set right. */
export interface Judged {
  document: Disclosure
  /** The value of a figure once the equations are mended, so that one wrong figure is told once. */
  right: (cell: { key: string; value: Amount }) => Amount
}

/** A check of the catalogue that is no equation. */
export type Check = (judged: Judged) => Finding[]

export const tableOf = (document: Disclosure, kind: TableKind): Table | undefined =>
  document.tables.find((table) => table.kind === kind)

export const totalRow = (table: Table | undefined): Row | undefined =>
  table?.rows.find((row) => row.code === '')

export const totalOf = (table: Table | undefined, column = 1): Amount | undefined =>
  totalRow(table)?.columns.get(column)

/** The line of a form by its name, spaces left out: `本年收入合计`. */
export const formLine = (table: Table | undefined, name: string): FormLine | undefined =>
  table?.forms.find((one) => one.name === name)
