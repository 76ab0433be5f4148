import type { Facts } from '#engines/flow/flow.ts'
import type { Refusal } from '#kernel/errors.ts'
import { partsOpen, returnsUsedUp } from '../errors.ts'

/** Orders must not circle between units: after the rounds a district allows, the ruling is final. */
export const returnsLeft = ({ case: row, settings }: Facts): Refusal | undefined =>
  (row.counts.returns ?? 0) >= settings.returnRounds ? returnsUsedUp : undefined

/** The lead answers when every part, given aside or passed down, has come back. */
export const partsCollected = ({ assignments }: Facts): Refusal | undefined =>
  assignments.some((row) => !row.ended_at && (row.role === 'co' || row.role === 'part'))
    ? partsOpen
    : undefined
