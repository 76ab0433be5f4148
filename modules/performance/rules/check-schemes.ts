import { refuse, type Text } from '#kernel/errors.ts'
import type { CheckedFor } from '#kernel/settings.ts'
import { schemeInUse, schemePoints, schemeTwice, schemeUneven } from '../errors.ts'
import { schemesInUse } from '../scheme-queries.ts'

/** What of a scheme is looked at. */
interface Ruled {
  code: string
  title: Text
  execution: number
  points: Readonly<Record<string, number>>
  bands: Readonly<Record<'reached' | 'partly' | 'missed', readonly [number, number]>>
  grades: Readonly<Record<'excellent' | 'good' | 'fair', number>>
  warnings: Readonly<Record<'watch' | 'alarm', number>>
}

/** What a list of schemes must hold beyond its shape: 100 points each, bounds in order, no code twice, none in use gone. */
export async function checkSchemes(schemes: readonly Ruled[], { db, district }: CheckedFor): Promise<void> {
  const codes = schemes.map(({ code }) => code)
  const twice = codes.find((code, at) => codes.indexOf(code) !== at)
  if (twice !== undefined) refuse(schemeTwice, { scheme: twice })
  for (const scheme of schemes) checkScheme(scheme)
  const gone = (await schemesInUse(db, district)).find((code) => !codes.includes(code))
  if (gone !== undefined) refuse(schemeInUse, { scheme: gone })
}

function checkScheme({ title, execution, points, bands, grades, warnings }: Ruled): void {
  const scheme = title.zh
  // In hundredths, so that 33.3 and 33.3 and 33.4 make what they make on paper.
  const given = [execution, ...Object.values(points)].reduce((sum, each) => sum + Math.round(each * 100), 0)
  if (given !== 10_000) refuse(schemePoints, { scheme, given: given / 100 })
  const uneven = (what: string, whatEn: string) => refuse(schemeUneven, { scheme, what, whatEn })
  const steps = [...bands.reached.toReversed(), ...bands.partly.toReversed(), ...bands.missed.toReversed()]
  if (!falls(steps)) uneven('得分档', 'bands')
  if (!falls([grades.excellent, grades.good, grades.fair])) uneven('等级下限', 'grades')
  if (!falls([warnings.watch, warnings.alarm])) uneven('预警线', 'warnings')
}

const falls = (values: readonly number[]): boolean =>
  values.every((value, at) => at === 0 || value <= values[at - 1]!)
