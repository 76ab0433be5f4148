import { digest } from '#kernel/hash.ts'
import { refuse } from '#kernel/errors.ts'
import type { Context } from '#kernel/route.ts'
import { catalogue } from '../catalogue.ts'
import type { Finding } from '../document.ts'
import { ruleUnknown } from '../errors.ts'
import { codeOf } from '../finding.ts'
import type { ReadFile } from '../fiscal-check.ts'
import { checkUnknown } from './errors.ts'
import type { KeptCheck, KeptFinding, KeptLine } from './kept.ts'
import { checkById, explanationsOf } from './queries.ts'

const keyOf = (one: Finding): string =>
  digest('sha256', JSON.stringify([codeOf(one), one.place, one.found])).toString('hex')

export const keptFindings = ({ findings, inText }: ReadFile): KeptFinding[] =>
  findings.map((one, n) => ({ ...one, at: inText[n]!.line, key: keyOf(one) }))

export const keptLines = ({ lines, places }: ReadFile): KeptLine[] =>
  lines.flatMap((text, n) => (text.trim() === '' ? [] : [{ at: n + 1, place: places[n]!, text }]))

type Asking = Pick<Context, 'db' | 'district'>

/** A check with what was explained since; refuses one that is not there. */
export async function checkOr404({ db, district }: Asking, id: number): Promise<KeptCheck> {
  const row = (await checkById(db, district, id)) ?? refuse(checkUnknown)
  const explained = new Map(
    (await explanationsOf(db, district, row.hash)).map(({ key, reason, by, at }) => [
      key,
      { reason, by, at },
    ]),
  )
  return { ...row, findings: row.findings.map((one) => ({ ...one, explained: explained.get(one.key) })) }
}

/** Outputs say how a finding is mended, so its rule must still be one; refuses a check by rules of before. */
export function ofKnownRules(check: KeptCheck): KeptCheck {
  for (const one of check.findings) if (!(codeOf(one) in catalogue)) refuse(ruleUnknown, { rule: one.rule })
  return check
}
