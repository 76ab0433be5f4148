import { type Amount, amountText, distance } from '../decimal.ts'
import type { Finding } from '../document.ts'
import { wrongAmount } from '../finding.ts'
import type { Cell, Equation } from './equation.ts'

/**
 * The fewest wrong figures that explain every broken equation, each told once. A figure is the likelier cause the
 * more broken equations one and the same correction of it mends, and the fewer whole ones it would break.
 */
export function wrongFigures(equations: readonly Equation[]): {
  findings: Finding[]
  corrections: ReadonlyMap<string, Amount>
} {
  const byCell = new Map<string, Equation[]>()
  for (const equation of equations)
    for (const [, { key }] of equation.cells) byCell.set(key, [...(byCell.get(key) ?? []), equation])
  const corrections = new Map<string, Amount>()
  const residual = (equation: Equation): Amount =>
    equation.cells.reduce(
      (sum, [sign, { key, value }]) => sum + BigInt(sign) * (value + (corrections.get(key) ?? 0n)),
      0n,
    )
  const broken = (equation: Equation): boolean => {
    const rest = residual(equation)
    return (rest < 0n ? -rest : rest) > equation.slack
  }
  const found: Finding[] = []
  let open = equations.filter(broken)
  for (let round = 0; open.length > 0 && round < 400; round++) {
    const cause = likeliest(open, byCell, residual)
    corrections.set(cause.cell.key, (corrections.get(cause.cell.key) ?? 0n) + cause.correction)
    found.push(told(cause))
    const mended = new Set(cause.mends)
    open = equations.filter(
      (equation) => !mended.has(equation) && open.includes(equation) && broken(equation),
    )
  }
  const seen = new Set<string>()
  const once = found.filter((one) => {
    const key = `${one.place} ${one.rule} ${one.found} ${one.expected}`
    return seen.has(key) ? false : seen.add(key)
  })
  return { findings: once, corrections }
}

interface Cause {
  cell: Cell
  correction: Amount
  mends: Equation[]
  score: number
}

function likeliest(
  open: readonly Equation[],
  byCell: ReadonlyMap<string, Equation[]>,
  residual: (equation: Equation) => Amount,
): Cause {
  const causes = open.flatMap((equation) =>
    equation.cells.map(([sign, cell], n): Cause => {
      const correction = -BigInt(sign) * residual(equation)
      const others = byCell.get(cell.key)!
      const mends = others.filter((one) => {
        const own = one.cells.find(([, { key }]) => key === cell.key)![0]
        return (
          open.includes(one) &&
          distance(residual(one), -BigInt(own) * correction) <= one.slack + equation.slack
        )
      })
      const breaks = others.filter((one) => !open.includes(one)).length
      return { cell, correction, mends, score: mends.length * 2 - breaks - (n > 0 ? 0.1 : 0) - n * 1e-4 }
    }),
  )
  return causes.reduce((best, one) => (one.score > best.score ? one : best))
}

function told({ cell, correction, mends }: Cause): Finding {
  const [first] = mends.toSorted((a, b) => order(a) - order(b))
  const others = [...new Set(mends.filter((one) => one !== first).map((one) => one.rule))]
  const finding = wrongAmount(
    first!.rule,
    cell.line,
    cell.place,
    [cell.value, cell.value + correction],
    `${first!.says}；差 ${amountText(-correction)}`,
  )
  return others.length > 0 ? { ...finding, note: `同一处还不符合 ${others.join('、')}` } : finding
}

/** Within a table first, then between tables, then the narrative. */
const order = ({ rule }: Equation): number => 'RXPN'.indexOf(rule[0]!)
