/** A ruled line along an axis: `at` is its y where it lies flat, its x where it stands. In points. */
export interface Rule {
  flat: boolean
  at: number
  from: number
  to: number
}

/** a, b, c, d, e, f of PDF 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number]

/** The page's drawing, as pdf.js lists it. */
export interface Drawing {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
}

/** Numbers of pdf.js that this file reads. */
export interface DrawingCodes {
  save: number
  restore: number
  transform: number
  paintFormXObjectBegin: number
  paintFormXObjectEnd: number
  constructPath: number
  stroke: number
  closeStroke: number
  fill: number
  eoFill: number
  fillStroke: number
  eoFillStroke: number
  closeFillStroke: number
  closeEOFillStroke: number
}

type Point = readonly [x: number, y: number]

const THICKEST = 3
const SHORTEST = 4
const MOST = 20_000

/**
 * The ruled lines of a page: straight strokes along an axis, and filled rectangles so thin that they are
 * meant as lines. `view` carries the page to points from its upper left corner.
 */
export function rulesOf(drawing: Drawing, codes: DrawingCodes, view: Matrix): Rule[] {
  const strokes = new Set([
    codes.stroke,
    codes.closeStroke,
    codes.fillStroke,
    codes.eoFillStroke,
    codes.closeFillStroke,
    codes.closeEOFillStroke,
  ])
  const fills = new Set([codes.fill, codes.eoFill])
  const rules: Rule[] = []
  const saved: Matrix[] = []
  let now = view
  drawing.fnArray.forEach((code, i) => {
    const args = drawing.argsArray[i]
    if (code === codes.save) saved.push(now)
    else if (code === codes.restore || code === codes.paintFormXObjectEnd) now = saved.pop() ?? view
    else if (code === codes.transform) now = times(now, asMatrix(args))
    else if (code === codes.paintFormXObjectBegin) {
      saved.push(now)
      now = times(now, asMatrix(Array.isArray(args) ? args[0] : undefined))
    } else if (code === codes.constructPath && Array.isArray(args) && rules.length < MOST) {
      const read = strokes.has(Number(args[0]))
        ? strokeRules
        : fills.has(Number(args[0]))
          ? fillRules
          : undefined
      if (read)
        for (const outline of outlines(args[1], now)) for (const rule of read(outline)) rules.push(rule)
    }
  })
  return rules
}

function asMatrix(said: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(said)
  return [a, b, c, d, e, f]
}

function numbersIn(said: unknown): ArrayLike<number> & Iterable<number> {
  if (said instanceof Float32Array) return said
  return Array.isArray(said) ? said.map(Number) : []
}

/** First `inner`, then `outer`. */
export const times = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
]

/** How many numbers follow each drawing code of pdf.js: move, line, cubic, quadratic, close. */
const lengths = [2, 2, 6, 4, 0]

/** The straight outlines of a path; where a curve comes in, the outline is cut. */
function outlines(path: unknown, matrix: Matrix): Point[][] {
  const numbers = numbersIn(Array.isArray(path) ? path[0] : undefined)
  const found: Point[][] = []
  for (let i = 0; i < numbers.length;) {
    const code = numbers[i] ?? 0
    const length = lengths[code]
    if (length === undefined) return found
    const x = numbers[i + length - 1] ?? 0
    const y = numbers[i + length] ?? 0
    const point: Point = [
      matrix[0] * x + matrix[2] * y + matrix[4],
      matrix[1] * x + matrix[3] * y + matrix[5],
    ]
    const outline = found.at(-1)
    if (code === 1) outline?.push(point)
    else if (code === 4 && outline?.[0]) outline.push(outline[0])
    else if (code !== 4) found.push([point])
    i += length + 1
  }
  return found
}

function strokeRules(outline: Point[]): Rule[] {
  return outline.slice(1).flatMap((point, i) => rule(outline[i] ?? point, point))
}

/** A rectangle no thicker than a line is the line through its middle. */
function fillRules(outline: Point[]): Rule[] {
  if (outline.length < 4 || outline.length > 5) return []
  const xs = outline.map(([x]) => x)
  const ys = outline.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (bottom - top <= THICKEST) return rule([left, (top + bottom) / 2], [right, (top + bottom) / 2])
  if (right - left <= THICKEST) return rule([(left + right) / 2, top], [(left + right) / 2, bottom])
  return []
}

function rule(a: Point, b: Point): Rule[] {
  const width = Math.abs(a[0] - b[0])
  const height = Math.abs(a[1] - b[1])
  if (height <= 1 && width >= SHORTEST)
    return [{ flat: true, at: (a[1] + b[1]) / 2, from: Math.min(a[0], b[0]), to: Math.max(a[0], b[0]) }]
  if (width <= 1 && height >= SHORTEST)
    return [{ flat: false, at: (a[0] + b[0]) / 2, from: Math.min(a[1], b[1]), to: Math.max(a[1], b[1]) }]
  return []
}
