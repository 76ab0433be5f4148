import type { Box, Cell, Place } from './block.ts'
import { joinWrapped, least, linesOf, rounded, type PdfItem } from './pdf-lines.ts'
import type { Rule } from './pdf-rules.ts'

export interface PdfTable {
  rows: Cell[][]
  box: Box
  /** The items that stand in it, so that they are not read a second time as lines. */
  items: Set<PdfItem>
}

/** Rules that end this near each other meet, in points. */
const NEAR = 3
/** Beyond these a page is a drawing, not a table. */
const MOST_RULES = 4000
const MOST_SLOTS = 40_000

/** The tables that ruled lines draw on a page, with spans where a line is left out; cells are filled with items. */
export function ruledTables(rules: readonly Rule[], items: readonly PdfItem[], page: number): PdfTable[] {
  const merged = mergeRules(rules)
  if (merged.length > MOST_RULES) return []
  return connected(merged).flatMap((group) => tableOf(group, items, page))
}

/** Pieces of one line become one rule: at the same height, touching or nearly. */
function mergeRules(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = []
  const ordered = [...rules].sort((a, b) => Number(a.flat) - Number(b.flat) || a.at - b.at)
  for (let i = 0; i < ordered.length;) {
    const first = ordered[i]
    if (!first) break
    let end = i
    while (
      end < ordered.length &&
      ordered[end]?.flat === first.flat &&
      (ordered[end]?.at ?? 0) - first.at <= NEAR / 2
    )
      end += 1
    const same = ordered.slice(i, end).sort((a, b) => a.from - b.from)
    for (const rule of same) {
      const last = merged.at(-1)
      const goesOn = last && last.flat === rule.flat && last.at === first.at && rule.from <= last.to + NEAR
      if (goesOn) last.to = Math.max(last.to, rule.to)
      else merged.push({ ...rule, at: first.at })
    }
    i = end
  }
  return merged
}

/** Groups of rules that cross or touch each other. */
function connected(rules: readonly Rule[]): Rule[][] {
  const leader = rules.map((_, i) => i)
  const find = (i: number): number => {
    let at = i
    while (leader[at] !== at) at = leader[at] = leader[leader[at] ?? at] ?? at
    return at
  }
  rules.forEach((a, i) => {
    if (!a.flat) return
    rules.forEach((b, j) => {
      if (!b.flat && within(b.at, a) && within(a.at, b)) leader[find(i)] = find(j)
    })
  })
  const groups = new Map<number, Rule[]>()
  rules.forEach((rule, i) => groups.set(find(i), [...(groups.get(find(i)) ?? []), rule]))
  return [...groups.values()]
}

const within = (at: number, rule: Rule): boolean => at >= rule.from - NEAR && at <= rule.to + NEAR

function tableOf(group: Rule[], items: readonly PdfItem[], page: number): PdfTable[] {
  const flat = group.filter((rule) => rule.flat)
  const standing = group.filter((rule) => !rule.flat)
  const ys = positions(flat)
  const xs = positions(standing)
  const slots = (ys.length - 1) * (xs.length - 1)
  if (ys.length < 2 || xs.length < 2 || slots < 2 || slots > MOST_SLOTS) return []
  const cells = spans(xs, ys, flat, standing)
  if (cells.length < 2) return []
  const held = new Set<PdfItem>()
  const rows = ys.slice(1).map((): Cell[] => [])
  const place = assign(cells, xs, ys, items, held)
  for (const cell of cells) rows[cell.row]?.push(asCell(cell, place.get(cell) ?? [], page))
  const width = (xs.at(-1) ?? 0) - (xs[0] ?? 0)
  const height = (ys.at(-1) ?? 0) - (ys[0] ?? 0)
  return [
    { rows, box: [rounded(xs[0] ?? 0), rounded(ys[0] ?? 0), rounded(width), rounded(height)], items: held },
  ]
}

