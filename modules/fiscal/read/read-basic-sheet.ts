import { amountOf } from '#engines/reports/reports.ts'
import type { BasicSheet, Paragraph } from '../document.ts'
import type { Stretch } from './paragraphs.ts'
import type { PhysicalLine } from './physical-lines.ts'

const tight = (text: string): string => text.replaceAll(/[#*\s]/g, '')
const isTitle = ({ text, cells }: PhysicalLine): boolean => !cells && tight(text).endsWith('基本信息表')
const isNext = ({ text, cells }: PhysicalLine): boolean =>
  !cells && /(表|^第[一二三四五六七八九十]+部分.*)$/.test(tight(text)) && text.length < 60

/** 基本信息表 of a budget: the unit's money by source and use, its staff, its duties, its tasks of the year. */
export function readBasicSheet(lines: readonly PhysicalLine[]): {
  sheet: BasicSheet | undefined
  stretches: Stretch[]
} {
  const from = lines.findIndex(
    (line, at) => isTitle(line) && lines.slice(at + 1, at + 12).some(({ cells }) => cells),
  )
  if (from < 0) return { sheet: undefined, stretches: [] }
  const end = lines.findIndex((line, at) => at > from && isNext(line))
  const body = lines.slice(from, end < 0 ? lines.length : end)
  const sheet: BasicSheet = { line: body[0]!.line, money: moneyIn(body), texts: textsIn(body) }
  return { sheet, stretches: [{ from: sheet.line, until: body.at(-1)!.line }] }
}

/** The rows of 收入构成 and 支出构成; a side goes on until the other begins. */
function moneyIn(body: readonly PhysicalLine[]): BasicSheet['money'] {
  const found: BasicSheet['money'][number][] = []
  let side: 'income' | 'spending' | undefined
  for (const { line, cells = [] } of body) {
    const words = cells.map(tight).filter(Boolean)
    if (words.includes('收入构成')) side = 'income'
    if (words.includes('支出构成')) side = 'spending'
    const named = words.filter((word) => amountOf(word) === undefined && !word.endsWith('构成'))
    const amount = words.map(amountOf).find((one) => one !== undefined)
    const name = named.at(-1)
    if (!side || !name || name.length > 24) continue
    const total = /^(合计|总计)$/.test(name)
    const isNew = !found.some((one) => one.side === side && one.total)
    if (isNew && (total || /支出|拨款|资金|收入/.test(name)))
      found.push({ line, side, name, amount: amount ?? 0n, total })
  }
  return found
}

const kinds: readonly [RegExp, BasicSheet['texts'][number]['about']][] = [
  [/(编制|离退休|在职)/, 'staff'],
  [/职能/, 'duties'],
  [/(工作任务|重点工作)/, 'tasks'],
]

/** Staff, duties and tasks: each row's text behind the name of the row. */
const textsIn = (body: readonly PhysicalLine[]): BasicSheet['texts'] =>
  body.flatMap(({ line, cells = [] }) => {
    const about = kinds.find(([form]) => form.test(tight(cells[0] ?? '')))?.[1]
    const text = cells.slice(1).join('').replaceAll(/\s+/g, ' ').trim()
    return about && text.length > 4
      ? [{ about, paragraph: { line, text, part: part.zh, pieces: [{ at: 0, line }] } satisfies Paragraph }]
      : []
  })

export const part = { zh: '基本信息表', en: 'Basic information' }
