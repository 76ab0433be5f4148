import { z } from 'zod'
import { durationShape } from '#engines/calendar/calendar.ts'
import { kinds } from '../class-key.ts'
import {
  confidenceShape,
  limitStageShape,
  overrideShape,
  stageDefaultShape,
  textShape,
} from '../standards.ts'

const kind = z.enum(kinds)
const code = z.string().regex(/^\d{2,8}$/)
const day = z.iso.date().nullable()

/** `classes-*.json` of the nation and `appeal-classes.json` of a district: one edition of the catalogue. */
export const classesFile = z.object({
  edition: z.string(),
  title: textShape,
  from: day,
  /** The last day it is in force. */
  until: day,
  /** Digits of each level: [2, 3] is a major of two and a minor of three. */
  digits: z.array(z.int().min(2).max(3)).min(2),
  basis: z.string(),
  majors: z.array(z.object({ kind, code, title: textShape })),
  classes: z.array(
    z.object({
      kind,
      code,
      title: textShape,
      /** Code of the unit that usually answers for the class and those below it. */
      unit: z.string().optional(),
      confidence: confidenceShape,
    }),
  ),
  /** Numbers not to be given again: retired, or of a name that nobody has found. */
  unused: z.array(z.object({ kind, code, why: z.enum(['retired', 'name-unknown']) })),
})
export type ClassesFile = z.output<typeof classesFile>

/** `crosswalk-*.json`: where the classes of an edition went in the next. */
export const crosswalkFile = z.object({
  from: z.string(),
  to: z.string(),
  confidence: confidenceShape,
  rows: z.array(
    z.object({
      kind,
      from: code,
      to: code.nullable(),
      relation: z.enum(['same', 'renamed', 'moved', 'withdrawn', 'unmapped']),
      note: textShape.optional(),
    }),
  ),
})
export type CrosswalkFile = z.output<typeof crosswalkFile>

const condition = z.object({
  class: code,
  code: z.string().min(1),
  file: textShape,
  close: textShape,
  unit: z.string(),
  confidence: confidenceShape,
})

/** `filing-standards.json`: filing conditions of one edition and kind, each with a limit or stages. */
export const filingStandardsFile = z.object({
  version: z.int().positive(),
  title: textShape,
  edition: z.string(),
  kind,
  basis: z.string(),
  conditions: z.array(
    z.union([
      z.strictObject({ ...condition.shape, limit: durationShape }),
      z.strictObject({ ...condition.shape, stages: z.array(limitStageShape).min(1) }),
    ]),
  ),
})
export type FilingStandardsFile = z.output<typeof filingStandardsFile>

const words = z.array(z.object({ code: z.string(), title: textShape }))

/** `limits.json`: defaults by stage of a case type, and the overrides above them. */
export const limitsFile = z.object({
  basis: z.string(),
  stages: words,
  urgencies: words,
  tags: words,
  defaults: z.array(stageDefaultShape),
  overrides: z.array(overrideShape),
})
export type LimitsFile = z.output<typeof limitsFile>
