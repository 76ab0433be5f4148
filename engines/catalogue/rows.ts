import type { Duration } from '#engines/calendar/calendar.ts'
import type { Text } from '#kernel/errors.ts'
import { type Kind, kinds } from './class-key.ts'
import {
  type Condition,
  type Confidence,
  confidenceShape,
  type LimitStage,
  type Override,
  type StageDefault,
} from './standards.ts'
import type { Version } from './versions.ts'

/** Rows as the store gives them, and the values the rest of the room works with. */
export interface VersionRow {
  version: number
  content: string
  title_zh: string
  title_en: string
  basis: string
  from_day: string | null
  until_day: string | null
  activated_at: Date | null
}

export interface StoredVersion extends Version {
  /** Names the content: equal names, equal content, once it is activated. */
  content: string
}

export const versionOf = (row: VersionRow): StoredVersion => ({
  version: row.version,
  content: row.content,
  title: title(row),
  basis: row.basis,
  from: row.from_day,
  until: row.until_day,
  activatedAt: row.activated_at,
})

export interface ConditionRow {
  code: string
  edition: string
  kind: string
  class_code: string
  file_zh: string
  file_en: string
  close_zh: string
  close_en: string
  duration: Duration
  stages: LimitStage[]
  unit: string | null
  confidence: string
}

export const conditionOf = (row: ConditionRow): Condition => ({
  class: { edition: row.edition, kind: kindOf(row.kind), code: row.class_code },
  code: row.code,
  file: { zh: row.file_zh, en: row.file_en },
  close: { zh: row.close_zh, en: row.close_en },
  limit: row.duration,
  stages: row.stages,
  unit: row.unit,
  confidence: confidenceOf(row.confidence),
})

export const conditionRow = (one: Condition, position: number): ConditionRow & { position: number } => ({
  code: one.code,
  position,
  edition: one.class.edition,
  kind: one.class.kind,
  class_code: one.class.code,
  file_zh: one.file.zh,
  file_en: one.file.en,
  close_zh: one.close.zh,
  close_en: one.close.en,
  duration: one.limit,
  stages: one.stages,
  unit: one.unit,
  confidence: one.confidence,
})

export interface StageDefaultRow {
  case_type: string
  stage: string
  duration: Duration
  confidence: string
}

export const stageDefaultOf = (row: StageDefaultRow): StageDefault => ({
  caseType: row.case_type,
  stage: row.stage,
  limit: row.duration,
  confidence: confidenceOf(row.confidence),
})

export interface OverrideRow {
  code: string
  title_zh: string
  title_en: string
  basis: string
  confidence: string
  effect: string
  applies_when: Override['when']
  limits: Override['limits']
}

export const overrideOf = (row: OverrideRow): Override => ({
  code: row.code,
  title: title(row),
  basis: row.basis,
  confidence: confidenceOf(row.confidence),
  effect: row.effect === 'replace' ? 'replace' : 'at-most',
  when: row.applies_when,
  limits: row.limits,
})

const title = (row: { title_zh: string; title_en: string }): Text => ({ zh: row.title_zh, en: row.title_en })
const confidenceOf = (text: string): Confidence => confidenceShape.parse(text)
export const kindOf = (text: string): Kind => {
  const kind = kinds.find((known) => known === text)
  if (!kind) throw new Error(`the store holds a class of kind ${text}`)
  return kind
}
