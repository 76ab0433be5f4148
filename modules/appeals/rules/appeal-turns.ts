import {
  callsAgain,
  coHandle,
  correct,
  extension,
  forcedClose,
  hangUp,
  merging,
  objection,
  passDown,
  redispatch,
  relating,
  reopening,
  splitting,
  supervising,
  tags,
  upstreamReturns,
  voiding,
  withdrawal,
} from '#engines/flow/flow.ts'
import { rated } from './citizen-turns.ts'

const open = ['received', 'signing', 'returned', 'ruling', 'handling', 'checking', 'calling-back'] as const

/** Where a case that comes back from its end goes: to the unit that had it, or to be dispatched. */
const back = { handled: 'handling', dispatched: 'received' }

/** What may happen to an appeal at any time, beside its straight path (design §5). */
export const appealTurns = [
  ...[extension(['handling']), hangUp(['handling']), objection(['closed'])],
  ...[coHandle(['handling']), passDown(['handling']), redispatch(['signing', 'handling'], 'signing')],
  ...[tags, correct(), callsAgain(), withdrawal(), voiding(), forcedClose()],
  reopening(['closed'], back),
  ...merging(open),
  ...[relating, splitting(open), rated, upstreamReturns(['closed', 'refused'], back)],
  ...supervising('supervision-order'),
]
