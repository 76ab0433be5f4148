import { z } from 'zod'
import { maskAs, maskText, type PersonalKind } from '#kernel/masking.ts'
import { markOf } from './marks.ts'

/** Kinds of personal data by which people are found. */
const lookedUp: readonly PersonalKind[] = ['phone', 'identity']

const personal = (kind: PersonalKind, max: number) =>
  z.string().trim().min(1).max(max).meta({ personal: kind })

/** Fields for case types; each is encrypted at rest and masked on every screen. */
export const personName = personal('name', 50)
export const homeAddress = personal('address', 200)
export const phoneNumber = z
  .string()
  .trim()
  .regex(/^[+＋]?[\d０-９][\d０-９\s()（）-]{4,24}$/, '电话号码格式不正确 / not a phone number')
  .meta({ personal: 'phone' })

/** Text that people type: personal numbers in it are masked, the original is kept encrypted. */
export const freeText = (max: number) => z.string().trim().min(1).max(max)

export interface PersonalValue {
  field: string
  plain: string
  kind: PersonalKind | 'text'
  lookUp: boolean
}

export interface Separated {
  /** What everyone reads: personal fields and numbers in texts masked. */
  masked: Record<string, unknown>
  /** What is encrypted beside it. */
  personal: PersonalValue[]
}

/** Parts what may be read from what must be opened with a reason. Values have passed the schema. */
export function separate(schema: z.ZodObject | undefined, values: Record<string, unknown>): Separated {
  const masked: Record<string, unknown> = {}
  const found: PersonalValue[] = []
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined) continue
    const kind = markOf<PersonalKind>(schema?.shape[field], 'personal')
    if (typeof value !== 'string') masked[field] = value
    else if (kind) {
      masked[field] = maskAs[kind](value)
      found.push({ field, plain: value, kind, lookUp: lookedUp.includes(kind) })
    } else {
      const text = maskText(value)
      masked[field] = text.masked
      if (text.found.length > 0) found.push({ field, plain: value, kind: 'text', lookUp: false })
    }
  }
  return { masked, personal: found }
}
