import { z } from 'zod'
import type { Chance } from '#kernel/chance.ts'

/** Whom and what an answer may name. */
export interface Pools {
  units: readonly number[]
  /** Units below the one that acts. */
  below: readonly number[]
  cases: readonly number[]
  /** By the mark of the field: the post it names, or `lead`: who may do what the lead does. */
  accounts: Record<string, readonly (number | null)[]>
  classes: readonly { edition: string; kind: string; code: string }[]
  /** Stages of a limit that may be named. */
  stages?: readonly string[]
  now: Date
}

/** A form as JSON Schema with the marks of our fields. */
export interface Drawn {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Drawn[]
  properties?: Record<string, Drawn>
  required?: string[]
  items?: Drawn
  minItems?: number
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  unit?: 'any' | 'below'
  case?: boolean
  account?: string
  personal?: string
  class?: boolean
  stageOf?: string
  pattern?: string
}

const texts = [
  '路灯不亮三天了，请尽快处理',
  '联系电话 027-85771234，楼下噪音扰民',
  '已现场处理完毕，恢复原状',
  '不属于本单位职责范围，建议由属地街道办理',
]
const words = ['cool-summer', 'flood-season', 'consultation']
const usualStages = ['stop', 'penalise', 'demolish', 'control', 'repair']
const personal: Record<string, string[]> = {
  phone: ['13812345678', '027-85771234', '１３９８７６５４３２１'],
  name: ['王小明', '欧阳建国'],
  address: ['江汉区民族路 12 号 3 单元 501'],
  identity: ['420103199001011234'],
}

/** Valid answers drawn at random from the schema itself; undefined where nothing valid can be named now. */
export function draw(
  asks: z.ZodObject | undefined,
  chance: Chance,
  pools: Pools,
): Record<string, unknown> | undefined {
  if (!asks) return {}
  return drawFrom(z.toJSONSchema(asks, { io: 'input', unrepresentable: 'any' }) as Drawn, chance, pools)
}

/** The same from a form as the API hands it out; null: it asks nothing. */
export const drawFrom = (
  form: Drawn | null,
  chance: Chance,
  pools: Pools,
): Record<string, unknown> | undefined =>
  form ? (drawOne(form, chance, pools) as Record<string, unknown> | undefined) : {}

function drawOne(schema: Drawn, chance: Chance, pools: Pools): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return chance.pick(schema.enum)
  if (schema.type === 'null') return null
  if (schema.account) return pick(pools.accounts[schema.account] ?? [], chance)
  if (schema.anyOf) return drawOne(chance.pick(schema.anyOf), chance, pools)
  if (schema.class) return pick(pools.classes, chance)
  if (schema.type === 'object') return drawObject(schema, chance, pools)
  if (schema.type === 'array') {
    const many = Array.from({ length: (schema.minItems ?? 0) + (chance.yes(0.3) ? 1 : 0) }, () =>
      drawOne(schema.items ?? {}, chance, pools),
    )
    return many.includes(undefined) ? undefined : [...new Set(many)]
  }
  if (schema.type === 'boolean') return chance.yes(0.5)
  if (schema.type === 'integer' || schema.type === 'number') return drawNumber(schema, chance, pools)
  return drawText(schema, chance, pools)
}

function drawObject({ properties = {}, required = [] }: Drawn, chance: Chance, pools: Pools): unknown {
  const made: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(properties)) {
    const needed = required.includes(name)
    if (!needed && chance.yes(0.5)) continue
    const value = drawOne(schema, chance, pools)
    if (value === undefined && needed) return undefined
    if (value !== undefined) made[name] = value
  }
  return made
}

function drawNumber(schema: Drawn, chance: Chance, pools: Pools): number | undefined {
  if (schema.unit) return pick(schema.unit === 'below' ? pools.below : pools.units, chance)
  if (schema.case) return pick(pools.cases, chance)
  return Math.max(schema.minimum ?? 0, Math.floor(chance.between(1, 30)))
}

function drawText(schema: Drawn, chance: Chance, { now, stages = usualStages }: Pools): string | undefined {
  if (schema.format === 'date') {
    const day = new Date(now.getTime() + Math.floor(chance.between(1, 60)) * 86_400_000)
    return day.toISOString().slice(0, 10)
  }
  if (schema.stageOf) return pick(stages, chance)
  const { pattern, personal: kind, maxLength } = schema
  if (pattern && !kind) return chance.pick(words.filter((word) => new RegExp(pattern).test(word)))
  return chance.pick(kind ? personal[kind]! : texts).slice(0, maxLength)
}

const pick = <T>(from: readonly T[], chance: Chance): T | undefined =>
  from.length > 0 ? chance.pick(from) : undefined
