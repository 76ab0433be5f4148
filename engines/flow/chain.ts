import { chainHash, type HashAlgorithm } from '#kernel/hash.ts'
import type { StepRow } from './rows.ts'

/** New steps are chained with this; each step keeps the name of its own. */
export const chainAlgorithm: HashAlgorithm = 'sm3'

/** The hash of a step over all that was decided, and over the step before it in the same case. */
export const stepHash = (
  of: { district: number; caseId: number },
  step: StepRow,
  previous: Buffer | null,
  algorithm: HashAlgorithm = chainAlgorithm,
): Buffer => chainHash({ algorithm, previous, body: { ...of, ...step, at: step.at.toISOString() } })
