import { refuse } from '#kernel/errors.ts'
import { codeLengthWrong, codeNotDigits, codePartEmpty, codeProvinceUnknown } from './errors.ts'

/**
 * Division and unit-grid codes, each a prefix of the next: district 6 digits (GB/T 2260), street 9,
 * community 12 (statistical division codes), unit grid cell 15 = 6+3+3+3 (GB/T 47678.3).
 * The cell of CJ/T 213-2005 had a sequence of two digits, 14 in all: old records keep theirs.
 */
const kinds = ['district', 'street', 'community', 'cell-2005', 'cell'] as const
export type AreaKind = (typeof kinds)[number]

const lengths: Record<AreaKind, number> = { district: 6, street: 9, community: 12, cell: 15, 'cell-2005': 14 }

/** The first two digits of every division code in use (GB/T 2260). */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)

export interface AreaCode {
  kind: AreaKind
  code: string
  /** Six digits; the number is the `district_id` of every table. */
  district: string
  street?: string
  community?: string
  /** Position of a cell inside its community, counted from 1. */
  sequence?: number
}

/**
 * Takes a code apart. With `kind` given, only that kind is accepted.
 * Refuses what is not digits, of no known length, of no province, or names a level by zeros.
 */
export function parseAreaCode(code: string, kind?: AreaKind): AreaCode {
  if (!/^\d+$/.test(code)) refuse(codeNotDigits, { code })
  const found = kind ?? kinds.find((one) => lengths[one] === code.length)
  if (!found || lengths[found] !== code.length)
    refuse(codeLengthWrong, {
      code,
      expected: kind
        ? lengths[kind]
        : Object.values(lengths)
            .sort((a, b) => a - b)
            .join(' / '),
    })
  if (!provinces.has(code.slice(0, 2))) refuse(codeProvinceUnknown, { code })
  for (const [from, until] of [
    [0, 6],
    [6, 9],
    [9, 12],
    [12, 15],
  ] as const)
    if (code.length > from && /^0+$/.test(code.slice(from === 0 ? 2 : from, until)))
      refuse(codePartEmpty, { code, from: from === 0 ? 3 : from + 1, until: Math.min(until, code.length) })
  return {
    kind: found,
    code,
    district: code.slice(0, 6),
    ...(code.length >= 9 && { street: code.slice(0, 9) }),
    ...(code.length >= 12 && { community: code.slice(0, 12) }),
    ...(code.length >= 14 && { sequence: Number(code.slice(12)) }),
  }
}

/** The code one level up: cell → community → street → district; a district has none. */
export function parentCode(code: string): string | undefined {
  const { kind, district, street, community } = parseAreaCode(code)
  return {
    district: undefined,
    street: district,
    community: street,
    cell: community,
    'cell-2005': community,
  }[kind]
}

/**
 * The code of a community's nth cell. Refuses a sequence beyond three digits: such a community must be
 * divided, since a code once given is never used again.
 */
export function cellCode(community: string, sequence: number): string {
  parseAreaCode(community, 'community')
  return parseAreaCode(community + String(sequence).padStart(3, '0'), 'cell').code
}
