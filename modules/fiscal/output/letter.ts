import { type Block, writeDocx } from '#kernel/documents.ts'
import type { NamedCheck, OutputFinding } from './findings-book.ts'
import { dayOf, mendOf } from './findings-book.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, place: {} })
const table = (rows: readonly (readonly string[])[]): Block => ({
  ...{ kind: 'table', place: {} },
  rows: rows.map((row) => row.map((text) => ({ text }))),
})

/** The letter to the unit, in Chinese: what must be mended with its working, then what was explained and by whom. */
export function letter({ name, document, findings }: NamedCheck, now: Date): Promise<Uint8Array> {
  const open = findings.filter(({ explained }) => !explained)
  const settled = findings.filter(({ explained }) => explained)
  const errors = open.filter(({ severity }) => severity === 'error').length
  const title = `关于${document.unit}${document.year ?? ''}年公开文件核对情况的函`
  return writeDocx(
    [
      { kind: 'heading', level: 1, text: title, place: {} },
      paragraph(`${document.unit}：`),
      paragraph(
        `经核对《${name}》，共有 ${open.length} 处需要核实或改正，其中错误 ${errors} 处，请逐条处理并反馈。`,
      ),
      table([
        ['序号', '行（页）', '规则', '现值', '应为及算式', '改法'],
        ...open.map((one, n) => rowOf(one, n, mendOf(one, 'zh'))),
      ]),
      ...(settled.length > 0
        ? [
            paragraph(`另有 ${settled.length} 处已作说明：`),
            table([
              ['序号', '行（页）', '规则', '现值', '应为及算式', '说明'],
              ...settled.map((one, n) => rowOf(one, n, explanationOf(one))),
            ]),
          ]
        : []),
      paragraph(dayOf(now, 'zh')),
    ],
    { title: '核对情况' },
  )
}

const rowOf = (one: OutputFinding, n: number, last: string): string[] => [
  ...[String(n + 1), String(one.line), one.rule, `${one.place}：${one.found}`],
  ...[[one.expected, one.computation].filter(Boolean).join('；'), last],
]

const explanationOf = ({ explained }: OutputFinding): string =>
  explained ? `${explained.reason}（${explained.by}，${dayOf(explained.at, 'zh')}）` : ''
