/** A Chinese sign takes two places of a terminal. */
const isWide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/

const width = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (isWide.test(sign) ? 2 : 1), 0)

/** Rows in columns: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const columns = rows[0]?.map((_, at) => Math.max(...rows.map((row) => width(row[at] ?? '')))) ?? []
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const space = ' '.repeat(columns[at]! - width(cell))
        return at === 0 ? cell + space : space + cell
      })
      .join('  ')
      .trimEnd(),
  )
}

/** What the source does not have is said by a dash. */
export const dash = '–'

/** `153 / 170  90.0 %`; a dash where nothing was counted. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? dash : `${part} / ${whole}  ${((part / whole) * 100).toFixed(1)} %`
