import { type Reason, type Report, toText } from '#engines/reports/reports.ts'
import { Refused, sentence } from '#kernel/errors.ts'
import { composeDisclosure } from '../compose/compose-disclosure.ts'
import type { Finding } from '../document.ts'
import { readFile } from '../fiscal-check.ts'
import { dataOfDraft } from './data-of-draft.ts'
import type { Drafted, Issue } from './draft.ts'

export interface Previewed {
  /** Undefined where the books do not yet fit together: `issues` says why. */
  report: Report | undefined
  issues: Issue[]
  wanting: readonly Reason[]
  /** What the checker finds in the composed text; `block` is the part of the report it stands in, counted from 0. */
  findings: { block: number; finding: Finding }[]
}

/** The document that a draft comes to, judged by the checker that everybody's documents are judged by. */
export async function previewOf(draft: Drafted): Promise<Previewed> {
  const { report, issues } = composed(draft)
  if (!report) return { report, issues, wanting: [], findings: [] }
  const { inText } = await readFile(Buffer.from(toText(report)), 'composed.txt')
  const blockAt = placesOf(report)
  const findings = inText.map((finding) => ({ finding, block: blockAt(finding.line) }))
  return { report, issues: [], wanting: report.wanting, findings }
}

/** A refusal of the composer tells what does not fit together between lines that are each in order. */
export function composed(draft: Drafted): Pick<Previewed, 'report' | 'issues'> {
  const { data, issues } = dataOfDraft(draft)
  if (!data) return { report: undefined, issues }
  try {
    return { report: composeDisclosure(data), issues: [] }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const field = error.refusal.code === 'fiscal.subject-nameless' ? String(error.details.code) : ''
    const list = field ? 'subjects' : 'entries'
    return { report: undefined, issues: [{ list, row: null, field, text: sentence(error) }] }
  }
}

/** Which block of the report a line of its text belongs to. */
function placesOf({ blocks }: Report): (line: number) => number {
  let next = 1
  const starts = blocks.map((block) => {
    const text = toText({ blocks: [block] })
    const start = next
    if (text !== '\n') next += text.split('\n').length
    return start
  })
  return (line) =>
    Math.max(
      starts.findLastIndex((start) => start <= line),
      0,
    )
}
