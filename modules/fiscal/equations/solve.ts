import { type Amount, amountText, distance } from '#engines/reports/reports.ts'
import type { Text } from '#kernel/errors.ts'
import type { Finding } from '../document.ts'
import { wrongAmount } from '../finding.ts'
import { around, type Wording } from '../wording.ts'
import type { Cell, Equation, Evidence } from './equation.ts'
import { likelySlip } from './slip-of-digits.ts'

export interface Solved {
  findings: Finding[]
  /** By a figure's key: what to add to make it right. */
  corrections: ReadonlyMap<string, Amount>
}

type Values = (key: string, value: Amount) => Amount

/**
 * The fewest wrong figures that explain every broken equation, each told once. A figure is the likelier cause the
 * more broken equations one and the same correction of it mends, the fewer whole ones it would break, and where the
 * percentages told of it agree (evidence). Where nothing decides between the parts of a sum, the sum is told.
 */
export function wrongFigures(equations: readonly Equation[], evidence: readonly Evidence[]): Solved {
  const corrections = new Map<string, Amount>()
  const now: Values = (key, value) => value + (corrections.get(key) ?? 0n)
  const ledger: Ledger = { ...indexed(equations, evidence), now }
  const findings: Finding[] = []
  const seen = new Set<string>()
  let open = equations.filter((one) => isBroken(one, now))
  for (let round = 0; open.length > 0 && round < 400; round++) {
    const { cause, among } = likeliest(open, ledger)
    const finding = among > 1 ? toldOfSum(cause) : told(cause)
    if (among === 1)
      corrections.set(cause.cell.key, (corrections.get(cause.cell.key) ?? 0n) + cause.correction)
    const key = `${finding.place} ${finding.rule} ${finding.found} ${finding.expected}`
    if (!seen.has(key)) findings.push(finding)
    seen.add(key)
    open = open.filter((one) => !cause.mends.includes(one) && isBroken(one, now))
  }
  return { findings, corrections }
}

interface Ledger {
  equationsOf: ReadonlyMap<string, Equation[]>
  evidenceOf: ReadonlyMap<string, Evidence[]>
  now: Values
}

function indexed(equations: readonly Equation[], evidence: readonly Evidence[]): Omit<Ledger, 'now'> {
  const equationsOf = new Map<string, Equation[]>()
  const evidenceOf = new Map<string, Evidence[]>()
  const add = <T>(to: Map<string, T[]>, key: string, one: T) =>
    void to.set(key, [...(to.get(key) ?? []), one])
  for (const equation of equations) for (const [, { key }] of equation.cells) add(equationsOf, key, equation)
  for (const one of evidence) for (const { key } of one.cells) add(evidenceOf, key, one)
  return { equationsOf, evidenceOf }
}

const residual = ({ cells }: Equation, now: Values): Amount =>
  cells.reduce((sum, [sign, { key, value }]) => sum + BigInt(sign) * now(key, value), 0n)

const isBroken = (equation: Equation, now: Values): boolean =>
  distance(residual(equation, now), 0n) > equation.slack

interface Cause {
  equation: Equation
  cell: Cell
  correction: Amount
  mends: Equation[]
  score: number
}

function likeliest(open: readonly Equation[], ledger: Ledger): { cause: Cause; among: number } {
  const causes = open.flatMap((equation) =>
    equation.cells.map(([sign, cell]) => causeOf(equation, sign, cell, open, ledger)),
  )
  const cause = causes.reduce((best, one) => (one.score > best.score ? one : best))
  const among = causes.filter((one) => one.equation === cause.equation && one.score === cause.score).length
  return { cause, among: cause.equation.cells.length > 2 ? among : 1 }
}

function causeOf(
  equation: Equation,
  sign: 1 | -1,
  cell: Cell,
  open: readonly Equation[],
  ledger: Ledger,
): Cause {
  const { now } = ledger
  const correction = -BigInt(sign) * residual(equation, now)
  const others = ledger.equationsOf.get(cell.key)!
  const mends = others.filter((one) => {
    const own = one.cells.find(([, { key }]) => key === cell.key)![0]
    const rest = residual(one, now) + BigInt(own) * correction
    return open.includes(one) && distance(rest, 0n) <= one.slack + equation.slack
  })
  const breaks = others.filter((one) => !open.includes(one)).length
  const value = now(cell.key, cell.value)
  const told = (ledger.evidenceOf.get(cell.key) ?? []).map((one) => {
    const after = one.holds((key, is) => (key === cell.key ? value + correction : now(key, is)))
    const before = one.holds(now)
    return after === before ? 0 : after ? 1.5 : -1
  })
  const score = mends.length * 2 - breaks + told.reduce<number>((sum, one) => sum + one, 0)
  return { equation, cell, correction, mends, score: score + likelySlip(value, value + correction) }
}

/** A cause that one figure explains. */
function told({ cell, correction, mends }: Cause): Finding {
  const [first] = mends.toSorted((a, b) => order(a) - order(b))
  const others = [...new Set(mends.filter((one) => one !== first).map((one) => one.rule))]
  return wrongAmount(
    first!.rule,
    cell.line,
    {
      place: cell.place,
      computation: by(first!.says, -correction),
      note:
        others.length > 0
          ? { zh: `同一处还不符合 ${others.join('、')}`, en: `It also breaks ${others.join(', ')}` }
          : '',
    },
    [cell.value, cell.value + correction],
  )
}

/** A formula and by how much it fails. */
const by = (says: Wording, difference: Amount): Text =>
  around(says, { zh: `{}；差 ${amountText(difference)}`, en: `{}; off by ${amountText(difference)}` })

/** A sum that does not come out, and nothing says which of its figures is wrong. */
function toldOfSum({ equation }: Cause): Finding {
  const [[, total], ...parts] = equation.cells as [Equation['cells'][number], ...Equation['cells']]
  const sum = parts.reduce((all, [sign, { value }]) => all - BigInt(sign) * value, 0n)
  return wrongAmount(
    equation.rule,
    total.line,
    {
      place: total.place,
      computation: by(equation.says, total.value - sum),
      note: { zh: '合计或其中一项有误', en: 'The total or one of its parts is wrong' },
    },
    [total.value, sum],
  )
}

/** Within a table first, then between tables, then the narrative. */
const order = ({ rule }: Equation): number => 'RXPN'.indexOf(rule[0]!)
