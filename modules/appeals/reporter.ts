import { z } from 'zod'
import { type Acting, actingFrom, caseByNumber, type Engine, systemUser } from '#engines/flow/flow.ts'
import { refuse } from '#kernel/errors.ts'
import type { Context } from '#kernel/route.ts'
import { confidentialReport } from './case-types/confidential-report.ts'
import { receiptUnknown } from './errors.ts'
import { numberOf } from './rules/receipt.ts'

export const receiptShape = z.string().trim().max(60)

/** Somebody who gives no name, or who shows the receipt and so stands inside the wall of this one report. */
export const reporter = (context: Context): Acting => ({
  ...actingFrom(context),
  user: { ...systemUser(context.district, '举报人'), permissions: new Set(['public.act', 'system.act']) },
})

/** The report behind a receipt; a wrong one is answered as one that does not exist. */
export async function reportOf(engine: Engine, { db, district }: Context, given: string) {
  const number = numberOf(engine.keys, district, given) ?? refuse(receiptUnknown)
  const found = await caseByNumber(db, district, number)
  return found?.case_type === confidentialReport.code ? found : refuse(receiptUnknown)
}
