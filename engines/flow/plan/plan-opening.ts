import type { Location } from '#engines/org/org.ts'
import { maskText } from '#kernel/masking.ts'
import type { Keys } from '#kernel/secrets.ts'
import type { User } from '#kernel/user.ts'
import type { CaseType } from '../declare.ts'
import type { District } from '../desk.ts'
import type { Facts } from '../effects.ts'
import type { ReadOpening } from '../opening.ts'
import { separate } from '../personal.ts'
import { sealPersonal } from '../record/seal-personal.ts'
import type { Detail, Written } from '../record/write-move.ts'
import type { CaseRow } from '../rows.ts'
import { proveLimits } from './change-clocks.ts'
import { type Draft, draftOf } from './draft.ts'
import { planMove } from './plan-move.ts'

/** An opening with everything found out that needs I/O: its fields parsed, its place, its number. */
export interface OpeningFacts {
  type: CaseType
  opening: ReadOpening
  fields: Record<string, unknown>
  desk: District
  user: User
  as: Facts['as']
  id: number
  number: string
  place: Location
  at: Date
  splitFrom?: number
}

export interface PlannedOpening {
  draft: Draft
  written: Written
  detail: Detail
}

/** Plans an opening without I/O: the case, its clocks, who holds it, its first step. */
export function planOpening(keys: Keys, given: OpeningFacts): PlannedOpening {
  const { type, opening, fields, desk, user, as, at } = given
  const draft = draftOf({ case: newCase(given), deadlines: [], assignments: [], requests: [] }, at, desk)
  proveLimits(draft, type)
  const effects = type.effects?.({ ...draft, user, as, settings: desk.settings, others: [] }, fields) ?? []
  const by = { account: user.account, name: user.name, unit: as.unit }
  planMove(draft, type, null, { to: type.start, marks: [], effects, by })

  const { district_id: district, id: caseId, number, channel } = draft.case
  const separated = separate(type.fields, fields)
  const { answers, rows } = sealPersonal(keys, { district, caseId, seq: 1 }, separated)
  const said = separated.masked[type.text]
  const text = typeof said === 'string' ? said : ''
  const step = {
    seq: 1,
    action: 'open',
    from_state: null,
    to_state: draft.case.state,
    actor: user.account || null,
    actor_name: user.name,
    post: as.post || null,
    unit_id: as.unit || null,
    answers: { ...answers, number, channel, type: type.code, ...classSaid(opening) },
    at,
  }
  return {
    draft,
    written: { step, personal: rows, attachments: opening.attachments },
    detail: { title: titleOf(opening, text), text, fields: separated.masked },
  }
}

/** The beginning of the text, which is masked already, where nobody gave a title. */
const titleOf = ({ title }: ReadOpening, masked: string): string =>
  title === undefined ? masked.slice(0, 40) : maskText(title).masked

function newCase({ type, opening, desk, user, ...found }: OpeningFacts): CaseRow {
  const { upstream, class: key } = opening
  return {
    district_id: user.district,
    id: found.id,
    number: found.number,
    case_type: type.code,
    state: type.start,
    version: 1,
    channel: opening.channel,
    class_edition: key?.edition ?? null,
    class_kind: key?.kind ?? null,
    class_code: key?.code ?? null,
    condition: opening.condition ?? null,
    standard_version: desk.standardVersion,
    ...found.place,
    urgency: opening.urgency,
    tags: opening.tags,
    confidential: type.confidentialTo !== undefined,
    unit_id: null,
    opened_at: found.at,
    opened_by: user.account || null,
    dispatched_at: null,
    handled_at: null,
    accepted_at: null,
    closed_at: null,
    outcome: {},
    counts: {},
    in_statistics: true,
    upstream_system: upstream?.system ?? null,
    upstream_number: upstream?.number ?? null,
    upstream_due: upstream?.due ?? null,
    resume_at: null,
    merged_into: null,
    split_from: found.splitFrom ?? null,
    last_seq: 1,
    last_hash: Buffer.alloc(0),
    last_actor: user.name,
    last_at: found.at,
  }
}

/** The class stands in the chain from the first step on, so that a correction keeps the old one. */
const classSaid = ({ class: key, condition }: ReadOpening) => ({
  ...(key && { class: key }),
  ...(condition !== undefined && { condition }),
})
