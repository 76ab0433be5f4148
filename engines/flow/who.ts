/** Post codes that a case type may name; `engines/org` gives them to people. */
export const postCodes = [
  'call-taker',
  'acceptor',
  'dispatcher',
  'reviewer',
  'caller-back',
  'shift-leader',
  'supervisor',
  'supervision-officer',
  'confidential-officer',
  'leader',
  'upstream-clerk',
  'network-duty',
] as const
export type PostCode = (typeof postCodes)[number]

/**
 * Who may: a post; `unit`: a clerk of the unit that leads the case; `handler`: of the unit it was dispatched
 * to, after its end too, or of the unit that one was merged into since; `co-unit` and `part-unit`: of one that handles a part; `approver`: the post that the open request waits for; `opener`: who opened it;
 * `public`: the citizen, through a public page; `system`: the product itself.
 */
export type Who =
  | PostCode
  | 'unit'
  | 'handler'
  | 'co-unit'
  | 'part-unit'
  | 'approver'
  | 'opener'
  | 'public'
  | 'system'
