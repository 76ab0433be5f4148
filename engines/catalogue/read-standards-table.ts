import { durationShape } from '#engines/calendar/calendar.ts'
import { refuse, type Text } from '#kernel/errors.ts'
import { z } from 'zod'
import { type ClassKey, classKeyText, type Kind, kinds } from './class-key.ts'
import { columnMissing } from './errors.ts'
import { type OpenWord, parseLimit } from './parse-limit.ts'
import type { Condition } from './standards.ts'

export type Row = Readonly<Record<string, string>>

const unitShape = durationShape.shape.unit

/** Which column of another city's table says what, and what its open words mean. */
export const mappingShape = z.object({
  edition: z.string(),
  /** One kind for all rows, or a column and what its words stand for: `{ 部件: 'component' }`. */
  kind: z.union([
    z.enum(kinds),
    z.object({ column: z.string(), words: z.record(z.string(), z.enum(kinds)) }),
  ]),
  /** Columns whose texts, put together, are the class code: major and minor. */
  code: z.array(z.string()).min(1),
  /** Column of the class's name, for classes that the catalogue does not have. */
  name: z.string(),
  file: z.string(),
  close: z.string(),
  limit: z.string(),
  /** Columns of the conditions in English; where a row says nothing in them, English repeats the Chinese. */
  fileEn: z.string().optional(),
  closeEn: z.string().optional(),
  /** Column of the responsible unit, and the code of ours for each name; a name without one stays open. */
  unit: z.object({ column: z.string(), codes: z.record(z.string(), z.string()) }).optional(),
  /** The district's answers to the questions of an earlier reading. */
  open: z.object({ day: unitShape, hour: unitShape, 'at-once': durationShape }).partial().default({}),
  /** Whether classes that the catalogue lacks become local extensions（自定义）of the edition. */
  extend: z.boolean().default(false),
})
export type Mapping = z.output<typeof mappingShape>

interface TableQuestion {
  word: OpenWord
  /** How many rows wait for the answer. */
  rows: number
  /** Texts as they stand in the table, at most five. */
  examples: string[]
  text: Text
}

interface RefusedRow {
  /** 1 is the first row below the head. */
  row: number
  reasons: Text[]
}

/** What the catalogue says of a class; `undefined`: it has none of that code. */
export type Known = (key: ClassKey) => 'used' | 'retired' | undefined

/** A class of the table that the catalogue did not have. */
export interface Extension extends ClassKey {
  title: Text
}

export interface TableReading {
  conditions: Condition[]
  extensions: Extension[]
  questions: TableQuestion[]
  refused: RefusedRow[]
}

/**
 * Reads another city's filing standards (one row a condition) into conditions of ours. Rows whose limit
 * says 天, 小时 or 立即 wait until `mapping.open` answers; rows with an unknown class, an empty condition or
 * a limit nobody can read are refused with their reasons; the rest is returned. Every row is in exactly
 * one of the three. Where the table has one language only, English repeats the Chinese until somebody translates.
 */
export function readStandardsTable(rows: readonly Row[], mapping: Mapping, known: Known): TableReading {
  requireColumns(rows, mapping)
  const reading: TableReading = { conditions: [], extensions: [], questions: [], refused: [] }
  const extensions = new Map<string, Extension>()
  const waiting = new Map<OpenWord, string[]>()
  const counts = new Map<string, number>()

  for (const [index, row] of rows.entries()) {
    const read = readRow(row, mapping, known)
    if ('reasons' in read) {
      reading.refused.push({ row: index + 1, reasons: read.reasons })
      continue
    }
    if ('words' in read) {
      for (const word of read.words)
        waiting.set(word, [...(waiting.get(word) ?? []), textOf(row, mapping.limit)])
      continue
    }
    const id = classKeyText(read.class)
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    if (!known(read.class)) extensions.set(id, { ...read.class, title: extensionTitle(row, mapping) })
    reading.conditions.push({ ...read, code: `${codePrefix[read.class.kind]}${read.class.code}-${count}` })
  }
  return { ...reading, extensions: [...extensions.values()], questions: [...waiting].map(question) }
}

function requireColumns([first]: readonly Row[], mapping: Mapping): void {
  const wanted = [mapping.name, mapping.file, mapping.close, mapping.limit, ...mapping.code]
  if (typeof mapping.kind === 'object') wanted.push(mapping.kind.column)
  if (mapping.unit) wanted.push(mapping.unit.column)
  if (mapping.fileEn) wanted.push(mapping.fileEn)
  if (mapping.closeEn) wanted.push(mapping.closeEn)
  for (const column of wanted) if (first && !(column in first)) refuse(columnMissing, { column })
}

