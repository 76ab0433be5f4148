import type { Duration } from '#engines/calendar/calendar.ts'
import { refuse, type Text } from '#kernel/errors.ts'
import { classKeyText } from './class-key.ts'
import { conditionUnknown } from './errors.ts'
import { type Asked, type Considered, handling, type Limit, type RuledStage } from './limit.ts'
import * as say from './limit-text.ts'
import { nominalDue } from './nominal-due.ts'
import type { Condition, Confidence, LimitStage, Override, Standards } from './standards.ts'
import { whyNotMet } from './when.ts'

interface Candidate {
  id: string
  limit: Duration
  text: Text
  basis: string
  confidence: Confidence
}

/**
 * Which limit a stage of a case has, which rule says so, and why the others do not; `undefined` where no
 * rule speaks. Three sentences: the filing condition counts before the case type's default; the first
 * override that applies and replaces counts before both; of that and all overrides that say `at-most` the
 * one due soonest wins, and a tie leaves the limit as it was. Refuses a condition the class does not have.
 *
 * @param due when a limit that begins at `asked.at` would be due: pass the district's calendar, since two
 * work hours on a Friday evening outlast a natural day. Without it a work day is taken for 24 hours.
 */
export function limitFor(
  standards: Standards,
  asked: Asked,
  due: (limit: Duration) => Date = nominalDue(asked.at),
): Limit | undefined {
  const overrides = standards.overrides.filter((override) => asked.stage in override.limits)
  const applying = overrides.filter((override) => !whyNotMet(override.when, asked))
  const condition = chosenCondition(standards, asked)

  const bases = [
    ...applying.filter(replaces).map((override) => fromOverride(override, asked.stage)),
    ...(condition ? [fromCondition(condition, standards.basis)] : []),
    ...fromDefault(standards, asked),
  ]
  const caps = applying.filter((override) => !replaces(override)).map((one) => fromOverride(one, asked.stage))
  const winner = soonest([...bases.slice(0, 1), ...caps], due)
  if (!winner) return undefined

  const because: Considered[] = [
    ...[...bases, ...caps].map(({ id, limit, text }) => {
      if (id === winner.id) return { id, limit, outcome: 'gives' as const, text: say.given(text) }
      const wasReplaced = bases.slice(1).some((base) => base.id === id)
      return {
        id,
        limit,
        outcome: 'beaten' as const,
        text: wasReplaced ? say.replaced(text) : say.dueLater(text),
      }
    }),
    ...overrides.filter((override) => !applying.includes(override)).map((one) => notApplying(one, asked)),
    ...classWithoutChoice(standards, asked),
  ]
  const stages = stagesWithin(condition, winner, due)
  const { limit: duration, ...rule } = winner
  return {
    duration,
    ...(condition && stages.length > 0 && { stages: stages.map((one) => ruled(standards, condition, one)) }),
    rule: { ...rule, version: standards.version, because },
  }
}

const replaces = (override: Override): boolean => override.effect === 'replace'

function chosenCondition(standards: Standards, asked: Asked): Condition | undefined {
  if (asked.stage !== handling || !asked.class || asked.condition === undefined) return undefined
  const known = standards.conditionsOf(asked.class).find(({ code }) => code === asked.condition)
  return (
    known ??
    refuse(conditionUnknown, {
      condition: asked.condition,
      class: classKeyText(asked.class),
      version: standards.version,
    })
  )
}

/** A class may have a condition of two hours beside one of five days: none is taken unless it was chosen. */
function classWithoutChoice(standards: Standards, asked: Asked): Considered[] {
  if (asked.stage !== handling || !asked.class || asked.condition !== undefined) return []
  const { length } = standards.conditionsOf(asked.class)
  if (length === 0) return []
  return [
    { id: `class:${classKeyText(asked.class)}`, outcome: 'not-met', text: say.classWithoutChoice(length) },
  ]
}

const fromCondition = (condition: Condition, basis: string): Candidate => ({
  id: `condition:${condition.code}`,
  limit: condition.limit,
  text: say.conditionText(condition),
  basis,
  confidence: condition.confidence,
})

function fromOverride(override: Override, stage: string): Candidate {
  const { code, basis, confidence } = override
  const limit = override.limits[stage]
  if (!limit) throw new Error(`override ${code} has no limit for ${stage}`)
  return { id: `override:${code}`, limit, text: say.overrideText(override, limit), basis, confidence }
}

function fromDefault(standards: Standards, { caseType, stage }: Asked): Candidate[] {
  const known = standards.defaultOf(caseType, stage)
  if (!known) return []
  const { limit, confidence } = known
  const { basis } = standards
  return [{ id: `default:${caseType}/${stage}`, limit, text: say.defaultText(known), basis, confidence }]
}

function notApplying(override: Override, asked: Asked): Considered {
  const { id, limit, text } = fromOverride(override, asked.stage)
  const why = whyNotMet(override.when, asked) ?? text
  return { id, limit, outcome: 'not-met', text: say.notMet(text, why) }
}

function soonest(candidates: Candidate[], due: (limit: Duration) => Date): Candidate | undefined {
  const [first, ...others] = candidates
  return first && others.reduce((best, one) => (due(one.limit) < due(best.limit) ? one : best), first)
}

/** A stage is given by the filing condition, whichever rule gave the whole. */
function ruled({ basis, version }: Standards, condition: Condition, stage: LimitStage): RuledStage {
  const { code, confidence } = condition
  const [id, text] = [`condition:${code}/${stage.code}`, say.stageText(condition, stage)]
  const because = [{ id, limit: stage.limit, outcome: 'gives' as const, text: say.given(text) }]
  return { ...stage, rule: { id, version, text, basis, confidence, because } }
}

/** Stages of the filing condition stay where another rule gives the whole limit, but for those due after it. */
function stagesWithin(
  condition: Condition | undefined,
  winner: Candidate,
  due: (limit: Duration) => Date,
): readonly LimitStage[] {
  if (!condition || winner.id === `condition:${condition.code}`) return condition?.stages ?? []
  return condition.stages.filter((stage) => due(stage.limit) < due(winner.limit))
}
