import { z } from 'zod'
import { classKeyShape } from '#engines/catalogue/catalogue.ts'
import { channelShape } from '#engines/flow/flow.ts'
import { coordinateSystems } from '#engines/org/org.ts'

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/**
 * Where a value comes from: a column by its name; or the first of several that says something; or a constant.
 * `table` turns the source's words into ours; what it does not list becomes `otherwise`, or stays unsaid.
 */
export const valueShape = z.union([
  z.string().min(1),
  z.strictObject({
    column: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
    /** Strings what the columns say together instead of taking the first. */
    join: z.string().optional(),
    table: z.record(z.string(), z.string()).optional(),
    otherwise: z.string().optional(),
    constant: z.union([z.string(), z.boolean()]).optional(),
  }),
])
export type Value = z.output<typeof valueShape>

/** A step of the walk: an action of the case type at one of the row's moments. */
const stepShape = z.strictObject({
  action: z.string().min(1),
  at: z.string().min(1),
  /** The source does not say when (or that) this happened; it must have, for what follows to be possible. */
  assumed: z.boolean().default(false),
  /** In whose post the step stands. */
  post: z.string().default(''),
  /** Whether the row's unit is what the action asks as `unit`. */
  namesUnit: z.boolean().default(false),
  /** What else the action asks. */
  answers: z.record(z.string(), valueShape).default({}),
})
export type WalkStep = z.output<typeof stepShape>

const named = z.strictObject({ code: z.string().min(1), name: text })

/** What a district that holds nothing but this source consists of, as far as the data tells. */
const districtShape = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  name: text,
  streets: z.array(named).default([]),
  units: z.array(named).default([]),
  channels: z.array(channelShape).min(1),
})

const classesShape = z.strictObject({
  edition: classKeyShape.shape.edition,
  kind: classKeyShape.shape.kind,
  /** The source's name of the class. */
  of: valueShape,
  /** Source name → code of two, five or eight digits; a code's own beginning is the class above it. */
  codes: z.record(z.string(), z.string().regex(/^(\d{2}|\d{5}|\d{8})$/)),
  /** Titles of the classes above: their code → title. */
  majors: z.record(z.string(), text).default({}),
  /** Titles of other classes; one that has none bears the source's name. */
  titles: z.record(z.string(), text).default({}),
})

/** How a table of another system becomes cases. Documented for operators in docs/guides/import.md. */
export const mappingShape = z.strictObject({
  about: text,
  /** The upstream system: with a row's number it is what makes a second import change nothing. */
  system: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: text,
  number: valueShape,
  type: z.string().min(1),
  /** What the source writes for "nothing". */
  ignore: z.array(z.string()).default([]),
  title: valueShape.optional(),
  fields: z.record(z.string(), valueShape),
  channel: valueShape,
  classes: classesShape.optional(),
  street: valueShape.optional(),
  unit: valueShape.optional(),
  place: z
    .strictObject({
      lng: z.string(),
      lat: z.string(),
      system: z.enum(coordinateSystems).default('WGS84'),
      /** Positions that stand for "unknown". */
      ignore: z.array(z.tuple([z.number(), z.number()])).default([]),
    })
    .optional(),
  times: z.strictObject({
    zone: z.string().refine(isZone, 'not a time zone (IANA, such as Asia/Shanghai)'),
    /** YYYY MM DD HH hh mm ss SSS A; ISO 8601 where it is not said. */
    format: z.string().optional(),
  }),
  /** `opened` must be there; walks name the others. */
  moments: z.object({ opened: valueShape }).catchall(valueShape),
  due: valueShape.optional(),
  status: valueShape.optional(),
  /** The statuses with which a case is closed: with another one `moments.closed` does not count. */
  closedWhen: z.array(z.string()).optional(),
  /** States seen from outside, oldest first: tell when a closed case was seen so where `moments.closed` is silent. */
  history: z.strictObject({ column: z.string(), at: z.string(), status: z.string() }).optional(),
  /** By status: what happened to the case. A row without a status takes the walk `default`. */
  walks: z.record(z.string(), z.array(stepShape)).default({}),
  district: districtShape.optional(),
})
export type ImportMapping = z.output<typeof mappingShape>

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