/** Components and matters share numbers, and a condition's code stands alone on screens and in steps. */
const codePrefix: Record<Kind, string> = { matter: '', component: 'C', appeal: 'A' }

type ReadRow = Omit<Condition, 'code'> | { words: OpenWord[] } | { reasons: Text[] }

function readRow(row: Row, mapping: Mapping, known: Known): ReadRow {
  const key = classOf(row, mapping)
  const reasons = key ? classReasons(key, mapping, known) : [reason.noClass]
  const [file, close] = [textOf(row, mapping.file), textOf(row, mapping.close)]
  if (file === '') reasons.push(reason.noCondition)
  if (close === '') reasons.push(reason.noClosing)
  const limit = parseLimit(textOf(row, mapping.limit), mapping.open)
  if (limit.kind === 'unreadable') reasons.push(reason.noLimit(textOf(row, mapping.limit)))

  if (reasons.length > 0 || !key || limit.kind === 'unreadable') return { reasons }
  if (limit.kind === 'ambiguous') return { words: limit.words }
  return {
    class: key,
    file: { zh: file, en: englishOf(row, mapping.fileEn) || file },
    close: { zh: close, en: englishOf(row, mapping.closeEn) || close },
    limit: limit.limit,
    stages: limit.stages,
    unit: mapping.unit ? (mapping.unit.codes[textOf(row, mapping.unit.column)] ?? null) : null,
    confidence: 'K',
  }
}

/** A retired number is not given again, not even to a local extension. */
function classReasons(key: ClassKey, mapping: Mapping, known: Known): Text[] {
  const state = known(key)
  if (state === 'used') return []
  if (state === 'retired') return [reason.retiredClass(key)]
  const major = { ...key, code: key.code.slice(0, 2) }
  return mapping.extend && known(major) === 'used' ? [] : [reason.unknownClass(key)]
}

const textOf = (row: Row, column: string): string => (row[column] ?? '').trim()

const englishOf = (row: Row, column: string | undefined): string => (column ? textOf(row, column) : '')

function classOf(row: Row, mapping: Mapping): ClassKey | undefined {
  const kind =
    typeof mapping.kind === 'string' ? mapping.kind : mapping.kind.words[textOf(row, mapping.kind.column)]
  const code = mapping.code.map((column) => textOf(row, column)).join('')
  return kind && /^\d{2,8}$/.test(code) ? { edition: mapping.edition, kind, code } : undefined
}

/** GB/T 47678.5-2026: names of local extensions carry the suffix （自定义）. */
function extensionTitle(row: Row, mapping: Mapping): Text {
  const name = textOf(row, mapping.name)
  return { zh: `${name}（自定义）`, en: `${name} (local)` }
}

const reason = {
  noClass: { zh: '读不出类别代码', en: 'no class code can be read' },
  unknownClass: (key: ClassKey): Text => ({
    zh: `目录中没有类别 ${classKeyText(key)}`,
    en: `the catalogue has no class ${classKeyText(key)}`,
  }),
  retiredClass: (key: ClassKey): Text => ({
    zh: `类别 ${classKeyText(key)} 已撤销`,
    en: `the class ${classKeyText(key)} is retired`,
  }),
  noCondition: { zh: '立案条件为空', en: 'the filing condition is empty' },
  noClosing: { zh: '结案条件为空', en: 'the closing condition is empty' },
  noLimit: (text: string): Text => ({
    zh: `读不懂时限“${text}”`,
    en: `the limit “${text}” cannot be read`,
  }),
}

const asks: Record<OpenWord, Text> = {
  day: {
    zh: '表中的“天”是工作日、紧急工作日还是自然日？',
    en: 'Does 天 (day) mean work days, urgent days or natural days?',
  },
  hour: {
    zh: '表中的“小时”是工作时还是紧急工作时（连续计时）？',
    en: 'Does 小时 (hour) mean work hours or urgent hours (clock time)?',
  },
  'at-once': { zh: '表中的“立即”按多长时间计？', en: 'How long may 立即 (at once) take?' },
}

const question = ([word, texts]: [OpenWord, string[]]): TableQuestion => ({
  word,
  rows: texts.length,
  examples: [...new Set(texts)].slice(0, 5),
  text: asks[word],
})
