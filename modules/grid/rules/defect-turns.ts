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
  stages,
  supervising,
  tags,
  voiding,
  withdrawal,
} from '#engines/flow/flow.ts'

const open = [
  ...(['reported', 'verifying', 'filing', 'dispatching', 'ruling'] as const),
  ...(['handling', 'checking', 'closing'] as const),
] as const

/** A citizen who reported it says that it is still there, or a supervisor finds it so. */
const back = { handled: 'handling', dispatched: 'dispatching' }
const sayNotSolved = ['acceptor', 'call-taker', 'caller-back', 'shift-leader', 'opener'] as const

/** What may happen to a street defect at any time, beside its seven stages (design §5). */
export const defectTurns = [
  ...[extension(['handling']), hangUp(['handling']), objection(['closed']), stages(['handling'])],
  ...[coHandle(['handling']), passDown(['handling']), redispatch(['handling'], 'handling')],
  ...[tags, correct(['acceptor', 'dispatcher', 'shift-leader']), callsAgain(), withdrawal()],
  ...[voiding(), forcedClose(), reopening(['closed'], back, sayNotSolved)],
  ...merging(open),
  ...[relating, splitting(open)],
  ...supervising('supervision-order'),
]
