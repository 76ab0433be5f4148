import type { Amount } from './decimal.ts'

export type Severity = 'error' | 'rounding' | 'implausible' | 'missing' | 'naming' | 'wording'

/** What a rule found, with its place and its working. `line` counts physical lines from 1. */
export interface Finding {
  line: number
  rule: string
  severity: Severity
  place: string
  found: string
  expected: string
  computation: string
  note: string
}

export interface Row {
  line: number
  code: string
  name: string
  /** By the number printed over the column. */
  columns: ReadonlyMap<number, Amount>
}

/** A numbered line of a two-sided form (行次), with the amounts that follow it. */
export interface FormLine {
  line: number
  number: number
  name: string
  amounts: readonly (Amount | undefined)[]
}

export type TableKind = 'T01' | 'T02' | 'T03' | 'T04' | 'T05' | 'T06' | 'T07' | 'T08' | 'T09'

export interface Table {
  kind: TableKind
  /** Cells parted by blanks: an empty one cannot be seen, so columns are not certain and are not judged. */
  spaced: boolean
  title: string
  from: number
  until: number
  /** Rows by code, and the total (code ''). */
  rows: readonly Row[]
  forms: readonly FormLine[]
  /** Row and column formulas as the form prints them, e.g. `27行=(1+2+…+8)行`. */
  formulas: readonly {
    line: number
    of: 'row' | 'column'
    target: number
    terms: readonly { sign: 1 | -1; number: number }[]
  }[]
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
}

/** A self-evaluation sheet (绩效自评表). */
export interface Sheet {
  line: number
  project: string
  projectLine: number
  types: string
  budget: Amount | undefined
  spent: Amount | undefined
  rate: string
  fundsLine: number
  dateLine: number | undefined
  dateBlank: boolean
  whole: boolean
  indicators: readonly Indicator[]
}

export interface Disclosure {
  unit: string
  year: number | undefined
  kind: 'accounts' | 'budget'
  lines: readonly string[]
  tables: readonly Table[]
  paragraphs: readonly Paragraph[]
  sheets: readonly Sheet[]
  contents: readonly { line: number; text: string }[]
  headings: readonly { line: number; text: string }[]
  /** What could not be read with certainty, and was therefore not judged. */
  unread: readonly { line: number; why: string }[]
}

export interface Rule {
  code: string
  title: string
  basis: string
  check(document: Disclosure): Finding[]
}

export const tableOf = (document: Disclosure, kind: TableKind): Table | undefined =>
  document.tables.find((table) => table.kind === kind && !table.spaced)

export const totalOf = (table: Table | undefined, column = 1): Amount | undefined =>
  table?.rows.find((row) => row.code === '')?.columns.get(column)

/** The line of a form by its name, spaces left out: `本年收入合计`. */
export const formLine = (table: Table | undefined, name: string): FormLine | undefined =>
  table?.forms.find((one) => one.name.replaceAll(/\s/g, '') === name)
