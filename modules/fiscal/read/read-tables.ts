import { amountOf } from '../decimal.ts'
import type { FormLine, Row, Table, TableKind } from '../document.ts'

/** Which table a title names; the first that fits, so the longer names come first. */
const kinds: readonly (readonly [RegExp, TableKind])[] = [
  [/财政拨款收入支出决算总表|财政拨款收支决算总表/, 'T04'],
  [/收入支出决算总表|收支决算总表/, 'T01'],
  [/基本支出决算/, 'T06'],
  [/[“"]?三公[”"]?经费.*决算表/, 'T09'],
  [/政府性基金.*决算表/, 'T07'],
  [/国有资本经营.*决算表/, 'T08'],
  [/一般公共预算财政拨款支出决算表/, 'T05'],
  [/支出决算表/, 'T03'],
  [/收入决算表/, 'T02'],
]

const plain = (line: string): string => line.replaceAll(/[#*\s]/g, '')
const isMark = (line: string): boolean =>
  /^公开\d{2}表$|^(附?表|公开表)[一二三四五六七八九\d]+$/.test(plain(line))

/** Every table of the document: it begins at its title and ends where the next begins or the narrative does. */
export function readTables(lines: readonly string[]): Table[] {
  const starts: { from: number; kind: TableKind; title: string }[] = []
  for (const [index, line] of lines.entries()) {
    const title = plain(line)
    const kind = kinds.find(([form]) => form.test(title))?.[1]
    const announced =
      /（?表\d+）?$/.test(title) || lines.slice(Math.max(0, index - 4), index + 5).some(isMark)
    if (kind && title.length < 40 && !line.includes('\t') && !/[。；，：]/.test(title) && announced)
      if (!starts.some((start) => start.kind === kind)) starts.push({ from: index, kind, title })
  }
  return starts.map(({ from, kind, title }, n) => {
    const next =
      starts[n + 1]?.from ??
      lines.findIndex((line, at) => at > from && /^#*\s*第[三四]部分/.test(line.trim()))
    return readTable(lines, { kind, title, from, until: next > from ? next : lines.length })
  })
}

function readTable(lines: readonly string[], place: Pick<Table, 'kind' | 'title' | 'from' | 'until'>): Table {
  const rows: Row[] = []
  const forms: FormLine[] = []
  const formulas: Table['formulas'][number][] = []
  let columns: Map<number, number> | undefined
  for (let at = place.from; at < place.until; at++) {
    const cells = cellsOf(lines[at]!)
    formulas.push(...formulasIn(lines[at]!, at + 1))
    columns = numbersOver(cells) ?? columns
    if (place.kind === 'T06') rows.push(...triplesIn(cells, at + 1))
    else if (place.kind === 'T01' || place.kind === 'T04') forms.push(...formLinesIn(cells, at + 1))
    else {
      const row = lines[at]!.includes('\t')
        ? columns && rowIn(cells, columns, at + 1, place.kind)
        : spacedRow(cells, at + 1)
      if (row) rows.push(row)
    }
  }
  const cellLines = lines.slice(place.from, place.until).filter((line) => /\d\.\d{2}/.test(line))
  const spaced = cellLines.filter((line) => line.includes('\t')).length < cellLines.length / 2
  return { ...place, spaced, rows, forms, formulas }
}

/** Cells of a line: by tabs where there are any, else by blanks; a name glued to an amount is cut from it. */
const cellsOf = (marked: string): string[] => {
  const line = marked.replaceAll(/<\/?[a-z]+>/g, '')
  return line.includes('\t')
    ? line.split('\t').map((cell) => cell.trim())
    : line
        .replaceAll(/(\.\d{2})(?=[^\d\s])/g, '$1 ')
        .trim()
        .split(/\s+/)
}

/** The row that numbers the columns: `类 款 项 1 2 3 …`. */
function numbersOver(cells: readonly string[]): Map<number, number> | undefined {
  const numbered = cells.flatMap((cell, index) =>
    /^\d{1,2}$/.test(cell) ? [[Number(cell), index] as const] : [],
  )
  if (numbered.length < 3 || numbered.some(([number], n) => number !== n + 1)) return undefined
  return new Map(numbered)
}

function rowIn(
  cells: readonly string[],
  columns: Map<number, number>,
  line: number,
  kind: TableKind,
): Row | undefined {
  const first = cells[0]!.replaceAll(/\s/g, '')
  const isCode = /^\d{3}(\d{2}){0,2}$/.test(first)
  const isTotal =
    cells.slice(0, 4).some((cell) => /^(合计|总计)$/.test(cell.replaceAll(/\s/g, ''))) ||
    (kind === 'T09' && amountOf(first) !== undefined)
  if (!isCode && !isTotal) return undefined
  const values = new Map<number, bigint>()
  for (const [number, index] of columns) {
    const amount = amountOf(cells[index])
    if (amount !== undefined) values.set(number, amount)
  }
  if (isTotal && kind === 'T09' && values.size === 0) return undefined
  if (kind === 'T09' && [...columns].every(([number, index]) => cells[index] === String(number)))
    return undefined
  return { line, code: isCode ? first : '', name: isCode ? nameIn(cells) : '合计', columns: values }
}

/** Where blanks part the cells, an empty one cannot be seen: the first amount alone has a sure column. */
function spacedRow(cells: readonly string[], line: number): Row | undefined {
  const [code = '', name = ''] = cells
  const isTotal = /^(合计|总计)$/.test(code)
  if (!isTotal && (!/^\d{3}(\d{2}){0,2}$/.test(code) || amountOf(name) !== undefined)) return undefined
  const first = cells.map(amountOf).find((amount, index) => index > 0 && amount !== undefined)
  const columns = new Map(first === undefined ? [] : [[1, first] as const])
  return { line, code: isTotal ? '' : code, name: isTotal ? '合计' : name, columns }
}

/** The name stands in the first cell behind the code that is no amount. */
const nameIn = (cells: readonly string[]): string =>
  cells.slice(1).find((cell) => cell !== '' && amountOf(cell) === undefined) ?? ''

/** `一、… 1 3,087.79 一、… 32`: each number between a name and its amounts is a line of the form. */
function formLinesIn(cells: readonly string[], line: number): FormLine[] {
  if (cells.some((cell) => /^(栏|行)\s*次$|^次$/.test(cell))) return []
  const at = cells.flatMap((cell, index) =>
    /^\d{1,2}$/.test(cell) && index > 0 && amountBefore(cells, index) ? [index] : [],
  )
  return at.map((index, n) => ({
    line,
    number: Number(cells[index]),
    name: cells[index - 1] ?? '',
    amounts: cells.slice(index + 1, (at[n + 1] ?? cells.length + 1) - 1).map(amountOf),
  }))
}

const amountBefore = (cells: readonly string[], index: number): boolean =>
  amountOf(cells[index - 1]) === undefined

/** Three groups side by side: code, name, amount. */
const triplesIn = (cells: readonly string[], line: number): Row[] =>
  cells.flatMap((cell, index) => {
    if (!/^\d{3}(\d{2})?$/.test(cell)) return []
    const amount = amountOf(cells[index + 2])
    return [
      {
        line,
        code: cell,
        name: cells[index + 1] ?? '',
        columns: new Map(amount === undefined ? [] : [[1, amount]]),
      },
    ]
  })

function formulasIn(text: string, line: number): Table['formulas'][number][] {
  const found = text.matchAll(/(\d+)\s*(行|栏)(?:各行)?\s*[=＝]\s*[（(]([\d+＋\-－…⋯.\s]+)[）)]\s*(行|栏)/g)
  return [...found].map(([, target, unit, terms]) => ({
    line,
    of: unit === '行' ? ('row' as const) : ('column' as const),
    target: Number(target),
    terms: termsOf(terms!),
  }))
}

/** `1+2+…+8` and `1+2－3`: a run of dots stands for all numbers between its neighbours. */
function termsOf(text: string): { sign: 1 | -1; number: number }[] {
  const terms: { sign: 1 | -1; number: number }[] = []
  const parts =
    text
      .replaceAll(/\s/g, '')
      .replaceAll('＋', '+')
      .replaceAll('－', '-')
      .match(/[+-]?(\d+|[…⋯.]+)/g) ?? []
  let gap = false
  for (const part of parts) {
    const number = Number(part.replace(/^[+-]/, ''))
    if (Number.isNaN(number)) gap = true
    else {
      const last = terms.at(-1)?.number ?? number
      if (gap)
        for (let between = last + 1; between < number; between++) terms.push({ sign: 1, number: between })
      terms.push({ sign: part.startsWith('-') ? -1 : 1, number })
      gap = false
    }
  }
  return terms
}
