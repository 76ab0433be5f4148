import { z } from 'zod'
import { classKeyShape, kinds } from './class-key.ts'
import { textShape } from './standards.ts'
import { stateAt, type Version } from './versions.ts'

/** Shapes that several routes answer with. */
export const classShape = classKeyShape.extend({
  level: z.number(),
  title: textShape,
  major: z.object({ code: z.string(), title: textShape }),
  unit: z.string().nullable(),
  extension: z.boolean(),
  retiredOn: z.string().nullable(),
})

export const passageShape = z.object({
  direction: z.enum(['to', 'from']),
  edition: z.string(),
  code: z.string().nullable(),
  relation: z.string(),
  note: textShape.nullable(),
})

export const versionShape = z.object({
  version: z.number(),
  title: textShape,
  basis: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  activatedAt: z.iso.datetime().nullable(),
  state: z.enum(['draft', 'scheduled', 'in-force', 'retired']),
})

export const shownVersion = (version: Version, at: Date) => ({
  version: version.version,
  title: version.title,
  basis: version.basis,
  from: version.from,
  until: version.until,
  activatedAt: version.activatedAt?.toISOString() ?? null,
  state: stateAt(version, at),
})

/** In addresses: `/catalogue/classes/gbt47678.5-2026/matter/06010`. */
export const classParams = z.object({ edition: z.string(), kind: z.enum(kinds), code: z.string() })
export const versionParam = z.coerce.number().int().positive().max(1_000_000)
