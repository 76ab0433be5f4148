import type { CellValue } from './block.ts'
import type { NumberFormats } from './xlsx-format.ts'
import type { XmlAttributes, XmlHandler } from './xml.ts'

export interface SheetCell {
  value: CellValue
  /** As the sheet shows it, number format applied. */
  text: string
}

/** A row that holds something; `cells` starts at column A and ends at the last cell that is not empty. */
export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  number: number
  cells: SheetCell[]
}

/** Rows and columns of a merged range, from 1, both ends within. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

const MOST_COLUMNS = 16_384
const nothing: SheetCell = { value: null, text: '' }

/** Hands on rows and merges of a worksheet as they are read; ECMA-376 part 1, 18.3.1. */
export function sheetReader(
  strings: readonly string[],
  formats: NumberFormats,
  emit: { row(row: SheetRow): void; merge(merge: Merge): void },
): XmlHandler {
  let row: SheetRow = { number: 0, cells: [] }
  let column = 0
  let cell = { type: '', style: 0, stored: '' }
  let listening = false

  const open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'row') row = { number: Number(attributes.get('r')) || row.number + 1, cells: [] }
    else if (name === 'c') {
      column = columnOf(attributes.get('r') ?? '') ?? (row.cells.length === 0 ? 1 : column + 1)
      cell = { type: attributes.get('t') ?? 'n', style: Number(attributes.get('s') ?? 0), stored: '' }
    } else if (name === 'v' || name === 't') listening = true
    else if (name === 'mergeCell') {
      const merge = rangeOf(attributes.get('ref') ?? '')
      if (merge) emit.merge(merge)
    }
  }

  const close = (name: string): void => {
    if (name === 'v' || name === 't') listening = false
    else if (name === 'c') put(row, column, typed(cell, strings, formats))
    else if (name === 'row' && row.cells.length) emit.row(row)
  }
  return { open: (name, a) => open(local(name), a), close: (name) => close(local(name)), text }

  function text(said: string): void {
    if (listening) cell.stored += said
  }
}

/** The prefix is free: some writers say `x:row`. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Spreadsheets write control characters as `_x000D_`; ECMA-376 part 1, 22.9.2.19. */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

function put(row: SheetRow, column: number, cell: SheetCell | undefined): void {
  if (!cell || column > MOST_COLUMNS) return
  while (row.cells.length < column - 1) row.cells.push(nothing)
  row.cells[column - 1] = cell
}

function typed(
  cell: { type: string; style: number; stored: string },
  strings: readonly string[],
  formats: NumberFormats,
): SheetCell | undefined {
  const { type, style, stored } = cell
  if (stored === '') return undefined
  const text = type === 's' ? strings[Number(stored)] : unescaped(stored)
  if (type === 'b') return { value: stored === '1', text: stored === '1' ? 'TRUE' : 'FALSE' }
  if (type === 'd') return dated(stored)
  if (type !== 'n') return text ? { value: text, text } : undefined
  const number = Number(stored)
  if (!Number.isFinite(number)) return { value: stored, text: stored }
  const value = formats.value(number, style)
  return { value, text: formats.text(value, style) }
}

function dated(stored: string): SheetCell {
  const date = new Date(stored.endsWith('Z') ? stored : `${stored}Z`)
  return Number.isNaN(date.getTime()) ? { value: stored, text: stored } : { value: date, text: stored }
}

/** `AB7` → 28. */
function columnOf(reference: string): number | undefined {
  let column = 0
  for (let i = 0; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i) & ~0x20
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column || undefined
}

/** 28 → `AB`. */
export function columnName(column: number): string {
  let name = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name
  return name
}

function rangeOf(reference: string): Merge | undefined {
  const [from = '', to = ''] = reference.split(':')
  const [left, right] = [columnOf(from), columnOf(to)]
  const [top, bottom] = [Number(/\d+/.exec(from)?.[0]), Number(/\d+/.exec(to)?.[0])]
  return left && right && top && bottom ? { top, left, bottom, right } : undefined
}
