import { z } from 'zod'
import { durationShape } from '#engines/calendar/calendar.ts'
import type { Text } from '#kernel/errors.ts'
import { type ClassKey, classKeyShape, classKeyText } from './class-key.ts'

export const textShape = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/**
 * How well a rule is known: V read in a public document, S transcribed at second hand or inferred,
 * K a default of ours that every district may change.
 */
export const confidenceShape = z.enum(['V', 'S', 'K'])
export type Confidence = z.output<typeof confidenceShape>

/** A part of a limit with a clock of its own: stop in 4 work hours, demolish in 20 work days. */
export const limitStageShape = z.object({
  code: z.string().regex(/^[a-z][a-z-]*$/),
  title: textShape,
  limit: durationShape,
})
export type LimitStage = z.output<typeof limitStageShape>

/** A filing condition (立案条件) of a class with its closing condition (结案条件) and handling limit. */
export const conditionShape = z.object({
  class: classKeyShape,
  code: z.string().min(1).max(40),
  file: textShape,
  close: textShape,
  /** The whole limit; where there are stages it is the longest of them. */
  limit: durationShape,
  stages: z.array(limitStageShape),
  /** Code of the unit that usually handles it; `street`: the street the place lies in. */
  unit: z.string().nullable(),
  confidence: confidenceShape,
})
export type Condition = z.output<typeof conditionShape>

/** What a stage of a case type may take where nothing says otherwise. */
export const stageDefaultShape = z.object({
  caseType: z.string(),
  stage: z.string(),
  limit: durationShape,
  confidence: confidenceShape,
})
export type StageDefault = z.output<typeof stageDefaultShape>

/** All that is given must hold; within a list any one is enough. Days count in Asia/Shanghai. */
const whenShape = z
  .object({
    caseTypes: z.array(z.string()),
    channels: z.array(z.string()),
    urgencies: z.array(z.string()),
    tags: z.array(z.string()),
    /** Written `edition/kind/code`; a shorter code means all classes below it. */
    classes: z.array(z.string().regex(/^[a-z0-9.-]+\/(component|matter|appeal)\/\d+$/)),
    from: z.iso.date(),
    until: z.iso.date(),
  })
  .partial()
export type When = z.output<typeof whenShape>

/**
 * A rule above the filing standard. `replace`: its limit counts instead; `at-most`: it can only make a
 * limit shorter, so that a campaign of three work days never loosens a limit of two urgent hours.
 */
export const overrideShape = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: textShape,
  basis: z.string().min(1),
  confidence: confidenceShape,
  effect: z.enum(['replace', 'at-most']),
  when: whenShape,
  /** By stage of the case type. */
  limits: z.record(z.string(), durationShape),
})
export type Override = z.output<typeof overrideShape>

/** One version of a district's standards, whole. */
export interface StandardSet {
  version: number
  title: Text
  basis: string
  conditions: readonly Condition[]
  defaults: readonly StageDefault[]
  /** In the order in which they are read. */
  overrides: readonly Override[]
}

/** A set made ready to be asked; immutable, so that it can be kept in memory. */
export interface Standards extends StandardSet {
  conditionsOf(key: ClassKey): readonly Condition[]
  defaultOf(caseType: string, stage: string): StageDefault | undefined
}

export function standardsOf(set: StandardSet): Standards {
  const conditions = Map.groupBy(set.conditions, (condition) => classKeyText(condition.class))
  const defaults = new Map(set.defaults.map((known) => [`${known.caseType}/${known.stage}`, known]))
  return {
    ...set,
    conditionsOf: (key) => conditions.get(classKeyText(key)) ?? [],
    defaultOf: (caseType, stage) => defaults.get(`${caseType}/${stage}`),
  }
}
