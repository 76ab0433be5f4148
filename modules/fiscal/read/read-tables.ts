import { amountOf } from '#engines/reports/reports.ts'
import type { Text } from '#kernel/errors.ts'
import type { Disclosure, FormLine, Formula, Row, Table, TableKind, Unread } from '../document.ts'
import { formulasIn } from './formulas.ts'
import { gridForms } from './grid-forms.ts'
import { gridRows, gridTriples, listedExpenses } from './grid-rows.ts'
import type { PhysicalLine } from './physical-lines.ts'
import { sidedStream } from './stream-forms.ts'
import { economicStream, numberedColumns, onlyRow, type StreamRead, subjectStream } from './stream-rows.ts'
import { kindNamed, type TableForm, tableSet } from './table-sets.ts'
import { tokensOf } from './tokens.ts'

interface Start {
  from: number
  line: number
  kind: TableKind
  title: string
}

export interface ReadTables {
  set: string
  tables: Table[]
  absent: Disclosure['absent']
  unread: Unread[]
}

const plain = (line: string): string => line.replaceAll(/[#*\s]/g, '')
const isMark = (text: string): boolean =>
  /^公开\d{2}表|^(附?表|公开表)[一二三四五六七八九\d]+$/.test(plain(text))
const isUnit = (text: string): boolean => /(金额)?单位[:：](万?元|人民币)/.test(plain(text))
const isPart = (text: string): boolean => /^第[一二三四五六七八九]部分/.test(plain(text))
const isOther = (text: string): boolean => /(自评表|绩效目标表|评价指标表|基本信息表)$/.test(plain(text))

/** Every table of the document's set, from its title to the next title, the narrative or a sheet. */
export function readTables(
  lines: readonly PhysicalLine[],
  after: number,
  of: Disclosure['kind'],
  year: number | undefined,
): ReadTables {
  const set = tableSet(of, year)
  const starts = startsIn(lines, after)
  const read = starts.map((start, n) => {
    const form = set.tables.find(({ kind }) => kind === start.kind)
    const until = endOf(lines, start.from, starts[n + 1]?.from)
    return readTable(lines.slice(start.from, until), start, form)
  })
  return {
    set: set.id,
    tables: read.map(({ table }) => table),
    absent: set.tables.filter(({ kind }) => !starts.some((start) => start.kind === kind)),
    unread: read.flatMap(({ unread }) => unread),
  }
}

function startsIn(lines: readonly PhysicalLine[], after: number): Start[] {
  const starts: Start[] = []
  for (const [index, { text, line, cells }] of lines.entries()) {
    if (line <= after || cells || text.length > 60) continue
    const announcedHere = /[（(]?表\d+[）)]?$/.test(plain(text))
    const title = plain(text).replace(/[（(]?表\d+[）)]?$/, '')
    const kind = /[。；，：:]/.test(title) ? undefined : kindNamed(title)
    const announced =
      announcedHere ||
      lines.slice(Math.max(0, index - 4), index).some((one) => isMark(one.text)) ||
      lines.slice(index + 1, index + 8).some((one) => isMark(one.text) || isUnit(one.text))
    if (kind && announced && !starts.some((start) => start.kind === kind))
      starts.push({
        from: index,
        line,
        kind,
        title: title.replace(/^表?[一二三四五六七八九\d]{1,2}[、.．](?!\d)/, ''),
      })
  }
  return starts
}

function endOf(lines: readonly PhysicalLine[], from: number, next: number | undefined): number {
  const stop = lines.findIndex((one, at) => at > from && (isPart(one.text) || isOther(one.text)))
  return Math.min(next ?? lines.length, stop < 0 ? lines.length : stop)
}

function readTable(
  lines: readonly PhysicalLine[],
  place: Start,
  form: TableForm | undefined,
): { table: Table; unread: ReadTables['unread'] } {
  const printed = lines.flatMap(({ text, line }) => formulasIn(text, line))
  const formulas = printed.length > 0 ? printed : (form?.formulas ?? [])
  const notes = lines.findIndex(({ text }) => /^注(明)?[:：\d]|^本(单位|部门)无/.test(plain(text)))
  const body = lines.slice(1, notes < 0 ? lines.length : notes)
  const figures = body.filter(({ text }) => /\d\.\d{2}/.test(text))
  const gridded = body.filter(({ cells }) => cells)
  const inGrid =
    figures.length > 0
      ? figures.filter(({ cells }) => cells).length * 2 >= figures.length
      : gridded.length > 0
  const read = inGrid ? fromGrid(body, place.kind) : fromStream(body, place.kind, form, formulas)
  const title = place.title
  const unread: ReadTables['unread'] = read.uncertain
    ? [
        {
          line: read.uncertain.line,
          why: uncertain(title, read.uncertain.rows),
        },
      ]
    : []
  const cells = read.rows.reduce((sum, row) => sum + row.columns.size, 0) + amountsIn(read.forms)
  const seen = figures.reduce((sum, line) => sum + figuresIn(line), 0)
  if (cells < seen) unread.push({ line: place.line, why: fewer(title, seen, cells) })
  return {
    table: {
      kind: place.kind,
      title,
      code: form?.code ?? '',
      from: place.line,
      until: lines.at(-1)?.line ?? place.line,
      rows: read.rows,
      forms: read.forms,
      formulas,
    },
    unread,
  }
}

const uncertain = (title: string, rows: number): Text => ({
  zh: `${title}：无栏线，${rows} 行的空栏不能唯一确定，按栏公式与合计推定为最左的可能栏`,
  en: `${title}: without column lines the blanks of ${rows} rows are not certain; the leftmost columns that hold the sums were taken`,
})

const fewer = (title: string, seen: number, read: number): Text => ({
  zh: `${title}：表内 ${seen} 个数，读入 ${read} 个，其余未作核对`,
  en: `${title}: of ${seen} figures ${read} were read; the others were not checked`,
})

const amountsIn = (forms: readonly FormLine[]): number =>
  forms.reduce((sum, { amounts }) => sum + amounts.filter((one) => one !== undefined).length, 0)

const figuresIn = (line: PhysicalLine): number =>
  line.cells
    ? line.cells.filter((cell) => amountOf(cell) !== undefined && cell.includes('.')).length
    : tokensOf([line]).filter(({ amount }) => amount !== undefined).length

function fromGrid(body: readonly PhysicalLine[], kind: TableKind): StreamRead {
  const certain = (rows: Row[], forms: FormLine[] = []): StreamRead => ({ rows, forms, uncertain: undefined })
  if (kind === 'summary' || kind === 'fiscal') return certain([], gridForms(body))
  if (kind === 'three') {
    const listed = listedExpenses(body)
    return certain(listed.length > 0 ? listed : gridRows(body, kind))
  }
  if (kind !== 'basic') return certain(gridRows(body, kind))
  const beside = body.some(
    ({ cells }) => (cells ?? []).filter((cell) => /^3\d{2}(\d{2})?$/.test(cell)).length > 1,
  )
  return certain(beside ? gridTriples(body) : gridRows(body, kind))
}

function fromStream(
  body: readonly PhysicalLine[],
  kind: TableKind,
  form: TableForm | undefined,
  formulas: readonly Formula[],
): StreamRead {
  const columns = numberedColumns(body) ?? form?.columns ?? 3
  if (kind === 'summary' || kind === 'fiscal') return sidedStream(body, form?.columns ?? 2, formulas)
  if (kind === 'three') {
    const listed = numberedColumns(body) === undefined ? listedExpenses(body) : []
    return listed.length > 0
      ? { rows: listed, forms: [], uncertain: undefined }
      : onlyRow(body, columns, formulas, form?.rare)
  }
  if (kind === 'basic') return economicStream(body)
  return subjectStream(body, /^2\d{2}(\d{2}){0,2}$/, columns, formulas)
}
