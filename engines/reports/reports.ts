/**
 * Reports: figures with their unit and rounding, sentences that hold them, tables, charts; one model, and every
 * output (text, HTML, DOCX, XLSX, PDF) made from it.
 */
export { type Amount, amountOf, amountText, distance, isShare, shareText } from './amount.ts'
export {
  absolute,
  compare,
  type Decimal,
  decimal,
  isZero,
  least,
  minus,
  over,
  plus,
  readDecimal,
  rounded,
  sum,
  times,
  written,
  zero,
} from './decimal.ts'
export { type Change, changeOf, count, type Figure, inSentence, money, percent, shareOf } from './figure.ts'
export { type Reason, type Said, say, type Sentence, sentence } from './sentence.ts'
export {
  cell,
  type Draft,
  draft,
  type Report,
  type ReportBlock,
  type ReportCell,
  type ReportTable,
} from './report.ts'
export { type Bar, barChart } from './chart.ts'
export { toDocx } from './to-docx.ts'
export { toHtml } from './to-html.ts'
export { toPdf } from './to-pdf.ts'
export { cellText, toText } from './to-text.ts'
export { toXlsx } from './to-xlsx.ts'
