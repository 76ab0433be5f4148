import type { Figure } from './figure.ts'
import type { Reason, Said } from './sentence.ts'

/** One cell; a span counts the columns or rows it covers. */
export interface ReportCell {
  /** A figure is printed as tables print it; `exact` decimals stand behind it in a spreadsheet. */
  said: string | Figure
  colSpan?: number
  rowSpan?: number
  align?: 'left' | 'center' | 'right'
}

export interface ReportTable {
  kind: 'table'
  title: string
  /** The mark at the upper right: 公开01表. */
  mark?: string
  /** Who and in what unit, below the title: `部门：…`, `金额单位：万元`. */
  above?: readonly string[]
  headerRows: number
  rows: readonly (readonly ReportCell[])[]
  /** Width of each column in parts of the whole. */
  widths: readonly number[]
  /** Notes and printed formulas below it. */
  below?: readonly string[]
  /** On a page of its own, and which way. */
  page?: 'portrait' | 'landscape'
}

export type ReportBlock =
  /** A line end parts the lines of a cover. */
  | { kind: 'title'; text: string }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  /** With the reasons a person gives in it, so that a page can ask for them beside the sentence. */
  | { kind: 'paragraph'; text: string; reasons?: readonly Reason[] }
  | ReportTable
  | { kind: 'picture'; name: string; caption: string; svg: string; data: ReportTable }
  | { kind: 'signature'; issuer: string; date: string }
  | { kind: 'contents'; entries: readonly { level: 1 | 2; text: string }[] }
  | { kind: 'new-page' }

/** The one model that every output is made from: what the PDF says, the DOCX, XLSX, HTML and text say. */
export interface Report {
  title: string
  issuer: string
  /** As it is printed: `2025年10月20日`. */
  date: string
  blocks: readonly ReportBlock[]
  /** Reasons that are due and missing: a report that wants any is a draft. */
  wanting: readonly Reason[]
}

/** Gathers blocks and the reasons that are wanting while a report is written. */
export interface Draft {
  blocks: ReportBlock[]
  wanting: Reason[]
  heading: (level: 1 | 2 | 3, text: string) => void
  write: (...said: (Said | string)[]) => void
  add: (...blocks: ReportBlock[]) => void
}

export function draft(): Draft {
  const [blocks, wanting]: [ReportBlock[], Reason[]] = [[], []]
  return {
    blocks,
    wanting,
    heading: (level, text) => void blocks.push({ kind: 'heading', level, text }),
    write(...said) {
      const text = said.map((one) => (typeof one === 'string' ? one : one.text)).join('')
      const reasons = said.flatMap((one) => (typeof one === 'string' ? [] : one.reasons))
      if (text) blocks.push({ kind: 'paragraph', text, ...(reasons.length > 0 && { reasons }) })
      for (const one of said) if (typeof one !== 'string') wanting.push(...one.wanting)
    },
    add: (...more) => void blocks.push(...more),
  }
}

export const cell = (said: string | Figure, more: Omit<ReportCell, 'said'> = {}): ReportCell => ({
  said,
  ...more,
})
