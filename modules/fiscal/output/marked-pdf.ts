import { markPdf, type PdfMark } from '#kernel/documents.ts'
import { refuse } from '#kernel/errors.ts'
import type { Severity } from '../document.ts'
import { nothingToMarkIn } from '../errors.ts'
import { toldIn } from '../finding.ts'
import type { CheckedFile } from '../fiscal-check.ts'
import { inLanguage, type Language } from '../wording.ts'
import { dayOf, mendOf, type OutputFinding } from './findings-book.ts'
import { severities } from './severities.ts'

/** Red, green, blue, 0 to 255. */
const colors: Record<Severity, readonly [red: number, green: number, blue: number]> = {
  error: [240, 80, 80],
  rounding: [150, 160, 170],
  implausible: [170, 120, 230],
  missing: [250, 150, 40],
  naming: [80, 150, 240],
  wording: [80, 190, 110],
}

/**
 * The PDF that was checked with every finding in its place: a colour by severity, the number that it has in the
 * list, and a note with rule, found, expected and working. Refuses what was read from no PDF.
 */
export function markedPdf(
  bytes: Uint8Array,
  { document, findings }: Pick<CheckedFile, 'document'> & { findings: readonly OutputFinding[] },
  { now, language = 'zh' }: { now: Date; language?: Language },
): Promise<Uint8Array> {
  if (document.file !== 'pdf') refuse(nothingToMarkIn)
  const marks = findings.flatMap((one, n): PdfMark[] => {
    const page = one.boxes?.[0]?.page
    if (!one.boxes || page === undefined) return []
    const color = colors[one.severity]
    const boxes = one.boxes.map(({ x, y, width, height }) => [x - 1, y - 1, width + 2, height + 2] as const)
    return [{ ...{ page, boxes, color }, number: n + 1, note: noteOf(one, n + 1, language) }]
  })
  return markPdf(bytes, { marks, author: language === 'en' ? 'Huying' : '呼应', at: now.getTime() })
}

const heads: Record<Language, readonly string[]> = {
  zh: ['位置：', '现值：', '应为：', '算式：', '备注：', '改法：', '已说明：'],
  en: ['Place: ', 'Found: ', 'Expected: ', 'Working: ', 'Note: ', 'To mend: ', 'Explained: '],
}

function noteOf(finding: OutputFinding, number: number, language: Language): string {
  const one = toldIn(finding, language)
  const { explained } = finding
  const said = [
    ...[one.place, one.found, one.expected, one.computation, one.note, mendOf(finding, language)],
    explained ? `${explained.reason} (${explained.by} ${dayOf(explained.at, language)})` : '',
  ]
  const lines = said.flatMap((text, n) => (text === '' ? [] : [`${heads[language][n]}${text}`]))
  return [`${number}  ${inLanguage(severities[one.severity], language)}  ${one.rule}`, ...lines].join('\n')
}
