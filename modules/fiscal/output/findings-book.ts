import { writeDocx, writeXlsx } from '#kernel/documents.ts'
import { catalogue } from '../catalogue.ts'
import type { Finding } from '../document.ts'
import type { CheckedFile } from '../fiscal-check.ts'
import { codeOf, toldIn } from '../finding.ts'
import type { Language } from '../wording.ts'

/** A checked file by the name that it came with. */
export interface NamedCheck extends CheckedFile {
  name: string
}

/** How a finding of this rule is mended, in the words of the catalogue. */
export const mendOf = (finding: Finding, language: Language): string =>
  catalogue[codeOf(finding)].mend[language]

const errors = ({ findings }: CheckedFile): number =>
  findings.filter(({ severity }) => severity === 'error').length

/** The units by their errors, most first; of equals the one with more findings. */
export const league = (checked: readonly NamedCheck[]): NamedCheck[] =>
  checked.toSorted((a, b) => errors(b) - errors(a) || b.findings.length - a.findings.length)

const heads = {
  zh: {
    findings: '发现',
    league: '排名',
    finding: ['文件', '单位', '行（页）', '严重度', '规则', '位置', '现值', '应为', '算式', '备注', '改法'],
    file: ['名次', '文件', '单位', '年度', '表数', '错误', '发现'],
  },
  en: {
    findings: 'Findings',
    league: 'League',
    finding: [
      ...['File', 'Unit', 'Line (page)', 'Severity', 'Rule', 'Place', 'Found', 'Expected', 'Working'],
      ...['Note', 'To mend'],
    ],
    file: ['Rank', 'File', 'Unit', 'Year', 'Tables', 'Errors', 'Findings'],
  },
}

/** A workbook: every finding, and the files by their errors. */
export function findingsBook(checked: readonly NamedCheck[], language: Language = 'zh'): Promise<Uint8Array> {
  const head = heads[language]
  const rows = checked.flatMap(({ name, document, findings }) =>
    findings.map((finding) => {
      const one = toldIn(finding, language)
      return [
        ...[name, document.unit, String(one.line), one.severity, one.rule, one.place],
        ...[one.found, one.expected, one.computation, one.note, mendOf(finding, language)],
      ]
    }),
  )
  const order = league(checked).map((one, n) => [
    ...[String(n + 1), one.name, one.document.unit, String(one.document.year ?? '')],
    ...[String(one.document.tables.length), String(errors(one)), String(one.findings.length)],
  ])
  return writeXlsx([
    sheet(head.findings, [head.finding, ...rows], [18, 24, 8, 12, 22, 36, 30, 36, 40, 24, 30]),
    sheet(head.league, [head.file, ...order], [6, 30, 30, 8, 8, 8, 8]),
  ])
}

const sheet = (name: string, rows: string[][], widths: number[]) => ({
  ...{ name, widths, headerRows: 1, frozen: { rows: 1 } },
  table: { rows: rows.map((row) => row.map((text) => ({ text }))) },
})

/** The letter to the unit: what was found, with working and how to mend it; what was explained is left out. */
export function letter({ name, document, findings }: NamedCheck, day: string): Promise<Uint8Array> {
  const paragraph = (text: string) => ({ kind: 'paragraph' as const, text, place: {} })
  return writeDocx(
    [
      {
        kind: 'heading',
        level: 1,
        text: `关于${document.unit}${document.year ?? ''}年公开文件核对情况的函`,
        place: {},
      },
      paragraph(`${document.unit}：`),
      paragraph(
        `经核对《${name}》，共有 ${findings.length} 处需要核实或改正，其中错误 ${errors({ document, findings })} 处，请逐条处理并反馈。`,
      ),
      {
        kind: 'table',
        place: {},
        rows: [
          ['序号', '行（页）', '规则', '现值', '应为及算式', '改法'].map((text) => ({ text })),
          ...findings.map((one, n) =>
            [
              ...[String(n + 1), String(one.line), one.rule, `${one.place}：${one.found}`],
              ...[[one.expected, one.computation].filter(Boolean).join('；'), mendOf(one, 'zh')],
            ].map((text) => ({ text })),
          ),
        ],
      },
      paragraph(day),
    ],
    { title: '核对情况' },
  )
}
