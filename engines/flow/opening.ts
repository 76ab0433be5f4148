import { z } from 'zod'
import { classKeyShape } from '#engines/catalogue/catalogue.ts'
import { coordinateSystems } from '#engines/org/org.ts'

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
      system: z.enum(coordinateSystems).default('WGS84'),
    })
    .optional(),
  community: z.string().max(20).optional(),
  street: z.string().max(20).optional(),
  urgency: z.enum(['normal', 'urgent', 'emergency']).default('normal'),
  tags: z.array(z.string().max(40)).max(20).default([]),
  attachments: z.array(attachmentShape).max(30).default([]),
  /** When it happened, for a device that was offline; the server's moment otherwise. */
  at: z.coerce.date().optional(),
  upstream: z.object({ system: z.string(), number: z.string(), due: z.coerce.date().optional() }).optional(),
})
export type Opening = z.input<typeof openingShape>
export type ReadOpening = z.output<typeof openingShape>
