import type { ReportBlock } from '#engines/reports/reports.ts'

/** `2025-10-20` as a cover prints it. */
export const dayText = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The contents are the headings themselves: they cannot differ from the body (rule S02). */
export const contentsOf = (blocks: readonly ReportBlock[]): ReportBlock => ({
  kind: 'contents',
  entries: blocks.flatMap((block) =>
    block.kind === 'heading' && block.level <= 2
      ? [{ level: block.level === 1 ? (1 as const) : (2 as const), text: block.text }]
      : [],
  ),
})
