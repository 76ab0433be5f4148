import { writeXlsx } from '#kernel/documents.ts'
import { catalogue } from '../catalogue.ts'
import type { Finding } from '../document.ts'
import type { CheckedFile } from '../fiscal-check.ts'
import { codeOf, toldIn } from '../finding.ts'
import type { Language } from '../wording.ts'

/** A finding, and who said why it may stand. */
export interface OutputFinding extends Finding {
  explained?: { reason: string; by: string; at: Date } | undefined
}

/** A checked file by the name that it came with. */
export interface NamedCheck extends CheckedFile {
  name: string
  findings: OutputFinding[]
}

/** `2026年3月2日`, as the clocks of the country show it. */
export const dayOf = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    ...{ dateStyle: 'long', timeZone: 'Asia/Shanghai' },
  }).format(at)

/** How a finding of this rule is mended, in the words of the catalogue. */
export const mendOf = (finding: Finding, language: Language): string =>
  catalogue[codeOf(finding)].mend[language]

const errors = ({ findings }: NamedCheck): number =>
  findings.filter(({ severity }) => severity === 'error').length

/** The units by their errors, most first; of equals the one with more findings. */
export const league = (checked: readonly NamedCheck[]): NamedCheck[] =>
  checked.toSorted((a, b) => errors(b) - errors(a) || b.findings.length - a.findings.length)

const heads = {
  zh: {
    findings: '发现',
    league: '排名',
    finding: [
      '文件',
      '单位',
      '行（页）',
      '严重度',
      '规则',
      '位置',
      '现值',
      '应为',
      '算式',
      '备注',
      '改法',
      '说明',
      '说明人',
      '说明日期',
    ],
    file: ['名次', '文件', '单位', '年度', '表数', '错误', '发现', '已说明'],
  },
  en: {
    findings: 'Findings',
    league: 'League',
    finding: [
      ...['File', 'Unit', 'Line (page)', 'Severity', 'Rule', 'Place', 'Found', 'Expected', 'Working'],
      ...['Note', 'To mend', 'Explanation', 'Explained by', 'Explained on'],
    ],
    file: ['Rank', 'File', 'Unit', 'Year', 'Tables', 'Errors', 'Findings', 'Explained'],
  },
}

/** A workbook: every finding, and the files by their errors. */
export function findingsBook(checked: readonly NamedCheck[], language: Language = 'zh'): Promise<Uint8Array> {
  const head = heads[language]
  const rows = checked.flatMap(({ name, document, findings }) =>
    findings.map((finding) => {
      const one = toldIn(finding, language)
      const { explained } = finding
      return [
        ...[name, document.unit, String(one.line), one.severity, one.rule, one.place],
        ...[one.found, one.expected, one.computation, one.note, mendOf(finding, language)],
        ...[explained?.reason ?? '', explained?.by ?? '', explained ? dayOf(explained.at, language) : ''],
      ]
    }),
  )
  const order = league(checked).map((one, n) => [
    ...[String(n + 1), one.name, one.document.unit, String(one.document.year ?? '')],
    ...[String(one.document.tables.length), String(errors(one)), String(one.findings.length)],
    String(one.findings.filter(({ explained }) => explained).length),
  ])
  return writeXlsx([
    sheet(head.findings, [head.finding, ...rows], [18, 24, 8, 12, 22, 36, 30, 36, 40, 24, 30, 36, 14, 16]),
    sheet(head.league, [head.file, ...order], [6, 30, 30, 8, 8, 8, 8, 8]),
  ])
}

const sheet = (name: string, rows: string[][], widths: number[]) => ({
  ...{ name, widths, headerRows: 1, frozen: { rows: 1 } },
  table: { rows: rows.map((row) => row.map((text) => ({ text }))) },
})
