import { type Amount, amountOf } from '#engines/reports/reports.ts'
import type { Indicator, Sheet, Unread } from '../document.ts'
import type { Stretch } from './paragraphs.ts'
import type { PhysicalLine } from './physical-lines.ts'
import { type Token, tokensOf } from './tokens.ts'

const tight = (text: string): string => text.replaceAll(/[#*\s]/g, '')
const kinds = /(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度)指?标?$/

/** Self-evaluation sheets with points (分值、得分) whose cells are parted by blanks and line ends. */
export function readScoredSheets(lines: readonly PhysicalLine[]): {
  sheets: Sheet[]
  stretches: Stretch[]
  unread: Unread[]
} {
  const starts = lines.flatMap(({ text, cells }, index) =>
    !cells &&
    /^[^：:]*自评表$/.test(tight(text)) &&
    lines.slice(index + 1, index + 30).every((one) => !one.cells) &&
    lines.slice(index + 1, index + 40).some((one) => /年度资金总额/.test(one.text))
      ? [index]
      : [],
  )
  const bodies = starts.map((from, n) => lines.slice(from, starts[n + 1] ?? lines.length))
  const sheets = bodies.map(scoredSheet)
  return {
    sheets,
    stretches: bodies.map((body) => ({ from: body[0]!.line, until: body.at(-1)!.line })),
    unread: sheets.flatMap((sheet) =>
      sheet.indicators.length === 0 ? [{ line: sheet.line, why: withoutIndicators(sheet) }] : [],
    ),
  }
}

const withoutIndicators = ({ project }: Sheet) => ({
  zh: `自评表 ${project}：指标没有读出`,
  en: `Self-evaluation of ${project}: its indicators were not read`,
})

function scoredSheet(body: readonly PhysicalLine[]): Sheet {
  const line = (test: RegExp): PhysicalLine | undefined => body.find(({ text }) => test.test(text))
  const first = body[0]!.line
  const project = line(/^项目名称\s/) ?? line(/\s财务负责人\s/)
  const funds = line(/^年度资金总额/)
  const total = body.findLast(({ text }) => text.startsWith('总分'))
  const figures = numbersIn(funds)
  const percent = /([\d.]+)%/.exec(funds?.text ?? '')?.[0] ?? ''
  const points = body.findIndex(({ text }) => /一级指标/.test(text))
  return {
    line: first,
    project: (project?.text ?? '')
      .replace(/^项目名称\s+/, '')
      .split(/\s+财务负责人/)[0]!
      .replaceAll(/\s/g, ''),
    projectLine: project?.line ?? first,
    types: '',
    source: undefined,
    sourceLine: first,
    budget: figures[1],
    spent: figures[2],
    rate: percent,
    fundsLine: funds?.line ?? first,
    ...(figures.length >= 5 && { execution: { points: whole(figures[3]!), scored: whole(figures[4]!) } }),
    ...totalOf(total),
    goal: undefined,
    dateLine: undefined,
    dateBlank: false,
    whole: /整体/.test(body[0]!.text),
    indicators: indicatorsIn(tokensOf(body.slice(points + 1))),
  }
}

const whole = (amount: Amount): number => Number(amount) / 100
const numbersIn = (line: PhysicalLine | undefined): Amount[] =>
  (line?.text ?? '').split(/\s+/).flatMap((word) => amountOf(word) ?? [])

function totalOf(line: PhysicalLine | undefined): Pick<Sheet, 'total'> {
  const [points, scored] = numbersIn(line)
  if (!line || points === undefined || scored === undefined) return {}
  return { total: { line: line.line, points: whole(points), scored: whole(scored) } }
}

/** `指标 1：…` begins an indicator; the last two numbers before its remarks are its points and its score. */
function indicatorsIn(tokens: readonly Token[]): Indicator[] {
  const found: Indicator[] = []
  let kind = ''
  let chunk: Token[] | undefined
  const close = (): void => {
    const read = chunk && indicatorOf(chunk, kind)
    if (read) found.push(read)
    chunk = undefined
  }
  let before = ''
  tokens.forEach((token, n) => {
    const next = tokens[n + 1]?.text ?? ''
    if (token.text.startsWith('总分')) close()
    else if (token.text === '指标' && /^\d{1,2}[:：]/.test(next)) close()
    else if (/^\d{1,2}[:：]/.test(token.text) && tokens[n - 1]?.text === '指标')
      chunk = [{ line: token.line, text: token.text.replace(/^\d{1,2}[:：]/, '') }]
    else if (kinds.test(`${before}${token.text}`) || /^(产出|效益|满意度)指标$/.test(token.text)) {
      if (chunk && scoresIn(chunk)) close()
      if (!chunk) kind = kindOf(`${before}${token.text}`) ?? kind
      else chunk.push(token)
    } else chunk?.push(token)
    before = /^(服务|可持续|经济|社会|生态|满意|意度)/.test(token.text) ? token.text : ''
  })
  close()
  return found
}

const kindOf = (text: string): string | undefined => {
  const named = /(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度)/.exec(text)?.[1]
  return named && `${named}指标`
}

/** Where the two whole numbers of points and score stand side by side, last in the chunk. */
function scoresIn(chunk: readonly Token[]): number | undefined {
  for (let at = chunk.length - 2; at >= 1; at--)
    if (chunk[at]!.whole !== undefined && chunk[at + 1]!.whole !== undefined && chunk[at]!.whole! <= 100)
      return at
  return undefined
}

function indicatorOf(chunk: readonly Token[], kind: string): Indicator | undefined {
  const at = scoresIn(chunk)
  if (at === undefined) return undefined
  const words = chunk.slice(0, at).map(({ text }) => text)
  const begin = words.findIndex((word, n) => n > 0 && isValue(word))
  const name = words.slice(0, begin < 0 ? Math.max(1, words.length - 2) : begin).join('')
  const values = words.slice(begin < 0 ? Math.max(1, words.length - 2) : begin)
  const actual = values.at(-1) ?? ''
  return {
    line: chunk[at]!.line,
    kind,
    name,
    target: values.slice(0, -1).join('') || actual,
    actual,
    points: chunk[at]!.whole!,
    scored: chunk[at + 1]!.whole!,
  }
}

const isValue = (word: string): boolean => /^[≥≤=＝<>]|^\d+(\.\d+)?%|^\d/.test(word)