function positions(rules: Rule[]): number[] {
  const found: number[] = []
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b))
    if (at - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) found.push(at)
  return found
}

interface Slot {
  row: number
  column: number
  rowSpan: number
  colSpan: number
  box: Box
}

/** Cells of the grid, each grown to the right and down as long as no rule stops it. */
function spans(xs: number[], ys: number[], flat: Rule[], standing: Rule[]): Slot[] {
  const middleX = (column: number) => ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2
  const middleY = (row: number) => ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2
  const ruled = (rules: Rule[], at: number, crossing: number) =>
    rules.some((rule) => Math.abs(rule.at - at) <= NEAR && rule.from <= crossing && rule.to >= crossing)
  const closedRight = (row: number, column: number) => ruled(standing, xs[column + 1] ?? 0, middleY(row))
  const closedBelow = (row: number, column: number) => ruled(flat, ys[row + 1] ?? 0, middleX(column))
  const taken = new Set<string>()
  const found: Slot[] = []
  for (let row = 0; row < ys.length - 1; row += 1)
    for (let column = 0; column < xs.length - 1; column += 1) {
      if (taken.has(`${row},${column}`)) continue
      let colSpan = 1
      while (column + colSpan < xs.length - 1 && !closedRight(row, column + colSpan - 1)) colSpan += 1
      let rowSpan = 1
      while (row + rowSpan < ys.length - 1 && !closedBelow(row + rowSpan - 1, column)) rowSpan += 1
      for (let r = row; r < row + rowSpan; r += 1)
        for (let c = column; c < column + colSpan; c += 1) taken.add(`${r},${c}`)
      const [x = 0, y = 0, right = 0, bottom = 0] = [
        xs[column],
        ys[row],
        xs[column + colSpan],
        ys[row + rowSpan],
      ]
      found.push({ row, column, rowSpan, colSpan, box: [x, y, right - x, bottom - y] })
    }
  return found
}

/** Each item belongs to the cell that its middle lies in. */
function assign(
  cells: Slot[],
  xs: number[],
  ys: number[],
  items: readonly PdfItem[],
  held: Set<PdfItem>,
): Map<Slot, PdfItem[]> {
  const found = new Map<Slot, PdfItem[]>()
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)]
  for (const item of items) {
    const x = item.x + item.width / 2
    const y = item.y + item.height / 2
    if (x < left || x > right || y < top || y > bottom) continue
    const cell = cells.find(
      ({ box }) => x >= box[0] && x < box[0] + box[2] && y >= box[1] && y < box[1] + box[3],
    )
    if (!cell) continue
    held.add(item)
    const inside = found.get(cell)
    if (inside) inside.push(item)
    else found.set(cell, [item])
  }
  return found
}

function asCell(slot: Slot, items: PdfItem[], page: number): Cell {
  const [x, y, width, height] = slot.box
  const place: Place = { page, box: [rounded(x), rounded(y), rounded(width), rounded(height)] }
  return {
    text: cellText(items, slot.box),
    ...(slot.colSpan > 1 ? { colSpan: slot.colSpan } : {}),
    ...(slot.rowSpan > 1 ? { rowSpan: slot.rowSpan } : {}),
    place,
  }
}

/**
 * A line that another character would not have fitted into was wrapped; a shorter one was ended by its writer.
 * The cell's inner width is what its widest line leaves free on its nearer side, taken from both.
 */
function cellText(items: PdfItem[], [left, , width]: Box): string {
  const lines = linesOf(items)
  const free = lines.flatMap(({ box: [x, , w] }) => [x - left, left + width - x - w])
  const inner = width - 2 * least(free)
  let text = ''
  let wrapped = true
  for (const line of lines) {
    const said = line.cells.map((cell) => cell.text).join(' ')
    text = wrapped ? joinWrapped(text, said) : `${text}\n${said}`
    wrapped = line.box[2] + 1.1 * line.box[3] > inner
  }
  return text
}
