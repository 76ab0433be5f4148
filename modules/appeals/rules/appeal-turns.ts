import { extension, passDown, upstreamReturns } from '#engines/flow/flow.ts'
import { rated, supplemented } from './citizen-turns.ts'

/** What may happen to an appeal at any time, beside its straight path. */
export const appealTurns = [
  extension(['handling']),
  passDown(['handling']),
  rated,
  supplemented,
  upstreamReturns('handling'),
]
