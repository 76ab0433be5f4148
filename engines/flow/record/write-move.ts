import type { CompiledQuery } from '#kernel/sql.ts'
import { chainAlgorithm, stepHash } from '../chain.ts'
import type { Draft } from '../plan/draft.ts'
import type { StepRow } from '../rows.ts'
import type { SealedRow } from './seal-personal.ts'
import {
  insertAttachments,
  insertCase,
  insertPersonal,
  insertPrecedent,
  insertSupplement,
  updateCase,
  upsertLinks,
  upsertRequests,
} from './statements.ts'

export interface Attached {
  hash: string
  kind: string
}

/** Everything of a move that is not in the draft. */
export interface Written {
  step: StepRow
  personal: readonly SealedRow[]
  attachments: readonly Attached[]
}

/** What was said at the opening, masked. */
export interface Detail {
  title: string
  text: string
  fields: Record<string, unknown>
}

const changedOnly = <T extends { seq: number }>(rows: readonly T[], changed: ReadonlySet<number>): string =>
  JSON.stringify(rows.filter((row) => changed.has(row.seq)))

const stepValues = (step: StepRow) => [
  step.actor,
  step.actor_name,
  step.post,
  step.unit_id,
  JSON.stringify(step.answers),
  step.at,
  chainAlgorithm,
]

/** The statements of an opening, in their order. */
export function openingStatements(
  draft: Draft,
  { step, personal, attachments }: Written,
  detail: Detail,
): CompiledQuery[] {
  const c = draft.case
  const hash = stepHash({ district: c.district_id, caseId: c.id }, step, null)
  const key = [c.district_id, c.id] as const
  const clocks = changedOnly(draft.deadlines, draft.changed.deadlines)
  const held = changedOnly(draft.assignments, draft.changed.assignments)
  const place = [c.street, c.community, c.cell, c.lng, c.lat]
  const about = [c.class_edition, c.class_kind, c.class_code, c.condition, c.standard_version, ...place]
  const upstream = [c.upstream_system, c.upstream_number, c.upstream_due, c.split_from]
  const marks = [c.dispatched_at, c.handled_at, c.accepted_at, c.closed_at]
  const opening = insertCase(
    ...key,
    clocks,
    held,
    c.state,
    ...stepValues(step),
    hash,
    detail.title,
    detail.text,
    JSON.stringify(detail.fields),
    c.number,
    c.case_type,
    c.channel,
    ...about,
    c.urgency,
    c.tags,
    c.confidential,
    c.unit_id,
    c.opened_at,
    ...marks,
    JSON.stringify(c.outcome),
    JSON.stringify(c.counts),
    ...upstream,
    JSON.stringify(personal),
  )
  return [opening, ...besidesOf(draft, 1, attachments)]
}

/** The statements of a later move; the case row is locked already. */
export function moveStatements(draft: Draft, { step, personal, attachments }: Written): CompiledQuery[] {
  const c = draft.case
  const hash = stepHash({ district: c.district_id, caseId: c.id }, step, c.last_hash)
  const key = [c.district_id, c.id] as const
  const moved = updateCase(
    ...key,
    changedOnly(draft.deadlines, draft.changed.deadlines),
    changedOnly(draft.assignments, draft.changed.assignments),
    step.seq,
    step.action,
    step.from_state,
    step.to_state,
    ...stepValues(step),
    hash,
    ...[c.class_edition, c.class_kind, c.class_code, c.condition, c.urgency, c.tags, c.unit_id],
    ...[c.dispatched_at, c.handled_at, c.accepted_at, c.closed_at],
    JSON.stringify(c.outcome),
    JSON.stringify(c.counts),
    ...[c.in_statistics, c.merged_into, c.upstream_due, c.resume_at],
  )
  const sealed = personal.length > 0 ? [insertPersonal(...key, step.seq, JSON.stringify(personal))] : []
  return [moved, ...sealed, ...besidesOf(draft, step.seq, attachments), ...precedentOf(draft, step)]
}

/** Rows that most moves do not have; each statement travels only when there is something to write. */
function besidesOf(draft: Draft, seq: number, attachments: readonly Attached[]): CompiledQuery[] {
  const { district_id: district, id } = draft.case
  const requests = draft.requests.filter((row) => draft.changed.requests.has(row.id))
  const statements: CompiledQuery[] = []
  if (attachments.length > 0)
    statements.push(insertAttachments(district, id, seq, JSON.stringify(attachments), draft.at))
  if (requests.length > 0) statements.push(upsertRequests(district, id, JSON.stringify(requests)))
  if (draft.links.length > 0)
    statements.push(upsertLinks(district, id, JSON.stringify(draft.links), draft.at))
  for (const text of draft.supplements) statements.push(insertSupplement(district, id, seq, text))
  return statements
}

function precedentOf({ case: c, precedent, at }: Draft, { seq, actor_name: by }: StepRow): CompiledQuery[] {
  if (!precedent) return []
  const like = [c.case_type, c.class_edition, c.class_kind, c.class_code, c.street]
  const { unit, refused, grounds } = precedent
  return [insertPrecedent(c.district_id, c.id, seq, ...like, unit, refused, grounds, by, at)]
}
