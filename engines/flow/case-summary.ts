import { z } from 'zod'
import type { CaseRow } from './rows.ts'
import { moment } from './moment.ts'

/** A case in a list or after a move: where it stands, nothing personal. */
export const caseSummary = z.object({
  id: z.number(),
  number: z.string(),
  type: z.string(),
  state: z.string(),
  version: z.number(),
  channel: z.string(),
  class: z.object({ edition: z.string(), kind: z.string(), code: z.string() }).nullable(),
  street: z.string().nullable(),
  community: z.string().nullable(),
  cell: z.string().nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  urgency: z.string(),
  tags: z.array(z.string()),
  unit: z.number().nullable(),
  openedAt: moment,
  closedAt: moment.nullable(),
  lastActor: z.string().nullable(),
  lastAt: moment,
})

export const summaryOf = (row: CaseRow): z.input<typeof caseSummary> => ({
  id: row.id,
  number: row.number,
  type: row.case_type,
  state: row.state,
  version: row.version,
  channel: row.channel,
  class:
    row.class_code === null
      ? null
      : { edition: row.class_edition!, kind: row.class_kind!, code: row.class_code },
  street: row.street,
  community: row.community,
  cell: row.cell,
  lng: row.lng,
  lat: row.lat,
  urgency: row.urgency,
  tags: row.tags,
  unit: row.unit_id,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  lastActor: row.last_actor,
  lastAt: row.last_at,
})
