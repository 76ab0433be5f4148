import { z } from 'zod'
import { type CoordinateSystem, coordinateSystems, locate } from '#engines/org/org.ts'
import { classKeyShape } from '#engines/catalogue/catalogue.ts'
import { fieldsWrong, refuse } from '#kernel/errors.ts'
import type { Acting } from './acting.ts'
import type { CaseType } from './declare.ts'
import type { District } from './desk.ts'
import { caseTypeUnknown, channelUnknown, happenedInFuture, openingNotYours } from './errors.ts'
import type { Engine } from './engine.ts'
import { mayOpen } from './may-act.ts'
import { separate } from './personal.ts'
import { type Draft, draftOf } from './plan/draft.ts'
import { planMove } from './plan/plan-move.ts'
import { sealPersonal } from './record/seal-personal.ts'
import { openingStatements } from './record/write-move.ts'
import type { CaseRow, StepRow } from './rows.ts'

export const attachmentShape = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.string().max(30),
})

/** What an opening brings. `fields` are checked by the case type's own schema. */
export const openingShape = z.object({
  type: z.string(),
  channel: z.string(),
  fields: z.record(z.string(), z.unknown()),
  title: z.string().trim().max(200).optional(),
  class: classKeyShape.optional(),
  condition: z.string().max(40).optional(),
  place: z
    .object({
      lng: z.number(),
      lat: z.number(),
      system: z
        .enum(coordinateSystems as unknown as [CoordinateSystem, ...CoordinateSystem[]])
        .default('WGS84'),
    })
    .optional(),
  community: z.string().max(20).optional(),
  street: z.string().max(20).optional(),
  urgency: z.enum(['normal', 'urgent']).default('normal'),
  tags: z.array(z.string().max(40)).max(20).default([]),
  attachments: z.array(attachmentShape).max(30).default([]),
  /** When it happened, for a device that was offline; the server's moment otherwise. */
  at: z.coerce.date().optional(),
  upstream: z.object({ system: z.string(), number: z.string(), due: z.coerce.date().optional() }).optional(),
})
export type Opening = z.input<typeof openingShape>
type ReadOpening = z.output<typeof openingShape>

const graceMs = 5 * 60_000

/** Opens a case: its number, its place in the grid, its clocks and its first step, all at the commit. */
export async function openCase(engine: Engine, acting: Acting, given: Opening): Promise<CaseRow> {
  const opening = openingShape.parse(given)
  const type = engine.types.get(opening.type) ?? refuse(caseTypeUnknown, { type: opening.type })
  const as = mayOpen(acting.user, type) ?? refuse(openingNotYours)
  const fields = parseFields(type, opening.fields)
  const at = opening.at ?? acting.now
  if (at.getTime() > acting.now.getTime() + graceMs) refuse(happenedInFuture)
  const desk = await engine.desk(acting.db, acting.district, at)
  const channel = desk.channels.get(opening.channel) ?? refuse(channelUnknown, { channel: opening.channel })
  const place = await locate(acting.db, acting.district, opening)
  const { id, number } = await engine.numbers(acting.district).take(channel, at)

  const draft = draftOf(
    {
      case: newCase(acting, type, opening, desk, { id, number, at, place }),
      deadlines: [],
      assignments: [],
      requests: [],
    },
    at,
    desk,
  )
  const { user } = acting
  const facts = { ...draft, user, as, settings: desk.settings }
  const effects = type.effects?.(facts, fields) ?? []
  planMove(draft, type, null, {
    to: type.start,
    marks: [],
    effects,
    by: { account: user.account, name: user.name, unit: as.unit },
  })
  write(engine, acting, draft, { type, opening, fields, as })
  return draft.case
}

/** The case type's own schema decides; every field that does not fit is named at once. */
function parseFields(type: CaseType, given: Record<string, unknown>): Record<string, unknown> {
  const read = type.fields.safeParse(given)
  if (read.success) return read.data
  return refuse(fieldsWrong, {
    issues: read.error.issues.map((issue) => ({
      field: ['fields', ...issue.path].join('.'),
      problem: issue.message,
    })),
  })
}

function newCase(
  acting: Acting,
  type: CaseType,
  opening: ReadOpening,
  desk: District,
  found: { id: number; number: string; at: Date; place: Awaited<ReturnType<typeof locate>> },
): CaseRow {
  const { upstream, class: key } = opening
  return {
    district_id: acting.district,
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
    opened_by: acting.user.account || null,
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
    merged_into: null,
    split_from: null,
    last_seq: 1,
    last_hash: Buffer.alloc(0),
    last_actor: acting.user.name,
    last_at: found.at,
  }
}

function write(
  engine: Engine,
  acting: Acting,
  draft: Draft,
  {
    type,
    opening,
    fields,
    as,
  }: {
    type: CaseType
    opening: ReadOpening
    fields: Record<string, unknown>
    as: { unit: number; post: string }
  },
): void {
  const { district_id: district, id: caseId, opened_at: at, number, channel } = draft.case
  const separated = separate(type.fields, fields)
  const { answers, rows } = sealPersonal(engine.keys, { district, caseId, seq: 1 }, separated)
  const text = String(separated.masked[type.text] ?? '')
  const step: StepRow = {
    seq: 1,
    action: 'open',
    from_state: null,
    to_state: draft.case.state,
    actor: acting.user.account || null,
    actor_name: acting.user.name,
    post: as.post || null,
    unit_id: as.unit || null,
    answers: { ...answers, number, channel, type: type.code },
    at,
  }
  const title = opening.title ?? text.slice(0, 40)
  const detail = { title, text, fields: separated.masked }
  for (const one of openingStatements(
    draft,
    { step, personal: rows, attachments: opening.attachments },
    detail,
  ))
    acting.atCommit(one)
}
