import { maskText } from '#kernel/masking.ts'
import type { CaseType } from '../declare.ts'
import type { Effect } from '../effects.ts'
import {
  correctClocks,
  extendClock,
  pauseClocks,
  recomputeClocks,
  resumeClocks,
  reviveClocks,
  voidClocks,
} from './change-clocks.ts'
import { endClock } from './clocks.ts'
import { addAssignment, type Draft, endAssignment, openOnes } from './draft.ts'
import { askRequest, type Asker, decideRequest, lapseRequests } from './requests.ts'

/** What people type is read by everyone who sees the case: numbers in it are masked here as in the step. */
const masked = (note: string | undefined): string | null =>
  note === undefined ? null : maskText(note).masked

type Apply = {
  [K in Effect['kind']]: (
    draft: Draft,
    effect: Extract<Effect, { kind: K }>,
    type: CaseType,
    by: Asker,
  ) => void
}

/** One entry an effect: what each changes. */
const apply: Apply = {
  lead: (draft, { unit, post, account, note }) => {
    for (const row of openOnes(draft.assignments, 'lead')) endAssignment(draft, row, 'moved on')
    const held = { post: post ?? null, account_id: account ?? null, note: masked(note) }
    addAssignment(draft, { role: 'lead', unit_id: unit ?? draft.desk.centre, ...held })
    if (!post && unit !== undefined) draft.case.unit_id = unit
  },
  assign: (draft, { role, unit, post, account, note }, _type, by) =>
    addAssignment(draft, {
      role,
      unit_id: unit,
      post: post ?? null,
      account_id: account ?? null,
      note: masked(note),
      asked_by: by.account,
    }),
  finish: (draft, { role, unit, seq, result }) => {
    for (const row of openOnes(draft.assignments, role))
      if ((unit === undefined || row.unit_id === unit) && (seq === undefined || row.seq === seq))
        endAssignment(draft, row, result)
  },
  hand: (draft, { seq, unit, account }) => {
    const row = draft.assignments.find((one) => one.seq === seq)
    if (!row || row.ended_at) return
    endAssignment(draft, row, 'handed on')
    const { role, post, request_id, note, asked_by } = row
    const kept = { post, request_id, note, asked_by, account_id: account }
    addAssignment(draft, { role, unit_id: unit ?? row.unit_id, ...kept })
  },
  set: (draft, { values }, type) => {
    Object.assign(draft.case, values)
    if (values.tags || values.urgency || values.upstream_due) correctClocks(draft, type)
  },
  outcome: (draft, { values }) => void (draft.case.outcome = { ...draft.case.outcome, ...values }),
  count: (draft, { name, by = 1 }) =>
    void (draft.case.counts = { ...draft.case.counts, [name]: (draft.case.counts[name] ?? 0) + by }),
  tell: (draft, { values }) => void Object.assign(draft.told, values),
  go: (draft, { to }) => void (draft.goes = to),
  reclassify: (draft, { class: key, condition }, type) => {
    draft.case.class_edition = key.edition
    draft.case.class_kind = key.kind
    draft.case.class_code = key.code
    draft.case.condition = condition ?? null
    correctClocks(draft, type)
  },
  extend: (draft, { clock }, type) => extendClock(draft, type, clock),
  pause: (draft, { until, reason }) => {
    pauseClocks(draft, reason)
    draft.case.resume_at = until
  },
  resume: (draft, _effect, type) => resumeClocks(draft, type),
  recompute: (draft, _effect, type) => recomputeClocks(draft, type),
  ask: (draft, effect, _type, by) => askRequest(draft, effect, by),
  decide: (draft, effect, _type, by) => decideRequest(draft, effect, by),
  lapse: (draft) => lapseRequests(draft),
  link: (draft, { as, other }) => void draft.links.push({ kind: as, other, ended: false }),
  unlink: (draft, { as, other }) => void draft.links.push({ kind: as, other, ended: true }),
  supplement: (draft, { text }) => void draft.supplements.push(maskText(text).masked),
  precedent: (draft, effect) =>
    void (draft.precedent = { ...effect, grounds: maskText(effect.grounds).masked }),
  also: (draft, effect) => void draft.also.push(effect),
  open: (draft, effect) => void draft.opens.push(effect),
  'end-clock': (draft, { clock }) => endClock(draft, clock),
  'void-clocks': (draft) => voidClocks(draft),
  'revive-clocks': (draft, _effect, type) => reviveClocks(draft, type),
}

export function applyEffects(draft: Draft, effects: readonly Effect[], type: CaseType, by: Asker): void {
  for (const effect of effects) (apply[effect.kind] as Apply['resume'])(draft, effect as never, type, by)
}
